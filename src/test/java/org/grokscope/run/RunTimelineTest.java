package org.grokscope.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.junit.jupiter.api.Test;

class RunTimelineTest {

    private final RunHistory history = new RunHistory();
    private final RunTimeline timeline = new RunTimeline(Preset.PAPER.config(), history);

    private void evaluate(long step, double train, double test, double norm) {
        history.append(new Evaluation(step, 1, train, 1, test, norm));
    }

    private Milestones accuracies(double[][] trainAndTest) {
        for (int i = 0; i < trainAndTest.length; i++) {
            evaluate(200L * i, trainAndTest[i][0], trainAndTest[i][1], 1_000.0 - i);
        }
        return timeline.milestones();
    }

    private static Forecast.Jump jump(long step, double grokking) {
        return new Forecast.Jump(step, grokking, grokking - 180, grokking + 220, 1_202, 0.02, Optional.empty());
    }

    /** Memorizes at 800 with a forecast, groks at 1,790. */
    private void grok(Forecast atMemorization) {
        evaluate(0, 0.01, 0.01, 13_400);
        history.append(new Forecast.Unknown(0, ForecastReason.of(ForecastReason.Code.UNCALIBRATED), Optional.empty()));
        evaluate(800, 0.995, 0.01, 3_900);
        history.append(atMemorization);
        evaluate(1_790, 1, 0.995, 1_200);
        history.append(atMemorization);
    }

    @Test
    void theLearningRateIsThatOfItsPlan() {
        RunConfig planned = ConfigFields.config(
                Preset.PAPER.config(),
                Map.of(
                        ConfigField.WARMUP, "100",
                        ConfigField.LR_DECAY, "linear",
                        ConfigField.LR_DECAY_UNTIL, "1100"));
        RunTimeline scheduled = new RunTimeline(planned, history);
        evaluate(0, 0, 0, 1_000);
        evaluate(600, 0, 0, 1_000);
        history.append(new RunEvent.LearningRateChanged(700, 1e-3, 2e-3));
        assertEquals(1e-5, scheduled.at(0).learningRate(), 1e-15);
        assertEquals(5e-4, scheduled.at(600).learningRate(), 1e-15);
        assertEquals(6e-4, scheduled.at(800).learningRate(), 1e-15);
        assertEquals(0, scheduled.at(5_000).learningRate());
        assertEquals(2e-3, timeline.at(800).learningRate());
    }

    /** The threshold is that of the test set alone. */
    @Test
    void aLowerThresholdGivesAnEarlierJump() {
        Schedule usual = Preset.PAPER.config().schedule();
        Schedule lower = new Schedule(
                usual.seed(),
                usual.evaluationCadence(),
                usual.maxSteps(),
                usual.stopAfterGrok(),
                usual.intervention(),
                0.9,
                Optional.empty());
        RunTimeline early = new RunTimeline(Preset.PAPER.config().withSchedule(lower), history);
        accuracies(new double[][] {{0.9, 0}, {0.985, 0}, {0.99, 0.89}, {1, 0.9}, {1, 0.99}});
        assertEquals(OptionalLong.of(400), early.milestones().memorizationStep());
        assertEquals(OptionalLong.of(600), early.milestones().grokkingStep());
        assertEquals(OptionalLong.of(800), timeline.milestones().grokkingStep());
        assertFalse(early.at(600).hasFallenBack(), "at the threshold itself it has not fallen");
        evaluate(1_000, 1, 0.85, 990);
        assertTrue(early.latest().hasFallenBack());
    }

    @Test
    void theFirstEvaluationAtTheThresholdCountsAndLaterDipsDoNot() {
        Milestones milestones = accuracies(
                new double[][] {{0.1, 0}, {0.989, 0}, {0.99, 0}, {0.5, 0.98}, {1, 0.9900001}, {1, 0.5}, {1, 1}});
        assertEquals(OptionalLong.of(400), milestones.memorizationStep());
        assertEquals(OptionalLong.of(800), milestones.grokkingStep());
        assertEquals(OptionalDouble.of(998), milestones.normAtMemorization());
        assertEquals(OptionalDouble.of(996), milestones.normAtGrokking());
        assertEquals(OptionalLong.of(400), milestones.delay());
        assertTrue(milestones.isAt(400) && milestones.isAt(800) && !milestones.isAt(600));
        assertInstanceOf(Outcome.Grokked.class, Outcome.of(milestones));
    }

