package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunOutline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("library.db");
        LibraryFixture.write(file, 3);
    }

    private Library.Listing list() throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            return library.runs();
        }
    }

    private void execute(String... statements) throws IOException, SQLException {
        try (Database database = Database.open(file)) {
            for (String statement : statements) {
                database.execute(statement);
            }
        }
    }

    @Test
    void theListReadsNeitherCurvesNorWeights() throws IOException, SQLException {
        List<StoredRun> before = list().runs();
        assertEquals(3, before.size());
        execute(
                "UPDATE evaluation SET layer_norms = '{'",
                "UPDATE checkpoint SET data = x'00'",
                "DELETE FROM forecast");
        assertEquals(new Library.Listing(before, List.of()), list());
        try (Library library = Library.open(file, "9.9")) {
            assertThrows(IOException.class, () -> library.load(1), "what the list did not read is damaged");
            assertThrows(IOException.class, () -> library.checkpoints(1));
        }
    }

    @Test
    void aRunThatWaitsIsPausedForWhoeverListsIt() throws IOException, InterruptedException {
        FakeRun run = new FakeRun();
        run.paused = true;
        try (Library library = Library.open(file, "9.9")) {
            library.record(run.advance(100), Origin.WINDOW);
            library.flush();
            assertEquals("paused", library.runs().runs().getFirst().state());
            run.paused = false;
            library.flush();
            assertEquals("running", library.runs().runs().getFirst().state(), "it goes on, before its next step");
            run.paused = true;
            library.flush();
            assertEquals("paused", library.runs().runs().getFirst().state());
        }
        assertEquals("interrupted", list().runs().getFirst().state(), "its process has closed the library");
    }

    @Test
    void aRunThatIsOpenedToBeSeenKeepsItsOutcomeUntilItTrains() throws IOException, InterruptedException {
        try (Library library = Library.open(file, "9.9")) {
            StoredRun stored = library.runs().runs().getLast();
            FakeRun again = new FakeRun().advance(500);
            again.paused = true;
            library.resume(stored, again);
            library.flush();
            assertEquals("grokked", library.runs().runs().getLast().state());
            again.paused = false;
            again.advance(600);
            library.flush();
            assertEquals("running", library.runs().runs().getLast().state());
        }
    }

    @Test
    void aRevisionTellsWhetherTheListIsTheSame() throws IOException, InterruptedException {
        FakeRun run = new FakeRun();
        try (Library library = Library.open(file, "9.9")) {
            library.record(run.advance(100), Origin.WINDOW);
            library.flush();
            Library.Revision before = library.revision(Optional.empty());
            assertSame(before, library.revision(Optional.of(before)), "nothing is read while nobody writes");
            run.advance(200);
            library.flush();
            Library.Revision grown = library.revision(Optional.of(before));
            assertNotEquals(before, grown);
            assertTrue(grown.hasSameRuns(before), "a run has only come further");
            run.paused = true;
            library.flush();
            Library.Revision paused = library.revision(Optional.of(grown));
            assertFalse(paused.hasSameRuns(grown));
            library.record(new FakeRun().advance(100), Origin.WINDOW);
            library.flush();
            assertFalse(library.revision(Optional.of(paused)).hasSameRuns(paused));
        }
    }

    @Test
    void runsThatShareMostSettingsKeepTheirOwn() throws IOException, SQLException {
        execute(
                "UPDATE setting SET value = '0.0013' WHERE run = 2 AND name = 'lr'",
                "UPDATE setting SET value = '0.25' WHERE run = 3 AND name = 'weight-decay'",
                "UPDATE setting SET value = '7' WHERE run = 3 AND name = 'seed'");
        List<StoredRun> runs = list().runs();
        StoredRun first = runs.getLast();
        assertEquals(
                List.of(
                        first.config()
                                .withRates(first.config().learningRate(), 0.25)
                                .withSeed(7),
                        first.config().withRates(0.0013, first.config().weightDecay()),
                        first.config()),
                runs.stream().map(StoredRun::config).toList());
    }

    @Test
    void timesAreReadToTheNanosecond() throws IOException, SQLException {
        List<String> times =
                List.of("2026-02-28T23:59:59.000000001Z", "2026-01-01T00:00:00Z", "1969-12-31T23:59:59.5Z");
        for (int i = 0; i < times.size(); i++) {
            execute("UPDATE run SET created = '" + times.get(i) + "' WHERE id = " + (i + 1));
        }
        assertEquals(
                times.stream().map(Instant::parse).toList(),
                list().runs().stream().map(StoredRun::created).toList());
    }

    @Test
    void aCurveHasFewPointsWithTheExtremesOfAllItsEvaluations() throws IOException, SQLException {
        long rows = 10_000;
        try (Database database = Database.open(file)) {
            database.transaction(() -> {
                database.execute("DELETE FROM evaluation WHERE run = 1");
                for (long row = 0; row < rows; row++) {
                    database.execute(
                            "INSERT INTO evaluation (run, step, train_accuracy, test_accuracy, squared_norm) VALUES (1, ?, ?, ?, 100)",
                            row * 25,
                            row == 5_000 ? 0.25 : 1,
                            row == 7_777 ? null : (Object) 0.5);
                }
            });
        }
        try (Library library = Library.open(file, "9.9")) {
            List<RunOutline.Point> points = library.curves(List.of(1L), 60).get(1L);
            assertEquals(60, points.size());
            assertEquals(
                    0.25,
                    points.stream()
                            .mapToDouble(RunOutline.Point::leastTrain)
                            .min()
                            .orElseThrow(),
                    "a dip of one evaluation is there");
            assertTrue(points.stream().allMatch(point -> point.mostTrain() == 1 && point.leastTest() == 0.5));
            for (int i = 1; i < points.size(); i++) {
                assertTrue(points.get(i - 1).step() < points.get(i).step());
            }
            assertEquals(List.of(), library.curves(List.of(99L), 60).get(99L), "a run that is gone has none");
        }
    }

    @Test
    void theOutlineHasTheCheckpointsAndTheForecastAtMemorization() throws IOException {
        try (Library library = Library.open(file, "9.9")) {
            long id = library.add(LibraryFixture.content());
            StoredRun run = library.find(id).orElseThrow();
            RunOutline outline = library.outline(run, 240);
            assertEquals(library.checkpoints(id).stream().map(Checkpoint::step).toList(), outline.checkpoints());
            assertEquals(
                    run.memorizationStep().isPresent(), outline.atMemorization().isPresent());
            assertEquals(library.load(id).history().size(), outline.points().size(), "each of few evaluations");
        }
    }

    @Test
    void theListHasTheChangesOfEachRunInTheirOrderAndGoesWithoutADamagedOne() throws IOException, SQLException {
        long id;
        try (Library library = Library.open(file, "9.9")) {
            id = library.add(LibraryFixture.content());
        }
        List<RunEvent> events;
        try (Library library = Library.open(file, "9.9")) {
            events = library.load(id).history().events().stream()
                    .filter(event -> !(event instanceof RunEvent.Milestone))
                    .toList();
            assertTrue(events.size() > 1);
            assertEquals(events, library.find(id).orElseThrow().events());
            assertEquals(List.of(), library.find(1).orElseThrow().events());
        }
        execute("UPDATE event SET after = 'x' WHERE run = " + id + " AND kind = 'weight-decay-changed'");
        Library.Listing list = list();
        assertEquals(List.of(), list.problems());
        assertEquals(
                events.stream()
                        .filter(event -> !(event instanceof RunEvent.WeightDecayChanged))
                        .toList(),
                list.runs().stream()
                        .filter(run -> run.id() == id)
                        .findFirst()
                        .orElseThrow()
                        .events());
    }
}
