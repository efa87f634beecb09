package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryFixture;
import org.grokscope.storage.library.Recorder;
import org.grokscope.storage.library.StoredRun;

/** Files of a library that another process records in are deleted, renamed or replaced by those of another library. */
record ReplacedFiles(int count) implements Fault {

    private static final int STEPS = 100;
    private static final int STEPS_PER_EVALUATION = 25;

    @Override
    public String name() {
        return "library deleted, renamed or replaced while recording";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path file = place.resolve("library.db");
        int survived = 0;
        try (Recorder recorder = Recorder.besideDialog(file)) {
            recorder.advance(STEPS);
            for (int i = 2; i <= count + 1; i++) {
                lose(file, Files.createDirectory(folder.resolve("round" + i)), random);
                String said = recorder.advance((long) i * STEPS);
                survived += said.isEmpty() && evaluations(file) == i * STEPS / STEPS_PER_EVALUATION + 1 ? 1 : 0;
            }
            recorder.end();
        }
        return new Outcome(count, survived, "of the recorded run nothing: what is in memory is written again");
    }

    private static void lose(Path file, Path elsewhere, Random random) throws IOException {
        if (random.nextInt(3) == 0) {
            Path other = elsewhere.resolve("library.db");
            LibraryFixture.write(other, 2);
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(file.getParent())) {
            files = all.filter(each -> random.nextBoolean()).toList();
        }
        boolean delete = random.nextBoolean();
        for (Path each : files) {
            if (delete) {
                Files.deleteIfExists(each);
            } else {
                Files.move(each, elsewhere.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Those of the run that is being recorded, which is the longest. */
    private static int evaluations(Path file) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            int most = 0;
            for (StoredRun run : library.runs().runs()) {
                most = run.isOpen()
                        ? Math.max(most, library.load(run.id()).history().size())
                        : most;
            }
            return most;
        }
    }
}
