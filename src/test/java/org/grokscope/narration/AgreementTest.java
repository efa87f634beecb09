package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.grokscope.cli.terminal.Summary;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.Phase;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.storage.format.RunCsv;
import org.grokscope.storage.format.RunJson;
import org.grokscope.task.ParityTask;
import org.grokscope.theory.RecordedRun;
import org.grokscope.theory.SyntheticRun;
import org.grokscope.theory.forecast.Forecaster;
import org.grokscope.ui.run.RunViewState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Badge, sentence, readouts, window, files and command line cannot disagree: runs of every kind are walked step by step, and whatever is
 * said at a step is compared with what this test itself reads off the evaluations and events up to there.
 */
class AgreementTest {

    private static final Narrator NARRATOR = Narrator.ENGLISH;

    @TempDir
    Path folder;

    /** A run, and what a live reader saw after each evaluation. */
    record Walk(String name, RunConfig config, RunHistory history, List<RunState> live) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Something that appends to a history. */
    private interface Script {
        void play(SyntheticRun run);
    }

    private static Walk synthetic(String name, RunConfig config, Script script) {
        SyntheticRun run = new SyntheticRun(config, 1);
        script.play(run);
        return seen(name, run.config, run.history);
    }

    /** Plays a finished history back in the order in which a session appends, with a reader that looks after each evaluation. */
    private static Walk seen(String name, RunConfig config, RunHistory whole) {
        RunHistory history = new RunHistory(whole.layers());
        RunTimeline timeline = new RunTimeline(config, history);
        List<RunState> live = new ArrayList<>();
        List<RunEvent> events = whole.events();
        int event = 0;
        for (int row = 0; row < whole.size(); row++) {
            long step = (long) whole.value(RunHistory.Column.STEP, row);
            while (event < events.size() && events.get(event).step() < step) {
                history.append(events.get(event++));
            }
            history.append(whole.evaluation(row));
            while (event < events.size() && events.get(event).step() == step) {
                history.append(events.get(event++));
            }
            if (row < whole.forecasts().size()) {
                history.append(whole.forecasts().get(row));
            }
            live.add(timeline.latest(new RunStatus(step, true, 0, Optional.empty())));
        }
        return new Walk(name, config, history, live);
    }

    static Stream<Walk> runs() {
        RunConfig paper = Preset.PAPER.config();
        RecordedRun recorded = new RecordedRun(RecordedRun.CONFIG);
        recorded.runTo(Long.MAX_VALUE);
        return Stream.of(
                seen("recorded", recorded.config(), recorded.history()),
                synthetic("grokking", paper, SyntheticRun::runToGrokking),
                synthetic("held norm", paper, run -> {
                    run.runTo(1_000);
                    run.holdNorm();
                    run.runTo(1_300);
                    run.releaseNorm();
                    run.runTo(2_600);
                }),
                synthetic("no decay", Preset.NO_DECAY.config(), run -> run.runTo(3_000)),
                synthetic("optimizer switched", paper, run -> {
                    run.runTo(900);
                    run.switchOptimizer(Optimizer.SGD);
                    run.runTo(2_000);
                }),
                synthetic("settings changed", paper, run -> {
                    run.runTo(400);
                    run.changeLearningRate(2e-3);
                    run.runTo(1_100);
                    run.changeWeightDecay(0.4);
                    run.runTo(1_300);
                    run.changeWeightDecay(0);
                    run.runTo(1_500);
                    run.changeWeightDecay(1);
                    run.runToGrokking();
                }),
                vanishing(),
                brokenDown(),
                parity());
    }

    private static Walk vanishing() {
        RunConfig config = Preset.SGD_FAILS.config();
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        for (long step = 0; step <= 3_000; step += 50) {
            history.append(new Evaluation(step, 4, 0.01, 4, 0.01, 13_400 * Math.exp(-0.002 * step)));
            history.append(forecaster.forecast(history));
        }
        return seen("fading", config, history);
    }

