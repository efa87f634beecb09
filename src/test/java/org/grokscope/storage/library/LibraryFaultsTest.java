package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LibraryFaultsTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("library.db");
    }

    private String problem() {
        return assertThrows(IOException.class, () -> Library.open(file(), "9.9"))
                .getMessage();
    }

    private void runs(int count) throws IOException {
        try (Library library = Library.open(file(), "9.9")) {
            for (int i = 0; i < count; i++) {
                library.record(new FakeRun().advance(2_000).end(), Origin.WINDOW);
            }
        }
    }

    private void execute(String sql) throws IOException, SQLException {
        try (Database database = Database.open(file())) {
            database.execute(sql);
        }
    }

    @Test
    void newerLibraryIsRefusedAndUnchanged() throws IOException, SQLException {
        runs(1);
        execute("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file());
        assertEquals(
                "The library " + file()
                        + " was written by a newer GrokScope (version 99, supported up to " + Schema.version() + "). "
                        + "Update GrokScope, or choose another file with --library FILE.",
                problem());
        assertEquals(before.length, Files.size(file()));
    }

    private static void writeAsVersion(int version, FakeRun run, Database database) throws IOException, SQLException {
        Schema.migrate(database, version);
        // The program writes this column, which versions before 4 did not have.
        database.script("ALTER TABLE evaluation ADD COLUMN seconds REAL");
        Recording.whole(
                database,
                new RunEntry("a", Origin.WINDOW, Optional.empty(), StoredRun.Label.NONE, null, "1"),
                run,
                Clock.systemUTC());
        database.script("ALTER TABLE evaluation DROP COLUMN seconds");
    }

    @Test
    void olderLibraryIsBackedUpAndMigrated() throws IOException, SQLException {
        FakeRun run = new FakeRun();
        run.timed = false;
        run.advance(400).end();
        try (Database database = Database.open(file())) {
            writeAsVersion(1, run, database);
            assertThrows(SQLException.class, () -> database.number("SELECT count(*) FROM runs"));
        }
        try (Library library = Library.open(file(), "9.9")) {
            Runs.assertSame(run.result(), library.load(1));
        }
        try (Database database = Database.open(file());
                Database copy = Database.open(folder.resolve("library.db.version-1"))) {
            assertEquals(1, database.number("SELECT count(*) FROM runs"));
            assertEquals(0, database.number("SELECT count(seconds) FROM series"), "not recorded at that time");
            assertEquals(Schema.version(), database.number("PRAGMA user_version"));
            assertEquals(1, copy.number("PRAGMA user_version"));
            assertEquals(1, copy.number("SELECT count(*) FROM run"));
        }
    }

    @Test
    void theListOfAMigratedLibraryDoesNotReadThePagesOfCheckpoints() throws IOException, SQLException {
        FakeRun run = new FakeRun();
        run.advance(400).end();
        try (Database database = Database.open(file())) {
            Schema.migrate(database, 4);
            Recording.whole(
                    database,
                    new RunEntry("a", Origin.WINDOW, Optional.empty(), StoredRun.Label.NONE, null, "1"),
                    run,
                    Clock.systemUTC());
        }
        try (Library library = Library.open(file(), "9.9")) {
            StoredRun stored = library.runs().runs().getFirst();
            assertEquals(5, stored.checkpoints());
            assertTrue(stored.bytes() > 5L * 4 * FakeRun.PARAMETERS, "bytes: " + stored.bytes());
        }
        try (Database database = Database.open(file())) {
            List<String> plan = database.query(
                    "EXPLAIN QUERY PLAN SELECT sum(size) FROM checkpoint WHERE run = 1",
                    row -> row.getString("detail"));
            assertTrue(plan.getFirst().contains("COVERING INDEX"), plan.toString());
        }
    }

    @Test
    void reasonsStoredAsSentencesAreMigratedToCodes() throws IOException, SQLException {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("It has grokked already.", "grokked");
        codes.put(
                "Weight decay is 0: nothing shrinks the weights, so the network will keep its memory for ever.",
                "no-decay");
        codes.put(
                "The law puts the jump near step 121,400, not within this run's 20,000 steps.",
                "after-last-step 121400 20000");
        codes.put(
                "Weight decay is 2.5: training is unstable from 2 on, so the jump is not forecast.",
                "decay-unstable 2.5");
        codes.put(
                "Weight decay is 5: the weights shrink faster than the network can learn, so it never memorizes.",
                "decay-too-strong 5");
        codes.put("Another program's reason: unknown.", "Another program's reason: unknown.");
        try (Database database = Database.open(file())) {
            writeAsVersion(2, new FakeRun().advance(100).end(), database);
            database.execute("DELETE FROM forecast");
            int position = 0;
            for (String sentence : codes.keySet()) {
                database.execute(
                        "INSERT INTO forecast (run, position, step, kind, reason) VALUES (1, ?, 0, 'unknown', ?)",
                        position++,
                        sentence);
            }
        }
        try (Library library = Library.open(file(), "9.9")) {
            assertEquals(
                    ForecastReason.of(ForecastReason.Code.GROKKED),
                    ((Forecast.Unknown) library.load(1).history().forecasts().getFirst()).reason());
        }
        try (Database database = Database.open(file())) {
            assertEquals(
                    List.copyOf(codes.values()),
                    database.query("SELECT reason FROM forecast ORDER BY position", row -> row.getString(1)));
            assertEquals(
                    ForecastReason.of(ForecastReason.Code.AFTER_LAST_STEP, 121_400, 20_000),
                    ForecastReason.parse("after-last-step 121400 20000"));
        }
    }

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
        assertEquals(List.of(file()), filesIn(folder));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
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
        assertEquals(List.of(strange), filesIn(folder));
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
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void repairCopiesWhatCanBeRead() throws IOException {
        runs(4);
        byte[] bytes = Files.readAllBytes(file());
        Random random = new Random(5);
        int pages = bytes.length / 4096;
        for (int i = 0; i < 4; i++) {
            int page = pages / 2 + random.nextInt(pages / 2);
            for (int at = page * 4096; at < (page + 1) * 4096; at++) {
                bytes[at] = (byte) random.nextInt();
            }
        }
        Files.write(file(), bytes);
        Repair.Result result = Repair.repair(file(), "9.9").orElseThrow();
        assertEquals(4, result.whole() + result.inPart() + result.lost(), result.toString());
        assertNotEquals(0, result.whole() + result.inPart(), result.toString());
        assertTrue(Files.exists(result.damaged()));
        try (Library library = Library.open(file(), "9.9")) {
            Library.Listing listing = library.runs();
            assertEquals(List.of(), listing.problems());
            for (StoredRun run : listing.runs()) {
                library.load(run.id());
                library.checkpoints(run.id());
            }
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void repairKeepsWhatIsReadableAndSaysWhatIsMissing() throws IOException, SQLException, InterruptedException {
        runs(5);
        List<StoredRun> before;
        try (Library library = Library.open(file(), "9.9")) {
            List<Long> ids = library.runs().runs().stream().map(StoredRun::id).toList();
            library.label(ids.get(1), new StoredRun.Label("A name", "A note", List.of("tag")));
            library.moveToTrash(List.of(ids.get(2)));
        }
        execute("DELETE FROM run WHERE id = 2");
        execute(
                "UPDATE run SET created = '2020-01-01T00:00:00Z', ended = '2020-01-02T00:00:00Z', origin = 'comparison'");
        execute("UPDATE run SET ended = NULL, outcome = NULL WHERE id = 5");
        try (Library library = Library.open(file(), "9.9")) {
            before = all(library);
        }
        byte[] whole = Files.readAllBytes(file());
        for (int page = 1; page < whole.length / 4096; page++) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, page * 4096, (page + 1) * 4096, (byte) 0x55);
            Files.write(file(), bytes);
            Optional<Repair.Result> result = Repair.repair(file(), "later");
            if (result.isPresent()) {
                checkRepaired(before, result.get());
                Files.delete(result.get().damaged());
            }
            assertTrue(
                    filesIn(folder).stream().noneMatch(each -> each.toString().contains("damaged")));
        }
    }

    private static List<StoredRun> all(Library library) throws IOException {
        return Stream.concat(library.runs().runs().stream(), library.trash().runs().stream())
                .toList();
    }

    private void checkRepaired(List<StoredRun> before, Repair.Result result) throws IOException {
        String losses = String.join("\n", result.losses());
        try (Library library = Library.open(file(), "9.9")) {
            List<StoredRun> after = all(library);
            for (StoredRun old : before) {
                Optional<StoredRun> same =
                        after.stream().filter(run -> run.id() == old.id()).findFirst();
                if (same.isEmpty()) {
                    assertTrue(
                            losses.contains("Run " + old.id() + " is missing")
                                    || losses.contains("more runs")
                                    || losses.contains("Which runs"),
                            losses);
                } else if (!losses.contains("Run " + old.id() + ",")) {
                    assertEquals(old, same.get(), losses);
                    FakeRun expected = new FakeRun().advance(old.steps());
                    Runs.assertSame(expected.history, library.load(old.id()).history());
                    assertEquals(
                            expected.checkpoints.size(),
                            library.checkpoints(old.id()).size());
                } else if (!losses.contains("name, note")) {
                    assertEquals(old.created(), same.get().created());
                    assertEquals(old.ended(), same.get().ended());
                    assertEquals(old.origin(), same.get().origin());
                    assertEquals(old.uuid(), same.get().uuid());
                }
            }
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
        assertEquals(List.of(file()), filesIn(folder));
        assertEquals(0, Files.size(file()));
        Files.writeString(file(), "no database at all, but long enough ".repeat(100));
        assertThrows(IOException.class, () -> Library.open(file(), "9.9"));
        assertThrows(IOException.class, () -> Repair.repair(file(), "9.9"));
        assertEquals(List.of(file()), filesIn(folder));
        Files.delete(file());
        execute("CREATE TABLE theirs (x)");
        assertThrows(IOException.class, () -> Library.open(file(), "9.9"));
        assertThrows(IOException.class, () -> Repair.repair(file(), "9.9"));
        assertTrue(filesIn(folder).stream().noneMatch(each -> each.toString().endsWith(".lock")));
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

    @Test
    void libraryWithAnUnreadableHeaderIsKeptUnderAnotherName() throws IOException {
        runs(1);
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 0, 60, (byte) 'x');
        Files.write(file(), bytes);
        assertTrue(
                problem().startsWith("The library " + file() + " is damaged. 'grokscope vacuum --repair'"), problem());
        Repair.Result result = Repair.repair(file(), "9.9").orElseThrow();
        assertEquals(0, result.whole());
        assertArrayEquals(bytes, Files.readAllBytes(result.damaged()));
        Library.open(file(), "9.9").close();
    }

    @Test
    void aSoundLibraryIsNotRepaired() throws IOException {
        runs(1);
        byte[] before = Files.readAllBytes(file());
        assertEquals(Optional.empty(), Repair.repair(file(), "9.9"));
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertEquals(List.of(file(), folder.resolve("library.db.lock")), filesIn(folder));
    }

    @Test
    void filesOfOtherProgramsAreNeitherOpenedNorRepaired() throws IOException, SQLException {
        execute("CREATE TABLE theirs (x)");
        Path thesis =
                Files.writeString(folder.resolve("thesis.txt"), "no database at all, but long enough ".repeat(100));
        for (Path theirs : List.of(file(), thesis)) {
            byte[] before = Files.readAllBytes(theirs);
            assertEquals(
                    "The library " + theirs + " is not a library. Choose another file with --library FILE.",
                    assertThrows(IOException.class, () -> Repair.repair(theirs, "9.9"))
                            .getMessage());
            assertArrayEquals(before, Files.readAllBytes(theirs));
        }
        assertEquals(
                "The library " + thesis + " is not a library. Choose another file with --library FILE.",
                assertThrows(IOException.class, () -> Library.open(thesis, "9.9"))
                        .getMessage());
    }
}
