package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.grokscope.run.RunResult;
import org.grokscope.storage.format.RunBundle;

/** Libraries and their contents for tests elsewhere. */
public final class LibraryFixture {

    private LibraryFixture() {}

    /** The file of a library with three runs. */
    public static byte[] bytes(Path file) throws IOException {
        write(file, 3);
        return Files.readAllBytes(file);
    }

    /** Records some runs. */
    public static void write(Path file, int runs) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            for (int i = 0; i < runs; i++) {
                library.record(new FakeRun().advance(500 + 100 * i).end(), Origin.WINDOW);
            }
        }
    }

    /** A run with everything that belongs to it. */
    public static RunBundle.Content content() {
        FakeRun run = FakeRun.ofEverything();
        return new RunBundle.Content(
                run.result(),
                run.checkpoints(),
                "01234567-89ab-cdef-0123-456789abcdef",
                "A name",
                "A note",
                List.of("a"));
    }

    /** Says that a library was written by a later version, and whether it is refused and left as it was. */
    public static boolean refusesNewer(Path file) throws IOException, SQLException {
        write(file, 1);
        try (Database database = Database.open(file)) {
            database.execute("PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file);
        try {
            Library.open(file, "9.9").close();
            return false;
        } catch (IOException e) {
            return e.getMessage().contains("newer GrokScope") && Arrays.equals(before, Files.readAllBytes(file));
        }
    }

    /** Records a run while the clock jumps by up to ten years at every look; whether all of it is there. */
    public static boolean survivesJumps(Path file, Random random) throws IOException, InterruptedException {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plus(Duration.ofDays(18_000 + random.nextInt(7_300)));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        FakeRun run = new FakeRun();
        try (Library library = Library.open(file, "9.9", LibraryAccess.CREATE, JournalMode.AUTO, clock)) {
            library.record(run, Origin.WINDOW);
            for (long step = 100; step <= 1_000; step += 100) {
                run.advance(step);
                library.flush();
            }
            run.end();
        }
        try (Library library = Library.open(file, "9.9", LibraryAccess.CREATE, JournalMode.AUTO, clock)) {
            StoredRun stored = library.runs().runs().getFirst();
            RunResult read = library.load(stored.id());
            return read.history().size() == run.history.size()
                    && library.interrupted().isEmpty()
                    && stored.ended().isPresent();
        }
    }

    /** The files of a folder. */
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
