package org.grokscope.foreign;

import static org.grokscope.run.RunHistory.Column.STEP;
import static org.grokscope.run.RunHistory.Column.TEST_ACCURACY;
import static org.grokscope.run.RunHistory.Column.TRAIN_ACCURACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.grokscope.foreign.formats.LogFiles;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.ConfigField;
import org.grokscope.storage.format.RunConsistency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as mlflow/store/tracking/file_store.py lays them out. */
class MlflowLogTest {

    private static final int FILES = 2_000;
    private static final String METRIC = "1700000000000 0.125 0\n1700000001000 0.25 100\n1700000002000 0.75 200\n";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() throws IOException {
        logs = new Logs(folder);
        write("meta.yaml", "run_name: a\n");
        write("metrics/val/acc", METRIC);
    }

    private void write(String name, String content) throws IOException {
        logs.write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void metricsAreColumnsAndParametersSettings() throws IOException {
        write("metrics/train_acc", "1700000000500 0.5 100\n1700000000500 nan 200\n");
        write("params/lr", "0.002");
        write("params/operation", "x+y");
        write("params/p", "97\n");
        ForeignRun run = logs.read(folder);
        assertEquals("0.0 100.0 200.0", Logs.column(run, STEP));
        assertEquals("0.125 0.25 0.75", Logs.column(run, TEST_ACCURACY));
        assertEquals("NaN 0.5 NaN", Logs.column(run, TRAIN_ACCURACY));
        assertEquals(0.002, run.result().config().learningRate());
        assertEquals("mod-add", run.result().config().task().id());
        assertTrue(run.result().config().isStated(ConfigField.P));
        assertEquals(
                "MLflow, 3 rows, 3 evaluations.",
                Narrator.ENGLISH.log(run.preview()).size());
    }

    /** A step that is cut would be another one: 20 in place of 200. */
    @Test
    void aHalfWrittenLastLineIsLeftOut() throws IOException {
        write("metrics/val/acc", METRIC.substring(0, METRIC.length() - 2));
        assertEquals("0.0 100.0", Logs.column(logs.read(folder), STEP));
    }

    @Test
    void aFolderOfRunsIsNoRun() throws IOException {
        Files.delete(folder.resolve("meta.yaml"));
        assertEquals(
                "The folder " + folder + " holds no log. Readable are " + LogFiles.READABLE
                        + ". Name one of the folders in it: metrics.",
                assertThrows(IOException.class, () -> logs.read(folder)).getMessage());
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] metric = METRIC.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(8); change >= 0; change--) {
                metric[random.nextInt(metric.length)] =
                        random.nextBoolean() ? (byte) random.nextInt() : (byte) " \n-.e019".charAt(random.nextInt(8));
            }
            logs.write("metrics/val/acc", metric);
            try {
                assertEquals(
                        Optional.empty(),
                        RunConsistency.problem(logs.read(folder).result()));
                read++;
            } catch (IOException e) {
                assertTrue(
                        e.getMessage().startsWith(folder.toString())
                                && e.getMessage().endsWith("."),
                        e.getMessage());
            }
        }
        assertTrue(read > 0 && read < FILES, read + " were read");
    }
}