    @Test
    void withoutMilestonesThereIsNoDelay() {
        Milestones none = timeline.milestones();
        assertTrue(none.memorizationStep().isEmpty() && none.grokkingStep().isEmpty());
        assertTrue(none.normAtMemorization().isEmpty() && none.normAtGrokking().isEmpty());
        assertTrue(none.delay().isEmpty());
        assertInstanceOf(Outcome.NotLearnt.class, Outcome.of(none));
        Milestones half = accuracies(new double[][] {{1, 0.2}});
        assertEquals(OptionalLong.of(0), half.memorizationStep());
        assertTrue(half.delay().isEmpty());
        assertInstanceOf(Outcome.MemorizedOnly.class, Outcome.of(half));
    }

    @Test
    void aSpikeOfTheLossBeginsAfterMemorizationAndLastsUntilTheTrainSetIsRightAgain() {
        accuracies(new double[][] {{0.1, 0}, {0.94, 0}, {0.99, 0}, {0.96, 0}, {0.6, 0}, {0.97, 0}, {0.8, 0}, {1, 0}});
        assertEquals(List.of(800L), timeline.latest().spikes(), "0.96 is noise, 0.8 the same spike, 0.94 before T_mem");
        assertFalse(timeline.latest().isInLossSpike());
        assertEquals(List.of(), timeline.at(799).spikes());
        assertTrue(timeline.at(800).isInLossSpike() && timeline.at(1_200).isInLossSpike());
        evaluate(1_600, 0.5, 0, 900);
        assertEquals(List.of(800L, 1_600L), timeline.latest().spikes(), "also where rows are scanned as they come");
        assertTrue(timeline.latest().isInLossSpike());
    }

    @Test
    void whatSgdForgetsIsNoSpike() {
        accuracies(new double[][] {{1, 0}, {0.5, 0}});
        RunTimeline sgd = new RunTimeline(Preset.PAPER.config().withOptimizer(Optimizer.SGD), history);
        assertEquals(List.of(), sgd.latest().spikes());
        assertFalse(sgd.latest().isInLossSpike());
    }

    @Test
    void aForecastIsHiddenUntilTheJump() {
        grok(jump(800, 1_800));
        RunState before = timeline.at(800);
        assertTrue(before.expectedJump().isPresent());
        RunState hidden = before.hidingForecast();
        assertTrue(hidden.isForecastHidden() && hidden.expectedJump().isEmpty());
        assertEquals(before.milestones(), hidden.milestones());
        assertFalse(before.isForecastHidden());
        RunState grokked = timeline.latest();
        assertEquals(grokked, grokked.hidingForecast());
        RunStatus stopped = new RunStatus(800, false, 0, Optional.of(new Outcome.MemorizedOnly()));
        RunTimeline ended = new RunTimeline(Preset.PAPER.config(), history.upTo(800));
        assertTrue(ended.latest(stopped).hidingForecast().expectedJump().isPresent(), "the run has ended");
    }

    @Test
    void evaluationsThatAreNotFiniteReachNothing() {
        evaluate(0, Double.NaN, Double.NaN, 1_000);
        history.append(new Evaluation(200, Double.NaN, 1, 1, 1, 900));
        assertTrue(timeline.milestones().memorizationStep().isEmpty()
                && timeline.milestones().grokkingStep().isEmpty());
        assertFalse(timeline.isMemorizedBy(new Evaluation(400, Double.NaN, 1, 1, 1, 900)));
        assertTrue(timeline.isMemorizedBy(new Evaluation(400, 1, 1, 1, 0, 900)));
    }

    @Test
    void outcomesHaveNamesForFiles() {
        assertEquals("grokked", new Outcome.Grokked().id());
        assertEquals("memorized-only", new Outcome.MemorizedOnly().id());
        assertEquals("not-learnt", new Outcome.NotLearnt().id());
        assertEquals("not-learned", Outcome.shown(new Outcome.NotLearnt().id()));
        assertEquals("grokked", Outcome.shown(new Outcome.Grokked().id()));
        assertEquals("failed", new Outcome.Failed(1, "why").id());
    }

