package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that cannot be used, disks that are full, rows that are damaged. */
class LibraryFaultsTest extends LibraryOnDisk {

    @Test
    void databaseOfAnotherProgramIsRefusedAndUnchanged() throws IOException, SQLException {
        execute("CREATE TABLE theirs (x)");
        assertEquals(
                "The library " + file() + " is a database of another program. Choose another file with --library FILE.",
                problem());
    }

    @Test
    void folderInPlaceOfAFileAndUncreatableFolderAreNamed() throws IOException {
        Files.createDirectory(file());
        assertEquals("The library " + file() + " is a folder. Choose a file with --library FILE.", problem());
        Path below = Files.writeString(folder.resolve("file"), "x").resolve("library.db");
        String problem = assertThrows(IOException.class, () -> Library.open(below, "9.9"))
                .getMessage();
        assertTrue(problem.contains("cannot be created in this folder"), problem);
    }

    @Test
    void readOnlyFileIsNamed() throws IOException {
        runs(1);
        assumeTrue(file().toFile().setReadOnly() && !Files.isWritable(file()), "not as a user who may write anything");
        assertTrue(problem().contains("permission denied"), problem());
    }

    @Test
    void aLibraryThatMayOnlyBeReadIsRead() throws IOException {
        runs(2);
        Files.delete(folder.resolve("library.db.lock"));
        assumeTrue(
                file().toFile().setReadOnly() && folder.toFile().setReadOnly() && !Files.isWritable(folder),
                "not as a user who may write anything");
        try (Library library = Library.open(file(), "9.9", LibraryAccess.READ, JournalMode.AUTO)) {
            assertEquals(2, library.runs().runs().size());
            library.load(1);
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
        assertEquals(List.of(file()), LibraryFixture.filesIn(folder));
    }

    @Test
    void aFileIsReadWithoutLocksWhateverItsName() throws IOException, SQLException {
        Path strange = folder.resolve("50% of my#runs & more.db");
        LibraryFixture.write(strange, 1);
        Files.delete(folder.resolve(strange.getFileName() + ".lock"));
        try (Database database = new Database(strange)) {
            database.connect(Database.Opening.IMMUTABLE, JournalMode.AUTO);
            assertEquals(1, database.number("SELECT count(*) FROM run"));
            assertThrows(SQLException.class, () -> database.execute("DELETE FROM run"));
        }
        assertEquals(List.of(strange), LibraryFixture.filesIn(folder));
    }

    @Test
    void whatDoesNotFitOnTheDiskIsWrittenOnceSpaceIsFree() throws IOException, SQLException {
        FakeRun run = new FakeRun().advance(1_000);
        try (Database database = Database.open(file())) {
            Schema.migrate(database);
            // SQLite's own limit fails as a full disk does.
            database.number("PRAGMA max_page_count = " + (database.number("PRAGMA page_count") + 5));
            Recording recording = Recording.fresh(
                    new RunEntry("a", Origin.WINDOW, Optional.empty(), StoredRun.Label.NONE, null, "1"),
                    run,
                    Clock.systemUTC());
            for (int i = 0; i < 3; i++) {
                SQLException full = assertThrows(SQLException.class, () -> recording.write(database, true));
                assertEquals(
                        "The library " + file() + " cannot be written: the disk is full. Free some space.",
                        LibraryException.of(file(), full).getMessage());
                assertEquals(0, database.number("SELECT count(*) FROM run"), "nothing is half there");
                run.advance(1_000 + 100 * i);
            }
            database.number("PRAGMA max_page_count = 1000000");
            assertFalse(recording.write(database, true));
            assertTrue(recording.write(database, true) || !run.isOver());
            run.end();
            assertTrue(recording.write(database, true));
            Runs.assertSame(run.result(), new RunReader(database).run(1));
            Runs.assertSame(run.checkpoints(), new RunReader(database).checkpoints(1));
        }
    }

    @Test
    void damagedRunDoesNotHideTheOthers() throws IOException, SQLException {
        runs(3);
        execute("UPDATE setting SET value = 'ninety' WHERE run = 2 AND name = 'p'");
        execute("UPDATE run SET created = 'yesterday' WHERE id = 3");
        try (Library library = Library.open(file(), "9.9")) {
            Library.Listing listing = library.runs();
            assertEquals(1, listing.runs().size());
            assertEquals(2, listing.problems().size());
            assertTrue(listing.problems().getFirst().startsWith("Run 3 of the library"), listing.toString());
            assertThrows(IOException.class, () -> library.load(2));
        }
    }

    @Test
    void damagedCheckpointIsNamed() throws IOException, SQLException {
        runs(1);
        execute("UPDATE checkpoint SET data = zeroblob(size) WHERE step = 200");
        try (Library library = Library.open(file(), "9.9")) {
            String problem = assertThrows(IOException.class, () -> library.checkpoints(1))
                    .getMessage();
            assertEquals("The checkpoint of run 1 at step 200 in " + file() + " is no checkpoint", problem);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void onlyTheRunOfAKilledProcessIsInterrupted() throws IOException, InterruptedException {
        try (Recorder recorder = Recorder.start(file());
                Library library = Library.open(file(), "9.9")) {
            assertEquals("", recorder.advance(500));
            assertEquals(List.of(), library.interrupted(), "its process lives");
            recorder.kill();
            List<StoredRun> interrupted = library.interrupted();
            assertEquals(1, interrupted.size());
            FakeRun expected = new FakeRun().advance(500);
            Runs.assertSame(
                    expected.history, library.load(interrupted.getFirst().id()).history());
        }
    }

    @Test
    void anEmptyFileIsNoLibraryAndAFileOfAnotherProgramGetsNoLock() throws IOException, SQLException {
        Files.createFile(file());
        for (LibraryAccess access : List.of(LibraryAccess.READ, LibraryAccess.CHANGE)) {
            assertEquals(
                    "The library " + file()
                            + " is an empty file, not a library. Choose another file with --library FILE.",
                    assertThrows(IOException.class, () -> Library.open(file(), "9.9", access, JournalMode.AUTO))
                            .getMessage());
        }
        assertEquals(List.of(file()), LibraryFixture.filesIn(folder));
        assertEquals(0, Files.size(file()));
        Files.writeString(file(), "no database at all, but long enough ".repeat(100));
        assertThrows(IOException.class, () -> Library.open(file(), "9.9"));
        assertThrows(IOException.class, () -> Repair.repair(file(), "9.9"));
        assertEquals(List.of(file()), LibraryFixture.filesIn(folder));
        Files.delete(file());
        execute("CREATE TABLE theirs (x)");
        assertThrows(IOException.class, () -> Library.open(file(), "9.9"));
        assertThrows(IOException.class, () -> Repair.repair(file(), "9.9"));
        assertTrue(LibraryFixture.filesIn(folder).stream()
                .noneMatch(each -> each.toString().endsWith(".lock")));
    }

    @Test
    void messagesHaveNoTextOfTheDatabase() throws IOException {
        runs(1);
        try (Library library = Library.open(file(), "9.9")) {
            String problem = assertThrows(
                            IOException.class, () -> library.label(77, new StoredRun.Label("", "", List.of("tag"))))
                    .getMessage();
            assertTrue(problem.contains("no longer has a run that was to be changed"), problem);
            assertFalse(problem.contains("SQLITE"), problem);
        }
    }
}
