package org.grokscope.storage.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.grokscope.narration.Narrator;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose values contradict each other are refused, each with the field, its value and what it must be. */
class RunConsistencyTest {

    @TempDir
    private Path folder;

    /** Memorized at step 100, grokked at step 200, evaluated every 50 steps, and at its end at step 230. */
    private static JsonObject run() throws IOException {
        RunConfig config = Preset.FAST.config().withSchedule(new Schedule(1, 50, 230, Schedule.NEVER));
        RunHistory history = new RunHistory();
        for (long step : new long[] {0, 50, 100, 150, 200, 230}) {
            history.append(
                    new Evaluation(step, 1, step < 100 ? 0.5 : 1, 2, step < 200 ? 0.1 : 1, 1_000 - step), step / 100.0);
            history.append(
                    new Forecast.Unknown(step, ForecastReason.of(ForecastReason.Code.NO_DECAY), Optional.empty()));
        }
        history.append(new RunEvent.Memorized(100));
        history.append(new RunEvent.Grokked(200));
        history.append(new RunEvent.NormReleased(230));
        return json(
                new RunResult(config, new EngineInfo("MXNet", "1.9.1", 2), history, new Outcome.Grokked(), 230, 2.5));
    }

    private static JsonObject json(RunResult run) throws IOException {
        StringWriter out = new StringWriter();
        RunJson.write(run, "9.9", out);
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    private RunResult read(JsonObject run) throws IOException {
        Path file = folder.resolve("run.json");
        Files.writeString(file, run.toString());
        return RunFiles.read(file).run();
    }

    private String problem(JsonObject run) {
        return assertThrows(IOException.class, () -> read(run)).getMessage();
    }

    /** Sets what is at a path such as events/0/step. */
    private static void set(JsonObject run, String path, String value) {
        String[] names = path.split("/");
        JsonElement parent = run;
        for (String name : List.of(names).subList(0, names.length - 1)) {
            parent = parent instanceof JsonArray array
                    ? array.get(Integer.parseInt(name))
                    : parent.getAsJsonObject().get(name);
        }
        parent.getAsJsonObject().add(names[names.length - 1], JsonParser.parseString(value));
    }

    @Test
    void theRunItselfIsRead() throws IOException {
        assertEquals(run(), json(read(run())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluations/1/step | 73 | evaluations[1].step is 73, and must be at most 50: after step 0 with",
                "config/maxSteps | 200 | steps is 230, and must be at most 200, as config.maxSteps says",
                "config/maxSteps | 4 | steps is 230, and must be at most 4, as config.maxSteps says",
                "steps | 229 | steps is 229, and must be at least 230, the step of the last evaluation",
                "steps | 231 | steps is 231, and must be at most 230, as config.maxSteps says",
                "evaluations/5/step | 1000 | steps is 230, and must be at least 1000",
                "evaluations/0/step | 1 | evaluations[0].step is 1, and must be 0",
                "config/evalEvery | 40 | evaluations[1].step is 50, and must be at most 40",
                "evaluations/2/step | 90 | evaluations[3].step is 150, and must be at most 100: after step 90 with",
                "evaluations/2/seconds | 0.2 | evaluations[2].seconds is 0.2, and must be at least 0.5, as before",
                "evaluations/5/seconds | 99 | seconds is 2.5, and must be at least 99.0, as at the last evaluation",
                "evaluations/2/trainLoss | null | evaluations[2].trainLoss, testLoss or squaredNorm is null",
                "events/0/step | 150 | events[0].step is 150, and must be 100, where the train accuracy first reaches",
                "events/1/step | 230 | events[1].step is 230, and must be 200, where the test accuracy first reaches",
                "evaluations/4/testAccuracy | 0.5 | events[1].step is 200, and must be 230",
                "events/2/step | 231 | events[2].step is 231, and must be at most 230, the steps of the run",
                "forecasts/5/step | 231 | forecasts[5].step is 231, and must be at most 230",
                "outcome | 'not-learnt' | outcome is not-learnt, and must be grokked (or failed), as the accuracies say",
                "outcome | 'memorized-only' | outcome is memorized-only, and must be grokked",
                "tMem | 50 | tMem is 50, and must be 100, as the other values of the run say",
                "tGrok | null | tGrok is null, and must be 200",
                "delay | 7 | delay is 7, and must be 100",
                "v0 | 5 | v0 is 5, and must be 1000",
                "vMem | 5 | vMem is 5, and must be 900",
                "vGrok | 5 | vGrok is 5, and must be 800",
                "vFinal | 5 | vFinal is 5, and must be 770",
                "stepsPerSecond | 1000 | stepsPerSecond is 1000, and must be 92",
                "evalEvery | 10 | evalEvery is 10, and must be 50",
            })
    void contradictionIsNamed(String path, String value, String expected) throws IOException {
        JsonObject run = run();
        set(run, path, value.replace('\'', '"'));
        assertTrue(problem(run).startsWith(folder.resolve("run.json") + ": " + expected), problem(run));
    }

    /** Single steps are evaluated at any step, and resumed runs go on from there. */
    @ParameterizedTest
    @CsvSource({"120, true", "149, true", "200, false"})
    void evaluationBesideTheCadenceIsThereInAddition(long step, boolean isRead) throws IOException {
        JsonObject run = run();
        JsonArray evaluations = run.getAsJsonArray("evaluations");
        JsonArray more = new JsonArray();
        for (JsonElement each : evaluations) {
            if (each.getAsJsonObject().get("step").getAsLong() == 150) {
                JsonObject extra = each.deepCopy().getAsJsonObject();
                extra.addProperty("step", step == 200 ? 155 : step);
                extra.addProperty("seconds", 1.1);
                more.add(extra);
            }
            if (step != 200 || each.getAsJsonObject().get("step").getAsLong() != 150) {
                more.add(each);
            }
        }
        run.add("evaluations", more);
        if (isRead) {
            assertEquals(7, read(run).history().size());
        } else {
            assertTrue(problem(run).contains("evaluations[3].step is 155, and must be at most 150"), problem(run));
        }
    }

    @Test
    void withoutAnEvaluationNothingIsSaidToBeMeasured() throws IOException {
        JsonObject empty = run();
        empty.add("evaluations", new JsonArray());
        assertTrue(problem(empty)
                .contains("events[0].step is 100 for the event memorized, but no evaluation has a train"));
        empty.add("events", new JsonArray());
        assertTrue(problem(empty).contains("forecasts has 6 entries, and must have at most 0"));
        empty.add("forecasts", new JsonArray());
        assertTrue(problem(empty).contains("outcome is grokked, and must be not-learnt (or failed)"));
        empty.addProperty("outcome", "not-learnt");
        assertTrue(problem(empty).contains("tMem is 100, and must be null"));
        RunConfig config = Preset.FAST.config();
        RunResult stopped = new RunResult(
                config, new EngineInfo("MXNet", "1.9.1", 2), new RunHistory(), new Outcome.NotLearnt(), 0, 0);
        RunResult read = read(json(stopped));
        assertEquals(
                "Nothing was measured: the run has no evaluation.",
                Narrator.ENGLISH.summary(read).values().get("outcome"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engine | \"MX\\u001b[2J\" | engine contains a control character (U+001B at position 3)",
                "engineVersion | \"1\\n2\" | engineVersion contains a control character (U+000A at position 2)",
                "engine | \"\\u009b2J\" | engine contains a control character (U+009B at position 1)",
                "layers | [\"a\\tb\"] | layers[0] contains a control character (U+0009 at position 2)",
                "forecasts/0/reason | \"x\\u0007\" | forecasts[0].reason contains a control character (U+0007",
                "outcome | \"\\u001b\" | outcome contains a control character",
            })
    void controlCharactersAreRefused(String path, String value, String expected) throws IOException {
        JsonObject run = run();
        set(run, path, value);
        assertTrue(problem(run).startsWith(folder.resolve("run.json") + ": " + expected), problem(run));
    }

    @Test
    void longTextIsRefused() throws IOException {
        JsonObject run = run();
        run.addProperty("engine", "x".repeat(100_000));
        assertEquals(
                folder.resolve("run.json")
                        + ": engine is too long: it has 100,000 characters, and at most 1,000 are allowed",
                problem(run));
    }
}
