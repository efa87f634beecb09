package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
}
