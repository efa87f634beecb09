package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.Recorder;

/** A library is opened under another name of its file while a process records in it: by links, relative paths, and a hard link. */
record TwoNames(int count) implements Fault {

    private static final int STEPS = 25;

    @Override
    public String name() {
        return "library opened under two names";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        Path file = folder.resolve("library.db");
        List<Path> names = List.of(
                Files.createSymbolicLink(folder.resolve("link.db"), Path.of("library.db")),
                Files.createSymbolicLink(folder.resolve("linked"), folder).resolve("library.db"),
                Files.createDirectory(folder.resolve("sub")).resolve("..").resolve("library.db"),
                Path.of("").toAbsolutePath().relativize(file),
                folder.resolve("hard.db"));
        int survived = 0;
        try (Recorder recorder = Recorder.besideDialog(file)) {
            for (int i = 1; i <= count; i++) {
                recorder.advance((long) i * STEPS);
                Path name = names.get(random.nextInt(names.size()));
                boolean hard = name.endsWith("hard.db");
                if (hard) {
                    Files.createLink(name, file);
                }
                survived += hard ? isRefused(name) : isTheSame(name, i + 1);
                Files.deleteIfExists(folder.resolve("hard.db"));
            }
            recorder.end();
        }
        return new Outcome(count, survived, "nothing: it is one library under all names; hard links are refused");
    }

    private static int isTheSame(Path name, int evaluations) throws IOException {
        try (Library library = Library.open(name, "9.9")) {
            boolean held = library.interrupted().isEmpty()
                    && library.find(1).orElseThrow().isOpen();
            return held && library.load(1).history().size() == evaluations ? 1 : 0;
        }
    }

    private static int isRefused(Path name) {
        try (Library _ = Library.open(name, "9.9")) {
            return 0;
        } catch (IOException e) {
            return e.getMessage().contains("hard links") ? 1 : 0;
        }
    }
}
