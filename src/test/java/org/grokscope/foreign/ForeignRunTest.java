package org.grokscope.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.grokscope.narration.Narrator;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.Phase;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.ConfigField;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.storage.format.RunConsistency;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.storage.format.RunJson;
import org.grokscope.storage.library.Library;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignRunTest {

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void prepare() {
        logs = new Logs(folder);
    }

    private static String json(RunResult run) throws IOException {
        StringWriter text = new StringWriter();
        RunJson.write(run, "9.9", text);
        return text.toString();
    }

    private static String reason(RunResult run, long step) {
        Forecast forecast = run.timeline().at(step).forecast().orElseThrow();
        return Narrator.ENGLISH.reason(
                assertInstanceOf(Forecast.Unknown.class, forecast).reason());
    }

    @Test
    void aLogIsARun() throws IOException {
        RunResult run = logs.read("a.csv", Logs.WHOLE, Logs.PAPER).result();
        Milestones milestones = run.milestones();
        assertEquals(OptionalLong.of(300), milestones.memorizationStep());
        assertEquals(OptionalLong.of(800), milestones.grokkingStep());
        assertEquals(2000, milestones.normAtMemorization().orElseThrow());
        assertEquals(
                List.of(new RunEvent.Memorized(300), new RunEvent.Grokked(800)),
                run.history().events());
        assertEquals(new Outcome.Grokked(), run.outcome());
        assertEquals(900, run.steps());
        assertEquals(100, run.config().evaluationCadence());
        assertEquals(10, run.history().forecasts().size(), "one for each evaluation");
        assertEquals(Optional.empty(), RunConsistency.problem(run));
        assertEquals(Phase.GROKKING, run.timeline().at(500).phase(), "replayed");
    }

    @Test
    void theForecastAtMemorizationStandsWithoutAnAngle() throws IOException {
        RunResult run = logs.read("a.csv", Logs.WHOLE, Logs.PAPER).result();
        Forecast.Jump first = assertInstanceOf(
                Forecast.Jump.class, run.timeline().at(300).forecast().orElseThrow());
        Forecast.Jump later = assertInstanceOf(
                Forecast.Jump.class, run.timeline().at(600).forecast().orElseThrow());
        assertEquals(300, first.step());
        assertEquals(600, later.step());
        assertEquals(first.grokkingStep(), later.grokkingStep());
        assertEquals(first.low(), later.low());
        assertTrue(first.low() < first.grokkingStep() && first.grokkingStep() < first.high());
        assertEquals(
                first.grokkingStep(), run.end().check().orElseThrow().forecast().grokkingStep());
    }

    @Test
    void nothingIsForecastWithoutWhatTheForecastNeeds() throws IOException {
        assertEquals(
                "The jump is not forecast: neither the log nor the settings state the task.",
                reason(logs.read("a.csv", Logs.WHOLE).result(), 300));
        StatedSettings almost = Logs.stated(
                ConfigField.TASK,
                "mod-add",
                ConfigField.P,
                97,
                ConfigField.TRAIN_FRACTION,
                0.5,
                ConfigField.NETWORK,
                "transformer",
                ConfigField.WIDTH,
                128,
                ConfigField.HEADS,
                4,
                ConfigField.FEED_FORWARD,
                512,
                ConfigField.OPTIMIZER,
                "adamw",
                ConfigField.LEARNING_RATE,
                0.001,
                ConfigField.BATCH,
                512);
        assertEquals(
                "The jump is not forecast: neither the log nor the settings state the weight decay λ.",
                reason(logs.read("a.csv", Logs.WHOLE, almost).result(), 300));
        Map<String, String> missing = Map.of(
                "squared_norm",
                "the norm of the weights",
                "test_loss",
                "the test loss",
                "train_loss",
                "the train loss");
        for (Map.Entry<String, String> column : missing.entrySet()) {
            String log = Logs.WHOLE.replace(column.getKey(), "other");
            assertEquals(
                    "The jump is not forecast: the log lacks " + column.getValue() + ".",
                    reason(logs.read("a.csv", log, Logs.PAPER).result(), 300));
        }
    }

    @Test
    void aRunWithoutNormOrTestAccuracyStillHasWhatThereIs() throws IOException {
        RunResult without = logs.read(
                        "a.csv", Logs.WHOLE.replace("squared_norm", "x").replace("train_loss", "y"))
                .result();
        assertEquals(OptionalLong.of(500), without.milestones().delay());
        assertEquals(Phase.GROKKED, without.end().phase(), "a column that is missing is no breakdown");
        RunResult untested =
                logs.read("a.csv", Logs.WHOLE.replace("test_acc", "x")).result();
        assertEquals(OptionalLong.of(300), untested.milestones().memorizationStep());
        assertEquals(OptionalLong.empty(), untested.milestones().grokkingStep());
        assertEquals(new Outcome.MemorizedOnly(), untested.outcome());
    }

    @Test
    void aLossThatEndsAsNoNumberIsABreakdown() throws IOException {
        RunResult run =
                logs.read("a.csv", "step,loss,val_acc\n0,4,0\n10,nan,0\n").result();
        assertEquals(
                new Outcome.Failed(10, "In the log the loss, or the norm, is no number after step 10."), run.outcome());
        assertEquals(Optional.empty(), RunConsistency.problem(run));
        assertEquals(
                new Outcome.NotLearnt(),
                logs.read("a.csv", "step,loss,val_acc\n0,nan,0\n10,4,0\n")
                        .result()
                        .outcome());
    }

    @Test
    void jsonAndBundleAndLibraryGiveTheSameRunBack() throws IOException {
        for (StatedSettings settings : List.of(Logs.PAPER, Logs.NOTHING, Logs.stated(ConfigField.TASK, "mod-mul"))) {
            RunResult run = logs.read("a.csv", Logs.WHOLE.replace("9,2000", "nan,2000"), settings)
                    .result();
            String expected = json(run);
            Path file = folder.resolve("run.json");
            Files.writeString(file, expected);
            assertEquals(expected, json(RunFiles.read(file).run()));
            assertEquals(run.config(), RunFiles.read(file).run().config());
            RunBundle.Content content =
                    new RunBundle.Content(run, List.of(), UUID.randomUUID().toString(), "", "", List.of());
            Path bundle = folder.resolve("run.grokscope");
            RunBundle.write(content, Optional.empty(), "9.9", bundle);
            assertEquals(expected, json(RunBundle.read(bundle).run()));
            try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
                RunResult stored = library.load(library.add(content));
                assertEquals(expected, json(stored));
                assertEquals(run.config(), stored.config());
                assertEquals(run.history().forecasts(), stored.history().forecasts());
            }
        }
    }

    @Test
    void longLogsHaveForecastsAtMilestonesAndBetween() throws IOException {
        StringBuilder log = new StringBuilder("step,acc,val_acc,loss,val_loss,norm\n");
        for (int step = 0; step < 5_000; step++) {
            log.append(step).append(step < 2_345 ? ",0.5" : ",1").append(step < 4_321 ? ",0" : ",1");
            log.append(",0.1,5,").append(60 - step * 0.005).append('\n');
        }
        RunResult run = logs.read("a.csv", log.toString(), Logs.PAPER).result();
        assertEquals(5_000, run.history().forecasts().size());
        assertEquals(2_345, run.timeline().at(2_345).forecast().orElseThrow().step());
        long different = run.history().forecasts().stream().distinct().count();
        assertTrue(different > 500 && different < 1_100, different + " forecasts");
        assertEquals(Optional.empty(), RunConsistency.problem(run));
    }

    @Test
    void secondsAreCountedFromTheFirstEvaluationOfAClock() throws IOException {
        ForeignRun run = logs.read(
                "a.csv", "step,val_acc,wall_time\n0,0,1700000000\n1,0,1700000002.5\n2,0,1700000002\n3,0,1700000004\n");
        assertEquals("0.0 2.5 2.5 4.0", Logs.column(run, Column.SECONDS));
        assertEquals(4, run.result().seconds());
    }

    @Test
    void epochsAreNoStepsUnlessTheUserSaysSo() throws IOException {
        Path file = logs.write(
                "a.csv", Logs.WHOLE.replace("step", "epoch").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ForeignRun run = ForeignRun.read(file, new ColumnMapping(Map.of()), Logs.PAPER);
        assertEquals(
                "The jump is not forecast: neither the log nor the settings state the batch size.",
                reason(run.result(), 300));
        ForeignRun said = ForeignRun.read(file, ColumnMapping.parse("step=epoch"), Logs.PAPER);
        assertInstanceOf(
                Forecast.Jump.class, said.result().timeline().at(300).forecast().orElseThrow());
    }

    @Test
    void namedColumnsMustExistAndTheStepsMustFit() throws IOException {
        Path file =
                logs.write("a.csv", "step,a,b\n0,0.5,1\n7,0.5,0.5\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        ForeignRun run = ForeignRun.read(file, ColumnMapping.parse("test-acc=b, train-acc=a"), Logs.NOTHING);
        assertEquals("1.0 0.5", Logs.column(run, Column.TEST_ACCURACY));
        assertEquals(
                "columns must name columns of the log, which are step, a, b (got c).",
                assertThrows(
                                InvalidSettingException.class,
                                () -> ForeignRun.read(file, ColumnMapping.parse("angle=c"), Logs.NOTHING))
                        .messageFor("columns"));
        assertEquals(
                "--steps must be at least 7, the last step of the log (got 5).",
                assertThrows(
                                InvalidSettingException.class,
                                () -> ForeignRun.read(
                                        file, ColumnMapping.parse("test-acc=b"), Logs.stated(ConfigField.STEPS, 5)))
                        .messageFor("--steps"));
    }

    @Test
    void noPlanIsPartOfALog() {
        for (ConfigField plan : List.of(ConfigField.INTERVENE, ConfigField.HOLD_NORM, ConfigField.STOP_AFTER_GROK)) {
            InvalidSettingException refused = assertThrows(
                    InvalidSettingException.class, () -> Logs.stated(plan, "1").check());
            assertEquals("does not apply to a run from elsewhere: leave it out", refused.rule());
        }
    }
}