    private static Walk brokenDown() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(900);
        run.history.append(new Evaluation(950, Double.NaN, 1, Double.NaN, 1, Double.NaN));
        return seen("broken down", run.config, run.history);
    }

    private static Walk parity() {
        RunConfig paper = Preset.PAPER.config();
        RunConfig config = SyntheticRun.config(
                new ParityTask(20, 3, 25_000), Network.Mlp.DEFAULT, Optimizer.ADAMW, 1e-3, 1, paper.maxSteps());
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        for (long step = 0; step <= 1_000; step += 50) {
            double accuracy = Math.min(1, 0.5 + 0.001 * step);
            history.append(new Evaluation(step, 1, accuracy, 1, accuracy, 300 + step));
            if (accuracy >= 0.99 && history.events().isEmpty()) {
                history.append(new RunEvent.Memorized(step));
                history.append(new RunEvent.Grokked(step));
            }
            history.append(forecaster.forecast(history));
        }
        return seen("parity without delay", config, history);
    }

    /** What this test itself reads off a run up to a step. */
    private record Expected(
            OptionalLong memorized,
            OptionalLong grokked,
            double eta,
            double lambda,
            double tau,
            Optimizer optimizer,
            boolean held) {

        static Expected of(Walk run, long step) {
            OptionalLong memorized = OptionalLong.empty();
            OptionalLong grokked = OptionalLong.empty();
            for (int row = 0; row < run.history().size(); row++) {
                Evaluation each = run.history().evaluation(row);
                if (each.step() <= step && each.isFinite()) {
                    memorized = memorized.isEmpty() && each.trainAccuracy() >= 0.99
                            ? OptionalLong.of(each.step())
                            : memorized;
                    grokked = grokked.isEmpty() && each.testAccuracy() >= 0.99 ? OptionalLong.of(each.step()) : grokked;
                }
            }
            double eta = run.config().learningRate();
            double lambda = run.config().weightDecay();
            double tau = run.config().objective().temperature();
            Optimizer optimizer = run.config().optimizer();
            boolean held = false;
            for (RunEvent event : run.history().events()) {
                if (event.step() <= step && event instanceof RunEvent.Change change) {
                    switch (change) {
                        case RunEvent.LearningRateChanged it -> eta = it.to();
                        case RunEvent.WeightDecayChanged it -> lambda = it.to();
                        case RunEvent.TemperatureChanged it -> tau = it.to();
                        case RunEvent.OptimizerChanged it -> optimizer = it.to();
                        case RunEvent.NormHeld it -> held = true;
                        case RunEvent.NormReleased it -> held = false;
                    }
                }
            }
            return new Expected(memorized, grokked, eta, lambda, tau, optimizer, held);
        }

        void check(RunState state, String where) {
            assertEquals(memorized, state.milestones().memorizationStep(), where);
            assertEquals(grokked, state.milestones().grokkingStep(), where);
            assertEquals(eta, state.learningRate(), where);
            assertEquals(lambda, state.weightDecay(), where);
            assertEquals(tau, state.temperature(), where);
            assertEquals(optimizer, state.optimizer(), where);
            assertEquals(held, state.isNormHeld(), where);
        }
    }

    private static String text(OptionalLong step) {
        return step.isPresent() ? NumberFormat.count(step.getAsLong()) : NumberFormat.NOTHING;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void liveReplayedAndSaidAreTheSameAtEveryStep(Walk run) {
        RunTimeline replay = new RunTimeline(run.config(), run.history());
        for (RunState live : run.live()) {
            for (long step = live.step(); step < live.step() + 50; step += 7) {
                String where = run + " at step " + step;
                RunState state = replay.at(step);
                Expected.of(run, step).check(state, where);
                said(state, where);
                assertEquals(
                        state,
                        RunViewState.replay(replay, new NetworkSnapshots(), step)
                                .state(),
                        where);
            }
            RunState replayed = replay.at(live.step());
            // Changes that are made after an evaluation, at its step, are already there when the run is replayed.
            if (replayed.changes().equals(live.changes())) {
                String where = run + " live at step " + live.step();
                assertEquals(live.milestones(), replayed.milestones(), where);
                assertEquals(live.forecast(), replayed.forecast(), where);
                assertEquals(live.check(), replayed.check(), where);
                assertEquals(NARRATOR.verdict(live), NARRATOR.verdict(replayed), where);
                assertEquals(NARRATOR.readouts(live), NARRATOR.readouts(replayed), where);
            }
        }
    }

    /** Badge, sentence and readouts of one state. */
    private static void said(RunState state, String where) {
        Narrator.Verdict verdict = NARRATOR.verdict(state);
        Readouts readouts = NARRATOR.readouts(state);
        Narrator.Verdict german = new Narrator(Locale.GERMAN).verdict(state);
        assertEquals(state.phase(), verdict.phase(), where);
        assertEquals(NARRATOR.phase(state.phase()), verdict.badge(), where);
        assertEquals(text(state.milestones().memorizationStep()), readouts.memorized(), where);
        assertEquals(text(state.milestones().grokkingStep()), readouts.grokked(), where);
        if (state.isInLossSpike() && state.status().outcome().isEmpty() && state.phase() != Phase.BROKEN_DOWN) {
            String spike = NumberFormat.count(state.spikes().getLast());
            assertTrue(verdict.sentence().startsWith("Loss spike at step " + spike + ":"), where);
            assertTrue(german.sentence().contains("Schritt " + spike), where);
        } else {
            saidOfPhase(verdict, german, readouts, where);
        }
        forecastSaid(state, readouts, where);
    }

    private static void saidOfPhase(
            Narrator.Verdict verdict, Narrator.Verdict german, Readouts readouts, String where) {
        switch (verdict.phase()) {
            case MEMORIZED, CONTRACTING, HOLDING -> {
                assertTrue(verdict.sentence().startsWith("Memorized at step " + readouts.memorized() + "."), where);
                assertTrue(german.sentence().contains(" " + readouts.memorized() + "."), where);
            }
            case GROKKED -> {
                assertTrue(verdict.sentence().contains("at step " + readouts.grokked()), where);
                assertTrue(german.sentence().contains("in Schritt " + readouts.grokked()), where);
            }
            case BROKEN_DOWN -> assertTrue(verdict.sentence().contains("broke down"), where);
            case VANISHING -> assertTrue(verdict.sentence().contains(readouts.norm()), where);
            case READY, MEMORIZING, LEARNING, GROKKING -> {}
        }
    }

    private static void forecastSaid(RunState state, Readouts readouts, String where) {
        boolean expects = !state.isGrokked()
                && state.phase() != Phase.BROKEN_DOWN
                && state.forecast().orElse(null) instanceof Forecast.Jump;
        Headline headline = NARRATOR.headline(state);
        assertEquals(
                expects && state.status().outcome().isEmpty(), headline.window().isPresent(), where);
        if (expects) {
            Forecast.Jump jump = state.expectedJump().orElseThrow();
            headline.window().ifPresent(window -> {
                assertEquals(jump.grokkingStep(), state.step() + window.expected(), where);
                assertEquals(jump.low(), state.step() + window.low(), where);
                assertEquals(jump.high(), state.step() + window.high(), where);
            });
            assertEquals(readouts.expected(), NumberFormat.count(jump.grokkingStep()), where);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void filesAndCommandLineSayTheSameAsTheWindow(Walk run) throws IOException {
        RunTimeline timeline = new RunTimeline(run.config(), run.history());
        for (int i = 0; i < run.live().size(); i += 9) {
            long step = run.live().get(i).step();
            String where = run + " at step " + step;
            RunState shown = timeline.at(step);
            Expected expected = Expected.of(run, step);
            Outcome outcome = Outcome.of(shown.milestones());
            RunResult result = new RunResult(
                    run.config(), new EngineInfo("Fake", "1", 2), run.history().upTo(step), outcome, step, 1);

            StringWriter written = new StringWriter();
            RunJson.write(result, "1", written);
            JsonObject json = JsonParser.parseString(written.toString()).getAsJsonObject();
            assertEquals(expected.memorized(), step(json.get("tMem")), where);
            assertEquals(expected.grokked(), step(json.get("tGrok")), where);
            Path file = Files.writeString(folder.resolve("run.json"), written.toString());
            RunState stored = RunJson.read(file).end();
            expected.check(stored, where);
            assertEquals(shown.phase(), stored.phase(), where);
            assertEquals(shown.forecast(), stored.forecast(), where);
            assertEquals(shown.check(), stored.check(), where);

            StringWriter csv = new StringWriter();
            RunCsv.write(result.history(), CsvFormat.COMMA, csv);
            assertEquals(shown.rows() + 1, csv.toString().lines().count(), where);

            Map<String, String> summary = NARRATOR.summary(result).values();
            String none = "-";
            assertEquals(text(expected.memorized()).replace("–", none), summary.get("T_mem"), where);
            assertEquals(text(expected.grokked()).replace("–", none), summary.get("T_grok"), where);
            RunState ended = timeline.at(step);
            assertTrue(
                    summary.get("outcome")
                            .endsWith(NARRATOR.verdict(result.end()).sentence()),
                    where);
            assertEquals(NARRATOR.readouts(ended).norm().replace("–", none), summary.get("V_final"), where);
            List<String> lines = new Summary(result, "1").lines();
            assertTrue(lines.contains("  T_mem     " + summary.get("T_mem")), where);
            assertTrue(lines.contains("  outcome   " + summary.get("outcome")), where);
        }
    }

    private static OptionalLong step(JsonElement element) {
        return element.isJsonNull() ? OptionalLong.empty() : OptionalLong.of(element.getAsLong());
    }

    /** Who reads the events of T_mem and T_grok, or the changes, would derive something that {@link RunTimeline} derives. */
    @Test
    void onlyTheTimelineDerivesMilestonesAndSettings() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.grokscope");
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.grokscope.run..", "org.grokscope.training..", "org.grokscope.storage.format..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(RunEvent.Memorized.class, RunEvent.Grokked.class)
                .because("T_mem and T_grok are what RunTimeline says")
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.grokscope.run..",
                        "org.grokscope.training..",
                        "org.grokscope.storage..",
                        "org.grokscope.theory..",
                        "org.grokscope.experiments.forecast..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the newest forecast is read off the history",
                        call -> call.getTarget().getOwner().isEquivalentTo(RunHistory.class)
                                && call.getTarget().getName().equals("latestForecast")))
                .because("the forecast at a step is what RunTimeline says")
                .check(classes);
    }
}
