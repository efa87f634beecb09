package org.grokscope.foreign;

import static org.grokscope.run.RunHistory.Column.STEP;
import static org.grokscope.run.RunHistory.Column.TEST_ACCURACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.foreign.formats.LogReader;
import org.grokscope.foreign.formats.LogReader.Progress;
import org.grokscope.foreign.formats.LogSource;
import org.grokscope.narration.Narrator;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.ConfigField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackioLogTest {

    @TempDir
    private Path folder;

    private Path file;
    /** The values of the first columns, row by row. */
    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void prepare() {
        file = folder.resolve("project.db");
    }

    private void write(Object... pairs) throws SQLException, IOException {
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            for (int i = 0; i < pairs.length; i += 2) {
                trackio.log("a", (int) pairs[i], pairs[i + 1].toString());
            }
        }
    }

    private ForeignRun read(String run) throws IOException {
        return ForeignRun.read(
                new LogSource(file, Optional.ofNullable(run)), new ColumnMapping(Map.of()), Logs.NOTHING);
    }

    private String refused(String run) {
        return assertThrows(IOException.class, () -> read(run)).getMessage();
    }

    private Progress follow(LogReader log) throws IOException {
        return log.read(
                (values, size) -> {
                    StringBuilder row = new StringBuilder();
                    for (int i = 0; i < size; i++) {
                        row.append(i == 0 ? "" : " ").append(values[i]);
                    }
                    rows.add(row.toString());
                },
                false);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void metricsAreColumnsAndTheConfigurationSettings() throws Exception {
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            trackio.settings("a", "{\"lr\": 0.002, \"task\": {\"p\": 97}, \"operation\": \"x+y\", \"_Username\": null}")
                    .log("a", 0, "{\"val/acc\": 0.125, \"train\": {\"loss\": 4.5}}")
                    .log("a", 100, "{\"val/acc\": 0.25, \"sample\": [1, 2]}")
                    .log("a", 100, "{\"train\": {\"loss\": \"NaN\"}}");
        }
        ForeignRun run = read(null);
        assertEquals("0.0 100.0", Logs.column(run, STEP));
        assertEquals("0.125 0.25", Logs.column(run, TEST_ACCURACY));
        assertEquals(0.002, run.result().config().learningRate());
        assertEquals("mod-add", run.result().config().task().id());
        assertTrue(run.result().config().isStated(ConfigField.P));
        assertTrue(run.result().outcome() instanceof Outcome.Failed, "the loss ends as no number");
        assertEquals(
                "Trackio, 3 rows, 2 evaluations.",
                Narrator.ENGLISH.log(run.preview()).size());
        assertEquals(List.of("project.db"), files());
    }

    /** The first versions wrote JSON as text, into a file with a rollback journal, and had no settings. */
    @Test
    void firstVersions() throws Exception {
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            trackio.execute("PRAGMA journal_mode = DELETE");
            trackio.execute("DROP TABLE configs");
            trackio.execute("ALTER TABLE metrics ADD COLUMN project_name TEXT NOT NULL DEFAULT 'project'");
            trackio.execute("INSERT INTO metrics (timestamp, run_name, step, metrics) "
                    + "VALUES ('2025-06-01', 'a', 7, '{\"val_acc\": 0.5}')");
        }
        assertEquals("0.5", Logs.column(read(null), TEST_ACCURACY));
    }

    @Test
    void ofSeveralRunsOneIsChosen() throws Exception {
        write(0, "{\"val_acc\": 0.5}");
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            trackio.log("b", 0, "{\"val_acc\": 0.75}");
        }
        assertEquals("0.75", Logs.column(read("b"), TEST_ACCURACY));
        assertEquals(
                file + " holds 2 runs: a, b. 'grokscope watch' reads one of them with --run NAME, "
                        + "'grokscope import' all.",
                refused(null));
        assertEquals(file + " has no run named c. --run must name one of a, b.", refused("c"));
    }

    @Test
    void whatIsNoProject() throws Exception {
        write();
        assertEquals(file + " has no run yet: nothing has been logged.", refused(null));
        try (TrackioWriter trackio = new TrackioWriter(file)) {
            trackio.execute("DROP TABLE metrics");
        }
        assertEquals(
                file + " is a SQLite database, but none of Trackio. Readable are " + LogFiles.READABLE + ".",
                refused(null));
        Files.write(file, new byte[4000], StandardOpenOption.WRITE);
        assertEquals(file + " is no log: it is not text. Readable are " + LogFiles.READABLE + ".", refused(null));
        Files.writeString(file, "step,val_acc\n0,0.5\n");
        assertEquals(
                file + " holds one run only: leave out --run, which names a run in a file of Trackio.", refused("a"));
    }

    @Test
    void aFileThatEndsTooSoonIsDamaged() throws Exception {
        write(0, "{\"val_acc\": 0.5}");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
        assertEquals(file + " is a damaged SQLite database.", refused(null));
    }

    /** A writer that has its file open is not locked out, and what it has not committed is not read. */
    @Test
    void whileItIsWritten() throws Exception {
        write(0, "{\"val_acc\": 0.25}");
        try (LogReader log = LogFiles.open(LogSource.of(file))) {
            try (TrackioWriter trackio = new TrackioWriter(file)) {
                List<String> before = files();
                trackio.begin();
                trackio.log("a", 100, "{\"val_acc\": 0.5}");
                assertEquals(Progress.MORE, follow(log));
                assertEquals(List.of("0.0 0.25"), rows);
                trackio.commit();
                assertEquals(Progress.MORE, follow(log));
                assertEquals(Progress.NOTHING, follow(log));
                assertEquals(List.of("project.db", "project.db-shm", "project.db-wal"), before);
                assertEquals(before, files());
            }
            assertEquals(List.of("project.db"), files());
            assertEquals(Progress.NOTHING, follow(log));
            write(300, "{\"train_acc\": 1, \"val_acc\": 0.75}");
            assertEquals(Progress.MORE, follow(log));
            assertEquals(List.of("0.0 0.25", "100.0 0.5", "300.0 0.75 1.0"), rows);
        }
    }

    @Test
    void aRunThatBeginsAnewIsReadFromItsBeginning() throws Exception {
        write(0, "{\"val_acc\": 0.25}", 100, "{\"val_acc\": 0.5}");
        try (LogReader log = LogFiles.open(LogSource.of(file))) {
            assertEquals(Progress.MORE, follow(log));
            Path other = file;
            file = folder.resolve("other.db");
            write(0, "{\"val_acc\": 0.25}", 50, "{\"val_acc\": 0.5}");
            Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(Progress.STARTED_OVER, follow(log));
            Files.delete(other);
            assertEquals(Progress.NOTHING, follow(log));
        }
    }
}
