package org.grokscope.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.grokscope.storage.library.JournalMode;
import org.grokscope.storage.library.Library;
import org.grokscope.storage.library.LibraryAccess;
import org.grokscope.storage.library.Recorder;

/**
 * A file dialog opens and closes all files of the library's folder in the process that records, which drops its POSIX locks. Meanwhile another
 * process opens the library, reads or writes, and closes it.
 *
 * @param journal as it is declared for a network drive, or not
 */
record BesideFileDialog(int count, JournalMode journal) implements Fault {

    private static final int STEPS = 100;
    private static final int STEPS_PER_EVALUATION = 25;
    private static final int ROUNDS_PER_PROCESS = 50;

    @Override
    public String name() {
        return "locks dropped by a file dialog while another process uses the library"
                + (journal == JournalMode.ROLLBACK ? ", NFS journal (declared)" : "");
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        for (int done = 0; done < count; done += ROUNDS_PER_PROCESS) {
            Path file = folder.resolve("library" + done + ".db");
            Library.open(file, "9.9", LibraryAccess.CREATE, journal).close();
            survived += rounds(file, Math.min(ROUNDS_PER_PROCESS, count - done), random);
        }
        return new Outcome(count, survived, "nothing");
    }

    private static int rounds(Path file, int rounds, Random random) throws IOException, InterruptedException {
        int survived = 0;
        try (Recorder recorder = Recorder.besideDialog(file)) {
            for (int i = 1; i <= rounds; i++) {
                boolean said = !recorder.advance((long) i * STEPS).isEmpty();
                LibraryAccess access = random.nextBoolean() ? LibraryAccess.READ : LibraryAccess.CHANGE;
                survived += !said && evaluations(file, access) == i * STEPS / STEPS_PER_EVALUATION + 1 ? 1 : 0;
            }
            recorder.kill();
        }
        boolean isWhole = evaluations(file, LibraryAccess.READ) == rounds * STEPS / STEPS_PER_EVALUATION + 1;
        return isWhole ? survived : 0;
    }

    private static int evaluations(Path file, LibraryAccess access) throws IOException {
        try (Library library = Library.open(file, "9.9", access, JournalMode.AUTO)) {
            if (access == LibraryAccess.CHANGE) {
                library.restore(List.of(1L));
            }
            return library.load(1).history().size();
        }
    }
}
