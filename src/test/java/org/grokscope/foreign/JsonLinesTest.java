package org.grokscope.foreign;

import static org.grokscope.run.RunHistory.Column.ANGLE;
import static org.grokscope.run.RunHistory.Column.STEP;
import static org.grokscope.run.RunHistory.Column.TEST_ACCURACY;
import static org.grokscope.run.RunHistory.Column.TEST_LOSS;
import static org.grokscope.run.RunHistory.Column.TRAIN_ACCURACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() {
        logs = new Logs(folder);
    }

    @Test
    void namesComeAsTheyAre() throws IOException {
        ForeignRun run = logs.read("a.jsonl", """
                {"step": 0, "train": {"accuracy": 0.25}, "val": {"acc": "0.125", "loss": 4}}
                {"step": 10, "train": {"accuracy": 0.5}, "tags": ["a"], "ok": true, "val": {"acc": 0.75, "loss": NaN}, "angle": 12.5}
                """);
        assertEquals("0.0 10.0", Logs.column(run, STEP));
        assertEquals("0.25 0.5", Logs.column(run, TRAIN_ACCURACY));
        assertEquals("0.125 0.75", Logs.column(run, TEST_ACCURACY));
        assertEquals("4.0 NaN", Logs.column(run, TEST_LOSS), "a loss that broke down is none");
        assertEquals("NaN 12.5", Logs.column(run, ANGLE));
        assertEquals(
                "step=step,train-acc=train/accuracy,test-acc=val/acc,test-loss=val/loss,angle=angle",
                run.preview().mapping().text());
    }

    /** The likelier name counts, wherever in the log it begins. */
    @Test
    void aColumnThatComesLateCountsForAllRows() throws IOException {
        ForeignRun run = logs.read("a.jsonl", """
                {"step": 0, "acc": 0.5, "val_acc": 0}
                {"step": 1, "acc": 0.5, "val_acc": 0, "train_acc": 0.25}
                {"step": 2, "acc": 0.5, "val_acc": 0, "train_acc": 0.75}
                """);
        assertEquals("NaN 0.25 0.75", Logs.column(run, TRAIN_ACCURACY));
    }

    @Test
    void aHalfWrittenLastLineIsLeftOut() throws IOException {
        String whole = "{\"step\": 0, \"val_acc\": 0.1}\n{\"step\": 1, \"val_acc\": 0.25}";
        assertEquals("0.1 0.25", Logs.column(logs.read("a.jsonl", whole), TEST_ACCURACY));
        for (int length = whole.indexOf('\n') + 1; length < whole.length(); length++) {
            assertEquals("0.1", Logs.column(logs.read("a.jsonl", whole.substring(0, length)), TEST_ACCURACY));
        }
        assertEquals(
                "0.1 0.5",
                Logs.column(
                        logs.read("a.jsonl", whole.substring(0, 40) + "\n{\"step\": 2, \"val_acc\": 0.5}\n"),
                        TEST_ACCURACY),
                "nor does a line that was cut by a crash end the log");
    }

    @Test
    void settingsInTheLogAreThoseOfTheRun() throws IOException {
        ForeignRun run = logs.read("a.jsonl", """
                {"grokscope": 1, "task": "mod-mul", "p": 59, "lr": 0.002}
                {"config": {"wd": 0.5, "optimizer": "AdamW", "batch_size": 256, "lr": 9, "heads": "many", "unknown": 1}}
                {"step": 0, "val_acc": 0.1}
                """);
        RunConfig config = run.result().config();
        assertEquals("mod-mul", config.task().id());
        assertEquals(59, config.task().classes());
        assertEquals(0.5, config.weightDecay());
        assertEquals(256, config.batchSize());
        assertTrue(config.isStated(ConfigField.OPTIMIZER));
        assertEquals(false, config.isStated(ConfigField.HEADS), "what makes no sense is not stated");
        assertEquals(false, config.isStated(ConfigField.LEARNING_RATE), "9 is beyond what a run can have");
        assertEquals(
                "JSON Lines, 1 row, 1 evaluation.",
                Narrator.ENGLISH.log(run.preview()).size(),
                "settings are no row");
        assertEquals(0, run.preview().skipped());
    }

    @Test
    void otherTextIsRefused() {
        String file = folder.resolve("a.jsonl").toString();
        assertEquals(
                file + " is not JSON Lines: line 1 is no JSON object. Each line must be one.",
                logs.refused("a.jsonl", "[{\"step\": 0}]\n"));
        assertEquals(
                file + ": \"grokscope\" in line 1, the version of the format, must be 1 (got 2). "
                        + "A later version needs a later GrokScope.",
                logs.refused("a.jsonl", "{\"grokscope\": 2}\n"));
        for (String version : List.of("[1]", "\"\"", "null", "{\"a\": 1}")) {
            assertEquals(
                    file + ": \"grokscope\" in line 1, the version of the format, must be 1 (got no number). "
                            + "A later version needs a later GrokScope.",
                    logs.refused("a.jsonl", "{\"grokscope\": " + version + "}\n"));
        }
    }

    @Test
    void aColumnOfTheHeadersNameIsAColumn() throws IOException {
        ForeignRun run = logs.read("a.jsonl", """
                {"step": 0, "val_acc": 0.1, "grokscope": 7}
                """);
        assertEquals("0.1", Logs.column(run, TEST_ACCURACY));
    }
}
