package org.grokscope.storage.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTensorBoardTest {

    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);

    @TempDir
    private Path folder;

    private static RunResult run(RunHistory history, Outcome outcome, long steps) {
        return new RunResult(Preset.FAST.config(), new EngineInfo("MXNet", "1.9", 1), history, outcome, steps, 8);
    }

    private static RunResult grokked() {
        RunHistory history = new RunHistory(List.of("token embedding", "head"));
        history.append(new Evaluation(0, 4.5, 0.01, 4.6, 0.02, 13_000, Double.NaN, List.of(12_000.0, 1_000.0)), 0);
        history.append(new Evaluation(100, 0.5, 0.995, 9, 0.5, 3_000, 0, List.of(2_500.0, 500.0)), 1.5);
        Evaluation.Logits logits = new Evaluation.Logits(24.5, 0.25, Double.NaN);
        history.append(new Evaluation(400, 0.1, 1, 0.2, 0.9975, 300, 12.5, List.of(200.0, 100.0), logits), 7.25);
        return run(history, new Outcome.Grokked(), 400);
    }

    private static EventReader read(RunResult run, boolean running) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunTensorBoard.write(new RunTensorBoard.Subject(run, "a run", "01234567-89", START, running), out);
        return new EventReader(out.toByteArray());
    }

    @Test
    void everyNumberThatWasMeasuredIsThereAtItsTime() throws IOException {
        EventReader file = read(grokked(), false);
        assertEquals("brain.Event:2", file.events.getFirst().text(3));
        assertEquals(1L, file.events.get(1).at(7).value(1), "SessionLog.START");
        assertEquals(
                List.of(
                        new EventReader.Point(1_700_000_000.0, 0, "squared_norm/total", 13_000),
                        new EventReader.Point(1_700_000_001.5, 100, "squared_norm/total", 3_000),
                        new EventReader.Point(1_700_000_007.25, 400, "squared_norm/total", 300)),
                file.of("squared_norm/total"));
        assertEquals(2_500, file.of("squared_norm/token_embedding").get(1).value());
        assertEquals(0.02f, file.of("accuracy/test").getFirst().value());
        assertEquals(
                List.of(100L, 400L),
                file.of("angle").stream().map(EventReader.Point::step).toList());
        assertEquals(
                List.of(new EventReader.Point(1_700_000_007.25, 400, "logits/scale", 24.5f)), file.of("logits/scale"));
        assertEquals(0.25, file.of("logits/saturated").getFirst().value());
        assertTrue(file.of("logits/zero_gradient").isEmpty(), "not measured");
        assertEquals(3 * 7 + 2 + 2 + 3, file.points.size());
    }

    @Test
    void milestonesAreScalarsAndText() throws IOException {
        EventReader file = read(grokked(), false);
        EventReader.Point memorized = file.of("milestone/memorized_step").getFirst();
        assertEquals(new EventReader.Point(1_700_000_001.5, 100, "milestone/memorized_step", 100), memorized);
        assertEquals(400, file.of("milestone/grokked_step").getFirst().value());
        assertEquals(300, file.of("milestone/delay_steps").getFirst().value());
        // TensorProto: dtype (1) DT_STRING is 7, string_val is 8.
        ProtoFields text = file.plugin("text", "outcome").at(8);
        assertEquals(7L, text.value(1));
        assertTrue(text.text(8).contains("| outcome | grokked |\n"), text.text(8));
        assertTrue(text.text(8).contains("| T_mem | 100 |\n| T_grok | 400 |\n"), text.text(8));
    }

    @Test
    void theHyperparameterTabHasSettingsMetricsAndStatus() throws IOException {
        EventReader file = read(grokked(), false);
        // HParamsPluginData: experiment 2 (hparam_infos 4, metric_infos 5), session_start_info 3, session_end_info 4.
        ProtoFields experiment = file.hparams("_hparams_/experiment").at(2);
        Map<String, Object> types = new HashMap<>();
        experiment.messages(4).forEach(info -> types.put(info.text(1), info.value(4)));
        assertEquals(3L, types.get("weightDecay"), "DATA_TYPE_FLOAT64");
        assertEquals(3L, types.get("p"));
        assertEquals(1L, types.get("optimizer"), "DATA_TYPE_STRING");
        assertEquals(1L, types.get("batch"), "it can be full");
        List<String> metrics = experiment.messages(5).stream()
                .map(metric -> metric.at(1).text(2))
                .toList();
        assertFalse(metrics.isEmpty());
        metrics.forEach(tag -> assertFalse(file.of(tag).isEmpty(), tag + " is a scalar"));
        ProtoFields start = file.hparams("_hparams_/session_start_info").at(3);
        Map<String, ProtoFields> values = new HashMap<>();
        start.messages(1).forEach(entry -> values.put(entry.text(1), entry.at(2)));
        assertEquals(1.0, values.get("weightDecay").value(2), "number_value");
        assertEquals("adamw", values.get("optimizer").text(3), "string_value");
        assertTrue(types.keySet().containsAll(values.keySet()));
        assertEquals(1_700_000_000.0, start.value(5));
        ProtoFields end = file.hparams("_hparams_/session_end_info").at(4);
        assertEquals(1L, end.value(1), "STATUS_SUCCESS");
        assertEquals(1_700_000_007.25, end.value(2));
        assertEquals(
                3L,
                read(grokked(), true)
                        .hparams("_hparams_/session_end_info")
                        .at(4)
                        .value(1),
                "STATUS_RUNNING");
    }

    @Test
    void aDivergedCurveEndsInNaN() throws IOException {
        RunHistory history = new RunHistory(List.of("head"));
        history.append(new Evaluation(0, 4.5, 0.01, 4.6, 0.02, 13_000, Double.NaN, List.of(13_000.0)));
        history.append(new Evaluation(50, Double.NaN, 0, Double.NaN, 0, Double.NaN, Double.NaN, List.of(Double.NaN)));
        RunResult run = run(history, new Outcome.Failed(50, "The loss stopped being a number."), 100);
        EventReader file = read(run, false);
        for (String tag : List.of("loss/train", "loss/test", "squared_norm/total", "squared_norm/head")) {
            assertTrue(Float.isNaN(file.of(tag).getLast().value()), tag);
            assertEquals(50, file.of(tag).getLast().step());
        }
        assertTrue(file.of("angle").isEmpty(), "not measured");
        assertEquals(2L, file.hparams("_hparams_/session_end_info").at(4).value(1), "STATUS_FAILURE");
        assertTrue(file.plugin("text", "outcome").at(8).text(8).contains("The loss stopped being a number."));
        // Without recorded times, half of the steps take half of the 8 s.
        assertEquals(1_700_000_004.0, file.of("loss/train").getLast().wallTime());
    }

    @Test
    void everyRunHasAFolderAndExportingAgainReplacesItsFile() throws IOException {
        RunTensorBoard.Subject one =
                new RunTensorBoard.Subject(grokked(), "../Class 7b: λ = 1", "aaaaaaaa-1", START, false);
        RunTensorBoard.Subject other =
                new RunTensorBoard.Subject(grokked(), "../Class 7b: λ = 1", "bbbbbbbb-1", START, false);
        Path first = RunTensorBoard.write(one, folder);
        Path second = RunTensorBoard.write(other, folder);
        assertEquals(folder.resolve("Class-7b-λ-1-aaaaaaaa"), first);
        assertEquals(folder.resolve("Class-7b-λ-1-bbbbbbbb"), second);
        Files.writeString(first.resolve("notes.txt"), "the user's");
        Files.writeString(first.resolve("events.out.tfevents.1.grokscope"), "an earlier export");
        RunTensorBoard.write(one, folder);
        try (Stream<Path> files = Files.list(first)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(2, names.size(), names.toString());
            assertTrue(names.getFirst().startsWith("events.out.tfevents."), names.toString());
            byte[] events = Files.readAllBytes(first.resolve(names.getFirst()));
            assertEquals(3, new EventReader(events).of("loss/train").size());
        }
    }
}
