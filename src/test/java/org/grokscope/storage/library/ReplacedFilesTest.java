package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library's files are taken away while it is recording, and everything that is in memory is in the library that is there then. */
class ReplacedFilesTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("library.db");
    }

    private Path beside(String ending) {
        return folder.resolve("library.db" + ending);
    }

    /** What happens to the files. */
    enum Loss {
        DATABASE_DELETED,
        ALL_DELETED,
        FOLDER_DELETED,
        LOG_DELETED,
        SHARED_MEMORY_DELETED,
        LOCKS_DELETED,
        DATABASE_RENAMED,
        ALL_RENAMED,
        REPLACED_BY_OLD_COPY,
        REPLACED_BY_OTHER_LIBRARY
    }

    private void lose(Loss loss) throws IOException {
        switch (loss) {
            case DATABASE_DELETED -> Files.delete(file());
            case ALL_DELETED -> deleteAll();
            case FOLDER_DELETED -> {
                deleteAll();
                Files.delete(folder);
            }
            case LOG_DELETED -> Files.delete(beside("-wal"));
            case SHARED_MEMORY_DELETED -> Files.delete(beside("-shm"));
            case LOCKS_DELETED -> Files.delete(beside(".lock"));
            case DATABASE_RENAMED -> Files.move(file(), beside(".old"));
            case ALL_RENAMED -> {
                Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
                for (Path each : Database.files(file())) {
                    Files.move(each, elsewhere.resolve(each.getFileName()));
                }
            }
            case REPLACED_BY_OLD_COPY ->
                Files.move(
                        beside(".copy"), file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            case REPLACED_BY_OTHER_LIBRARY -> {
                LibraryFixture.write(folder.resolve("other.db"), 2);
                Files.move(folder.resolve("other.db"), file(), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
    }

    private static void assertRecorded(FakeRun run, String uuid, Path file) throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            StoredRun stored = library.runs().runs().stream()
                    .filter(each -> each.uuid().equals(uuid))
                    .findFirst()
                    .orElseThrow();
            Runs.assertSame(run.history, library.load(stored.id()).history());
            Runs.assertSame(run.checkpoints(), library.checkpoints(stored.id()));
        }
        assertTrue(Repair.isSound(file));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void whatIsInMemoryIsWrittenAgain(Loss loss) throws IOException, InterruptedException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "open files can be deleted and renamed");
        FakeRun run = new FakeRun().advance(200);
        FakeRun ended = new FakeRun().advance(300).end();
        String uuid;
        String endedUuid;
        try (Library library = Library.open(file(), "9.9")) {
            uuid = library.record(run, Origin.WINDOW);
            endedUuid = library.record(ended, Origin.WINDOW);
            library.flush();
            try (Database copying = Database.open(file())) {
                copying.execute("VACUUM INTO ?", beside(".copy").toString());
            } catch (java.sql.SQLException e) {
                throw new IOException(e);
            }
            run.advance(500);
            library.flush();
            lose(loss);
            run.advance(700);
            library.flush();
            assertEquals(Optional.empty(), library.problem());
            assertRecorded(run, uuid, file());
            assertEquals(List.of(), library.interrupted(), "this process still has them");
            run.advance(800).end();
        }
        assertRecorded(run, uuid, file());
        assertRecorded(ended, endedUuid, file());
    }

    @Test
    void aRenamedLibraryIsCompleteUnderItsNewName() throws IOException, InterruptedException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "an open file can be renamed");
        FakeRun run = new FakeRun().advance(200);
        try (Library library = Library.open(file(), "9.9")) {
            library.record(run, Origin.WINDOW);
            library.flush();
            Files.move(file(), folder.resolve("renamed.db"));
            library.flush();
            try (Library renamed = Library.open(folder.resolve("renamed.db"), "9.9")) {
                Runs.assertSame(run.history, renamed.load(1).history());
            }
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidUntilItCan() throws IOException, InterruptedException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "an open file can be deleted");
        FakeRun run = new FakeRun().advance(200);
        try (Library library = Library.open(file(), "9.9")) {
            String uuid = library.record(run, Origin.WINDOW);
            library.flush();
            deleteAll();
            Files.createDirectory(file());
            library.flush();
            assertEquals(
                    Optional.of("The library " + file() + " is a folder. Choose a file with --library FILE."),
                    library.problem());
            assertThrows(IOException.class, library::runs);
            Files.delete(file());
            library.flush();
            assertEquals(Optional.empty(), library.problem());
            assertRecorded(run, uuid, file());
        }
    }
}
