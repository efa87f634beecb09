package org.grokscope.foreign;

import static org.grokscope.run.RunHistory.Column.SQUARED_NORM;
import static org.grokscope.run.RunHistory.Column.STEP;
import static org.grokscope.run.RunHistory.Column.TEST_ACCURACY;
import static org.grokscope.run.RunHistory.Column.TRAIN_ACCURACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.grokscope.run.config.ConfigField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final String FILE = "events.out.tfevents.1700000000.host.1.0";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() {
        logs = new Logs(folder);
    }

    @Test
    void scalarsOfAllKindsAreRead() throws IOException {
        byte[] events = new EventWriter()
                .scalar(0, "Accuracy/train", 0.25)
                .tensor(0, "Accuracy/val", 0.125)
                .scalar(0, "norm", 3)
                .scalar(100, "Accuracy/train", 0.5)
                .tensor(100, "Accuracy/val", 0.75)
                .scalar(100, "norm", 2)
                .bytes();
        ForeignRun run = logs.read(FILE, events, Logs.NOTHING);
        assertEquals("0.0 100.0", Logs.column(run, STEP));
        assertEquals("0.25 0.5", Logs.column(run, TRAIN_ACCURACY));
        assertEquals("0.125 0.75", Logs.column(run, TEST_ACCURACY));
        assertEquals("9.0 4.0", Logs.column(run, SQUARED_NORM));
    }

    @Test
    void theFoldersOfDataSetsAndARestartAreOneRun() throws IOException {
        logs.write(
                "train/" + FILE,
                new EventWriter()
                        .tensor(0, "epoch_accuracy", 0.25)
                        .tensor(5, "epoch_accuracy", 0.5)
                        .bytes());
        logs.write(
                "validation/" + FILE,
                new EventWriter().tensor(0, "epoch_accuracy", 0.125).bytes());
        logs.write(
                "validation/" + FILE + ".v2",
                new EventWriter().tensor(5, "epoch_accuracy", 0.75).bytes());
        ForeignRun run = logs.read(folder);
        assertEquals("0.25 0.5", Logs.column(run, TRAIN_ACCURACY));
        assertEquals("0.125 0.75", Logs.column(run, TEST_ACCURACY));
    }

    @Test
    void hyperparametersAreSettings() throws IOException {
        byte[] events = new EventWriter()
                .hyperparameter("lr", 0.002)
                .hyperparameter("p", 97)
                .hyperparameter("operation", "x*y")
                .scalar(0, "val_acc", 0)
                .bytes();
        ForeignRun run = logs.read(FILE, events, Logs.NOTHING);
        assertEquals(0.002, run.result().config().learningRate());
        assertEquals("mod-mul", run.result().config().task().id());
        assertTrue(run.result().config().isStated(ConfigField.P));
    }

    @Test
    void aHalfWrittenRecordWaitsAndADamagedOneIsSaid() throws IOException {
        byte[] events = new EventWriter()
                .scalar(0, "val_acc", 0.25)
                .scalar(1, "val_acc", 0.5)
                .bytes();
        byte[] cut = Arrays.copyOf(events, events.length - 1);
        assertEquals("0.25", Logs.column(logs.read(FILE, cut, Logs.NOTHING), TEST_ACCURACY));
        events[events.length - 6] ^= 1;
        IOException damaged = assertThrows(IOException.class, () -> logs.read(FILE, events, Logs.NOTHING));
        assertTrue(
                damaged.getMessage().matches(".*: the record at byte \\d+ is damaged: its checksum is wrong\\."),
                damaged.getMessage());
    }

    @Test
    void anEmptyFileHasNoEvaluationYet() throws IOException {
        assertEquals(
                folder.resolve(FILE) + " has no rows yet: nothing has been logged.",
                assertThrows(IOException.class, () -> logs.read(FILE, new byte[0], Logs.NOTHING))
                        .getMessage());
    }
}
