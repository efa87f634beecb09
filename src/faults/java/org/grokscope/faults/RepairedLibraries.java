package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryFixture;
import org.grokscope.storage.library.Mutations;
import org.grokscope.storage.library.Repair;
import org.grokscope.storage.library.StoredRun;

/** Damaged libraries are repaired: afterwards all that is listed can be read, and the damaged file is still there. */
record RepairedLibraries(int count) implements Fault {

    private static final int RUNS = 3;

    @Override
    public String name() {
        return "damaged library, then vacuum --repair";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        byte[] whole = LibraryFixture.bytes(folder.resolve("whole.db"));
        int survived = 0;
        int runs = 0;
        int refused = 0;
        for (int i = 0; i < count; i++) {
            Path file = Files.createDirectory(folder.resolve("library" + i)).resolve("library.db");
            Files.write(file, Mutations.mutate(whole, random));
            byte[] mutated = Files.readAllBytes(file);
            try {
                Optional<Repair.Result> result = Repair.repair(file, "9.9");
                runs += result.map(each -> each.whole() + each.inPart()).orElse(RUNS);
                boolean isKept =
                        result.map(each -> Files.exists(each.damaged())).orElse(true);
                survived += isKept && isReadable(file) ? 1 : 0;
            } catch (IOException e) {
                // Its header is damaged so that it cannot be told from a file of another program.
                survived += Arrays.equals(mutated, Files.readAllBytes(file)) ? 1 : 0;
                refused++;
            }
        }
        return new Outcome(
                count,
                survived,
                String.format(
                        Locale.ROOT,
                        "of %,d runs %,d came back whole or in part; %d files were rejected and not changed",
                        RUNS * count,
                        runs,
                        refused));
    }

    private static boolean isReadable(Path file) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            Library.Listing listing = library.runs();
            for (StoredRun run : listing.runs()) {
                library.load(run.id());
                library.checkpoints(run.id());
            }
            return listing.problems().equals(List.of());
        }
    }
}
