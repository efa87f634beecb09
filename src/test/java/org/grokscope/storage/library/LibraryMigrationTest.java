package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.junit.jupiter.api.Test;

/** Libraries of other versions. */
class LibraryMigrationTest extends LibraryOnDisk {

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

    /** What the program writes of an evaluation, and earlier versions did not have; each with the version that brought it. */
    private static final Map<String, Integer> LATER_COLUMNS =
            Map.of("seconds", 4, "logit_scale", 8, "saturated", 8, "zero_gradient", 8);

    private static void writeAsVersion(int version, FakeRun run, Database database) throws IOException, SQLException {
        Schema.migrate(database, version);
        List<String> missing = LATER_COLUMNS.entrySet().stream()
                .filter(column -> column.getValue() > version)
                .map(Map.Entry::getKey)
                .toList();
        for (String column : missing) {
            database.script("ALTER TABLE evaluation ADD COLUMN " + column + " REAL");
        }
        Recording.whole(
                database,
                new RunEntry("a", Origin.WINDOW, Optional.empty(), StoredRun.Label.NONE, null, "1"),
                run,
                Clock.systemUTC());
        for (String column : missing) {
            database.script("ALTER TABLE evaluation DROP COLUMN " + column);
        }
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
            for (String column : LATER_COLUMNS.keySet()) {
                String count = "SELECT count(" + column + ") FROM series";
                assertEquals(0, database.number(count), column + " was not recorded at that time");
            }
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
            writeAsVersion(4, run, database);
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
}