    @Test
    void settingsAndInterventionsAreThoseInForceAtTheStep() {
        evaluate(0, 0.01, 0.01, 13_400);
        history.append(new RunEvent.LearningRateChanged(30, 1e-3, 2e-3));
        history.append(new RunEvent.WeightDecayChanged(50, 1, 0));
        evaluate(50, 0.01, 0.01, 13_000);
        history.append(new RunEvent.NormHeld(60, 12_900));
        history.append(new RunEvent.NormReleased(70));
        history.append(new RunEvent.TemperatureChanged(70, 1, 1.67));
        history.append(new RunEvent.OptimizerChanged(70, Optimizer.ADAMW, Optimizer.SGD));
        RunState start = timeline.at(29);
        assertEquals(1e-3, start.learningRate());
        assertEquals(1, start.rows());
        assertTrue(start.changes().isEmpty());
        assertEquals(2e-3, timeline.at(30).learningRate());
        assertFalse(timeline.at(49).isDecayOff());
        assertEquals(1, timeline.at(69).temperature());
        assertEquals(1.67, timeline.at(70).temperature());
        assertTrue(timeline.at(50).isDecayOff());
        assertEquals(OptionalDouble.of(12_900), timeline.at(65).heldNorm());
        RunState end = timeline.latest(RunStatus.replayed(80));
        assertFalse(end.isNormHeld());
        assertTrue(end.isOptimizerSwitched());
        assertEquals(Optimizer.SGD, end.optimizer());
        assertEquals(6, end.changes().size());
        assertEquals(timeline.at(80), end);
    }

    @Test
    void whatALiveReaderSawIsWhatTheReplaySays() {
        List<RunState> live = new ArrayList<>();
        for (long step = 0; step <= 2_000; step += 100) {
            evaluate(step, step >= 800 ? 1 : step / 1_000.0, step >= 1_700 ? 1 : 0, 13_000 - step);
            history.append(jump(step, 1_900 - step));
            if (step == 1_000) {
                history.append(new RunEvent.LearningRateChanged(step, 1e-3, 5e-4));
            }
            live.add(timeline.latest());
            live.add(timeline.latest(RunStatus.replayed(step + 40)));
        }
        for (RunState seen : live) {
            assertEquals(seen, timeline.at(seen.step()));
            assertEquals(seen.phase(), timeline.at(seen.step()).phase());
            assertEquals(seen, new RunTimeline(Preset.PAPER.config(), history).at(seen.step()));
        }
    }

    @Test
    void aReaderOnAnotherThreadNeverSeesMilestonesMoveOrGoAway() {
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int rows = 0;
            while (rows < 20_000) {
                RunState state = timeline.latest();
                rows = state.rows();
                assertEquals(state.evaluatedStep() >= 8_000, state.isMemorized());
                assertTrue(state.forecast().isEmpty() || state.forecast().get().step() <= state.evaluatedStep());
            }
            return rows;
        });
        for (long step = 0; step < 20_000; step++) {
            evaluate(step, step >= 8_000 ? 1 : 0.5, 0, 13_000);
            history.append(jump(step, 30_000));
        }
        assertEquals(20_000, reader.join());
    }

    @Test
    void theForecastAtMemorizationIsComparedWithTheGrokkingStep() {
        grok(jump(800, 1_680));
        assertTrue(timeline.at(1_789).check().isEmpty());
        ForecastCheck check = timeline.at(1_790).check().orElseThrow();
        assertEquals(110, check.error());
        assertEquals(110.0 / 990, check.relativeError(), 1e-12);
        assertTrue(check.isInsideBand());
        assertFalse(new ForecastCheck(800, 1_790, jump(800, 2_000)).isInsideBand());
        assertTrue(timeline.latest().expectedJump().isEmpty());
        history.append(new RunEvent.WeightDecayChanged(2_000, 1, 0));
        assertTrue(timeline.at(2_000).check().isPresent(), "a change after T_grok does not matter");
        history.append(new RunEvent.WeightDecayChanged(2_000, 0, 1));
    }

    @Test
    void aForecastOfAnotherRunIsNotCompared() {
        grok(jump(800, 1_680));
        history.append(new RunEvent.LearningRateChanged(800, 1e-3, 2e-3));
        assertTrue(timeline.latest().check().isEmpty());
    }

    @Test
    void withoutAJumpForecastAtMemorizationThereIsNothingToCompare() {
        grok(new Forecast.Unknown(800, ForecastReason.of(ForecastReason.Code.UNCALIBRATED), Optional.empty()));
        assertTrue(timeline.latest().check().isEmpty());
    }

    @Test
    void aCoarserCadenceSeesFewerEvaluations() {
        for (long step = 0; step <= 1_000; step += 50) {
            evaluate(step, step >= 450 ? 1 : 0.5, 0, 13_000);
        }
        RunTimeline coarse = timeline.every(200);
        assertEquals(6, coarse.history().size());
        assertEquals(OptionalLong.of(600), coarse.milestones().memorizationStep());
    }
}
