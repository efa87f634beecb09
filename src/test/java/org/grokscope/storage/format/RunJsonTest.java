package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.run.Calibration;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunJsonTest {

    private static final Calibration CALIBRATION = new Calibration(
            800, 3_700.5, 0.7, 302, 1.4e-3, Double.NaN, 12, new Calibration.Covariance(1e-8, -2e-5, 30), 4.5);

    private static final Evaluation.Logits LOGITS = new Evaluation.Logits(24.25, 0.75, 0.5);

    @TempDir
    private Path folder;

    private static RunHistory history() {
        RunHistory history = new RunHistory(List.of("body", "head"));
        history.append(new Evaluation(0, 4.6, 0.01, 4.7, 0.0125, 13_430.25));
        history.append(new Evaluation(800, 0.01, 0.995, 9.5, 0.25, 3_716, 0, List.of(3_700.0, 16.0)), 7.5);
        history.append(new Evaluation(1_800, 1e-7, 1, 0.02, 1, 1_135, 51.5, List.of(1_100.0, 35.0), LOGITS));
        history.append(new RunEvent.LearningRateChanged(10, 1e-3, 2e-3));
        history.append(new RunEvent.WeightDecayChanged(20, 1, 0));
        history.append(new RunEvent.Memorized(800));
        history.append(new RunEvent.NormHeld(800, 3_716));
        history.append(new RunEvent.NormReleased(810));
        history.append(new RunEvent.OptimizerChanged(820, Optimizer.ADAMW, Optimizer.SGD_MOMENTUM));
        history.append(new RunEvent.Grokked(1_800));
        history.append(new RunEvent.TemperatureChanged(1_800, 1, 1.67));
        history.append(new Forecast.Unknown(
                0,
                new ForecastReason(ForecastReason.Code.OTHER, List.of(), "Nothing is known \"yet\"."),
                Optional.empty()));
        history.append(new Forecast.NoJump(
                400, 0.96, ForecastReason.of(ForecastReason.Code.DECAY_TOO_STRONG, 5.5), Optional.of(CALIBRATION)));
        history.append(new Forecast.Jump(
                800, 1_790.5, 1_500, Double.POSITIVE_INFINITY, 1_135, 0.03, Optional.of(CALIBRATION)));
        return history;
    }

    private static RunResult result(RunConfig config, Outcome outcome) {
        return new RunResult(config, new EngineInfo("MXNet", "1.9.1", 2), history(), outcome, 2_000, 25.5);
    }

    private static String text(RunResult result) throws IOException {
        StringWriter out = new StringWriter();
        RunJson.write(result, "9.9", out);
        return out.toString();
    }

    private static JsonObject tree(RunResult result) throws IOException {
        return JsonParser.parseString(text(result)).getAsJsonObject();
    }

    private RunResult read(String text) throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, text);
        return RunJson.read(file);
    }

    static Stream<RunConfig> configs() {
        RunConfig base = Preset.PAPER.config();
        Stream<RunConfig> odd = Stream.of(
                new RunConfig(
                        new ParityTask(40, 3, 1_000),
                        0.9,
                        new Network.Mlp(17),
                        new Optimization(Optimizer.SGD, 0.1, 0, 0),
                        new Schedule(0, 200, 2_000, -1)),
                new RunConfig(
                        new ModularTask(Operation.DIVIDE, 13),
                        0.123456789,
                        new Network.Transformer(8, 2, 16),
                        new Optimization(Optimizer.ADAM_L2, 1e-5, 10, 3),
                        new Schedule(999_999_999, 100, 10_000_000, 10_000_000)));
        Stream<RunConfig> interventions = Stream.of(
                        new Intervention.HoldNorm(),
                        new Intervention.CutDecay(),
                        new Intervention.SwitchOptimizer(Optimizer.SGD))
                .map(base::withIntervention);
        return Stream.of(Arrays.stream(Preset.values()).map(Preset::config), odd, interventions)
                .flatMap(configs -> configs);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyConfigurationComesBack(RunConfig config) throws IOException {
        assertEquals(config, read(text(result(config, new Outcome.Grokked()))).config());
    }

    @Test
    void everythingComesBack() throws IOException {
        RunResult written = result(Preset.PAPER.config(), new Outcome.Grokked());
        RunResult read = read(text(written));
        assertEquals(written.engine(), read.engine());
        assertEquals(written.outcome(), read.outcome());
        assertEquals(written.steps(), read.steps());
        assertEquals(written.seconds(), read.seconds());
        assertEquals(written.history().events(), read.history().events());
        assertEquals(written.history().forecasts(), read.history().forecasts());
        assertEquals(evaluations(written.history()), evaluations(read.history()));
        assertEquals(text(written), text(read), "writing what was read gives the same file");
    }

    private static List<Evaluation> evaluations(RunHistory history) {
        return IntStream.range(0, history.size()).mapToObj(history::evaluation).toList();
    }

    @Test
    void failureComesBackWithItsMessage() throws IOException {
        Outcome failed = new Outcome.Failed(2_000, "Broke \"down\".\nTry η 1e-4.");
        assertEquals(failed, read(text(result(Preset.FAST.config(), failed))).outcome());
    }

    @Test
    void fieldsAreThePublishedOnes() throws IOException {
        JsonObject run = tree(result(Preset.PAPER.config(), new Outcome.Grokked()));
        assertEquals(
                List.of(
                        "formatVersion",
                        "appVersion",
                        "config",
                        "engine",
                        "engineVersion",
                        "threads",
                        "tMem",
                        "tGrok",
                        "delay",
                        "v0",
                        "vMem",
                        "vGrok",
                        "vFinal",
                        "steps",
                        "evalEvery",
                        "seconds",
                        "stepsPerSecond",
                        "outcome",
                        "layers",
                        "evaluations",
                        "events",
                        "forecasts"),
                List.copyOf(run.keySet()));
        assertEquals(
                List.of(
                        "task",
                        "p",
                        "bits",
                        "relevantBits",
                        "samples",
                        "trainFraction",
                        "network",
                        "width",
                        "heads",
                        "feedForward",
                        "hidden",
                        "activation",
                        "loss",
                        "optimizer",
                        "learningRate",
                        "weightDecay",
                        "batch",
                        "seed",
                        "evalEvery",
                        "maxSteps",
                        "stopAfterGrok",
                        "intervention"),
                List.copyOf(run.getAsJsonObject("config").keySet()));
        assertEquals(
                "{\"step\":800,\"trainLoss\":0.01,\"trainAccuracy\":0.995,\"testLoss\":9.5,\"testAccuracy\":0.25,"
                        + "\"squaredNorm\":3716.0,\"angle\":0.0,\"seconds\":7.5,\"layerNorms\":[3700.0,16.0]}",
                run.getAsJsonArray("evaluations").get(1).toString());
        assertEquals("9.9", run.get("appVersion").getAsString());
        assertEquals(800, run.get("tMem").getAsLong());
        assertEquals(1_800, run.get("tGrok").getAsLong());
        assertEquals(1_000, run.get("delay").getAsLong());
        assertEquals(13_430.25, run.get("v0").getAsDouble());
        assertEquals(3_716, run.get("vMem").getAsDouble());
        assertEquals(1_135, run.get("vGrok").getAsDouble());
        assertEquals(1_135, run.get("vFinal").getAsDouble());
        assertEquals("grokked", run.get("outcome").getAsString());
        JsonObject jump = run.getAsJsonArray("forecasts").get(2).getAsJsonObject();
        assertEquals(1_790.5, jump.get("grokkingStep").getAsDouble());
        assertEquals(JsonNull.INSTANCE, jump.get("high"), "JSON has no infinity");
        assertEquals(JsonNull.INSTANCE, jump.get("rSquared"), "JSON has no NaN");
    }

    @Test
    void filesOfBeforeThereWereAnglesLayersAndInterventionsAreRead() throws IOException {
        JsonObject run = tree(result(Preset.PAPER.config(), new Outcome.Grokked()));
        run.remove("layers");
        run.getAsJsonObject("config").remove("intervention");
        for (JsonElement evaluation : run.getAsJsonArray("evaluations")) {
            evaluation.getAsJsonObject().remove("angle");
            evaluation.getAsJsonObject().remove("layerNorms");
            evaluation.getAsJsonObject().remove("seconds");
        }
        RunResult read = read(run.toString());
        assertEquals(Preset.PAPER.config(), read.config());
        assertEquals(
                new Evaluation(800, 0.01, 0.995, 9.5, 0.25, 3_716),
                read.history().evaluation(1));
        assertTrue(Double.isNaN(read.history().value(RunHistory.Column.SECONDS, 1)));
    }

    @Test
    void wordsAreWrittenAndTheNumbersOfVersion01ForThemAreRead() throws IOException {
        RunConfig words = Preset.PARITY.config();
        words = words.withOptimization(new Optimization(Optimizer.ADAMW, 1e-3, 1, Optimization.FULL_BATCH));
        JsonObject run = tree(result(words, new Outcome.Grokked()));
        JsonObject config = run.getAsJsonObject("config");
        assertEquals("full", config.get("batch").getAsString());
        assertEquals("never", config.get("stopAfterGrok").getAsString());
        assertEquals(words, read(run.toString()).config());
        config.addProperty("batch", 0);
        config.addProperty("stopAfterGrok", -1);
        assertEquals(words, read(run.toString()).config());
    }

    @Test
    void whatIsNotThereIsNull() throws IOException {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, Double.NaN, 0, Double.POSITIVE_INFINITY, 0, Double.NaN));
        Outcome failed = new Outcome.Failed(0, "no engine");
        RunResult result = new RunResult(Preset.PARITY.config(), null, history, failed, 0, 0);
        JsonObject run = tree(result);
        for (String name : List.of("engine", "engineVersion", "threads", "tMem", "tGrok", "delay", "v0", "vFinal")) {
            assertEquals(JsonNull.INSTANCE, run.get(name), name);
        }
        for (String name : List.of("p", "width", "heads", "feedForward")) {
            assertEquals(JsonNull.INSTANCE, run.getAsJsonObject("config").get(name), name);
        }
        RunResult read = read(text(result));
        assertNull(read.engine());
        assertTrue(Double.isNaN(read.history().evaluation(0).squaredNorm()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "formatVersion | 2 | formatVersion is 2, and this program reads 1",
                "formatVersion | null | formatVersion is missing",
                "config | null | config is not an object",
                "config.p | 1 | config.p must be a whole number between 3 and 499 (got 1)",
                "config.p | null | config.p is missing",
                "config.learningRate | 'fast' | config.learningRate is not a number",
                "config.batch | 'all' | config.batch is not a number",
                "config.seed | 0.5 | config.seed must be",
                "config.batch | 6000 | config.batch must be",
                "config.task | 'add' | config.task must be mod-add",
                "config.network | 'cnn' | config.network must be",
                "config.optimizer | 5 | config.optimizer is not a text",
                "outcome | 'won' | outcome is none of",
                "outcome | 'failed' | message is missing",
                "steps | -1 | steps is not a whole number from 0 on",
                "seconds | 'long' | seconds is not a number",
                "evaluations | 3 | evaluations is not an array",
                "events | null | events is not an array",
                "threads | null | threads is missing",
                "layers | 3 | layers is not an array",
                "config.intervention | 'pray' | config.intervention must be none, hold-norm",
                "config.intervention | 'switch-to-adamw' | config.intervention must be none or a switch",
            })
    void damageIsNamedWithFileAndField(String path, String value, String expected) throws IOException {
        JsonObject run = tree(result(Preset.PAPER.config(), new Outcome.Grokked()));
        JsonObject parent = path.startsWith("config.") ? run.getAsJsonObject("config") : run;
        parent.add(path.replace("config.", ""), value(value));
        IOException problem = assertThrows(IOException.class, () -> read(run.toString()));
        assertTrue(problem.getMessage().startsWith(folder.resolve("run.json") + ": " + expected), problem::getMessage);
    }

    private static JsonElement value(String text) {
        if (text.equals("null")) {
            return JsonNull.INSTANCE;
        }
        return text.matches("[-0-9.]+") ? new JsonPrimitive(Double.valueOf(text)) : new JsonPrimitive(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"step\":800,\"trainLoss\" | \"step\":0,\"trainLoss\" | evaluations[1].step is 0 and not after 0",
                "\"step\":800,\"trainLoss\":0.01 | \"step\":800 | evaluations[1].trainLoss is missing",
                "\"kind\":\"grokked\" | \"kind\":\"flew\" | events[6]: Event must be",
                "\"kind\":\"jump\" | \"kind\":\"leap\" | forecasts[2].kind is none of jump, no-jump, unknown",
                "\"trainAccuracy\":0.995 | \"trainAccuracy\":1.5 | evaluations[1].trainAccuracy is not between 0 and 1",
                "\"testAccuracy\":0.25 | \"testAccuracy\":-0.1 | evaluations[1].testAccuracy is not between 0 and 1",
                "\"trainLoss\":0.01 | \"trainLoss\":-0.01 | evaluations[1].trainLoss is less than 0",
                "\"squaredNorm\":3716.0,\"angle\" | \"squaredNorm\":-1,\"angle\" | evaluations[1].squaredNorm is less than 0",
                "\"angle\":0.0 | \"angle\":181 | evaluations[1].angle is not between 0 and 180",
                "\"seconds\":7.5 | \"seconds\":-7.5 | evaluations[1].seconds is less than 0",
                "[3700.0,16.0] | [3700.0,-1] | evaluations[1].layerNorms has a number less than 0",
                "[3700.0,16.0] | [3700.0,1e999] | evaluations[1].layerNorms[1] is too large",
                "\"tGrok\": 1800 | \"tGrok\": 5 | tGrok is 5, and must be 1800",
                "[3700.0,16.0] | [3700.0] | evaluations[1].layerNorms has 1 numbers for 2 layers",
                "[3700.0,16.0] | [3700.0,\"few\"] | evaluations[1].layerNorms[1] is not a number",
                "\"to\":\"sgd-momentum\" | \"to\":\"none\" | events[5]: Optimizer must be",
                "\"points\":12 | \"points\":1.5 | forecasts[1].points is not a whole number",
            })
    void damageInsideAnArrayIsNamedWithItsIndex(String good, String bad, String expected) throws IOException {
        String text = text(result(Preset.PAPER.config(), new Outcome.Grokked()));
        assertTrue(text.contains(good), text);
        IOException problem = assertThrows(IOException.class, () -> read(text.replace(good, bad)));
        assertTrue(problem.getMessage().contains(expected), problem::getMessage);
    }

    @Test
    void whatIsNoJsonIsSaid() throws IOException {
        for (String text : List.of("", "{", "[1, 2", "hello there", "{\"a\":}", "null", "[]", "3", "\u0000")) {
            IOException problem = assertThrows(IOException.class, () -> read(text));
            assertTrue(problem.getMessage().startsWith(folder.toString()), problem::getMessage);
            assertEquals(1, problem.getMessage().lines().count());
        }
        Path binary = folder.resolve("binary.json");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertTrue(assertThrows(IOException.class, () -> RunJson.read(binary))
                .getMessage()
                .contains("is not JSON"));
        Path missing = folder.resolve("missing.json");
        assertEquals(
                missing + " does not exist",
                assertThrows(IOException.class, () -> RunJson.read(missing)).getMessage());
        assertTrue(assertThrows(IOException.class, () -> RunJson.read(folder))
                .getMessage()
                .contains("cannot be read"));
    }

    @Test
    void compressedRunIsTheSameRun() throws IOException {
        RunResult result = new RunResult(
                Preset.PAPER.config(),
                new EngineInfo("MXNet", "1.9.1", 2),
                history(),
                new Outcome.Grokked(),
                1_800,
                12);
        Path plain = folder.resolve("run.json");
        Path small = folder.resolve("run.json.gz");
        for (Path file : List.of(plain, small)) {
            try (OutputFile out = OutputFile.prepare(file)) {
                out.write(writer -> RunJson.write(result, "1", writer));
            }
        }
        assertTrue(Files.size(small) < Files.size(plain) / 2);
        StringWriter again = new StringWriter();
        RunJson.write(RunJson.read(small), "1", again);
        assertEquals(Files.readString(plain), again.toString());
    }

    @Test
    void compressedRunThatIsCutShortIsSaidToBe() throws IOException {
        Path file = folder.resolve("run.json.gz");
        try (OutputFile out = OutputFile.prepare(file)) {
            out.write(writer -> writer.write("{}"));
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));
        assertEquals(
                file + " is not whole: it ends too soon",
                assertThrows(IOException.class, () -> RunJson.read(file)).getMessage());
        Files.writeString(file, "{}");
        assertEquals(
                file + " cannot be read: Not in GZIP format",
                assertThrows(IOException.class, () -> RunJson.read(file)).getMessage());
    }
}
