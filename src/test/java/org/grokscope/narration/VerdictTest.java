package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import org.grokscope.run.Calibration;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.Outcome;
import org.grokscope.run.Phase;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.Interval;
import org.grokscope.theory.SyntheticRun;
import org.grokscope.theory.forecast.Forecaster;
import org.junit.jupiter.api.Test;

public class VerdictTest {

    public static RunStatus running(long step) {
        return new RunStatus(step, true, 400, Optional.empty());
    }

    private static RunStatus paused(long step) {
        return new RunStatus(step, false, 400, Optional.empty());
    }

    public static Narrator.Verdict read(RunConfig config, RunHistory history, RunStatus situation) {
        return Narrator.ENGLISH.verdict(new RunTimeline(config, history).latest(situation));
    }

    public static RunHistory measured(Evaluation... evaluations) {
        RunHistory history = new RunHistory();
        for (Evaluation evaluation : evaluations) {
            history.append(evaluation);
        }
        return history;
    }

    public static Evaluation at(long step, double train, double test, double norm) {
        return new Evaluation(step, 1, train, 1, test, norm);
    }

    public static RunHistory grokkedAfter(Forecast forecast) {
        RunHistory history = measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900));
        history.append(new RunEvent.Memorized(800));
        history.append(forecast);
        history.append(at(1_790, 1, 0.995, 1_200));
        history.append(new RunEvent.Grokked(1_790));
        return history;
    }

    public static Forecast.Jump jump(double step) {
        return new Forecast.Jump(800, step, step - 180, step + 220, 1_202, 0.02, Optional.empty());
    }

    private static String reason(Code code) {
        return Narrator.ENGLISH.reason(ForecastReason.of(code));
    }

    static void assertReading(Phase phase, String sentence, Narrator.Verdict reading) {
        assertEquals(sentence, reading.sentence());
        assertEquals(phase, reading.phase());
    }

    @Test
    void aFreshRunSaysWhatToPress() {
        String sentence = "Ready: press Start or the space bar and watch the network learn (a + b) mod 97.";
        assertReading(Phase.READY, sentence, read(Preset.PAPER.config(), new RunHistory(), paused(0)));
        RunHistory initial = measured(at(0, 0.01, 0.01, 13_400));
        assertReading(Phase.READY, sentence, read(Preset.PAPER.config(), initial, paused(0)));
    }

    @Test
    void memorizingCountsTheTrainingSumsAndOtherTasksHaveExamples() {
        RunHistory history = measured(at(0, 0.01, 0.01, 13_400), at(500, 0.7491, 0.01, 6_000));
        assertReading(
                Phase.MEMORIZING,
                "Memorizing: 75 % of the training sums.",
                read(Preset.PAPER.config(), history, running(512)));
        assertReading(
                Phase.MEMORIZING,
                "Memorizing: 75 % of the training examples.",
                read(Preset.MULTIPLICATION.config(), history, running(512)));
        assertReading(
                Phase.MEMORIZING,
                "Memorizing: 0 % of the training sums.",
                read(Preset.PAPER.config(), new RunHistory(), running(0)));
    }

    private static RunHistory contracting() {
        return measured(
                at(0, 0.01, 0.01, 13_400),
                at(400, 0.5, 0.01, 7_200),
                at(750, 0.95, 0.01, 4_200),
                at(800, 1, 0.01, 3_900));
    }

    @Test
    void waitingNamesTheStepTheBandAndTheTimeAsTheHeadlineDoes() {
        RunHistory history = contracting();
        history.append(jump(1_683));
        String expected =
                "Memorized at step 800. The weights shrink: ‖θ‖² is 3,900. Expect the jump near step 1,683 (between 1,503 and 1,903)";
        assertReading(
                Phase.CONTRACTING, expected + ", in about 2 s.", read(Preset.PAPER.config(), history, running(800)));
        assertReading(Phase.CONTRACTING, expected + ".", read(Preset.PAPER.config(), history, paused(800)));
        assertEquals(
                "Jump in 883 steps 90 %: in 703–1,103",
                Narrator.ENGLISH
                        .headline(new RunTimeline(Preset.PAPER.config(), history).latest(paused(800)))
                        .spoken());
        assertTrue(read(Preset.PAPER.config(), history, running(1_550))
                .sentence()
                .endsWith("near step 1,683 (before 1,903), in less than 1 s."));
        assertTrue(read(Preset.PAPER.config(), history, running(1_660))
                .sentence()
                .endsWith("Expect the jump at any moment, before step 1,903."));
    }

    @Test
    void theWeightsShrinkAlongTheCurveOnlyIfItFits() {
        RunHistory history = contracting();
        history.append(new Forecast.Jump(800, 1_683, 1_503, 1_903, 1_202, 0.02, Optional.of(curve(0.99))));
        String along = "The weights shrink along the predicted curve.";
        assertTrue(read(Preset.PAPER.config(), history, running(800)).sentence().contains(along));
        history.append(new Forecast.Jump(800, 1_683, 1_503, 1_903, 1_202, 0.02, Optional.of(curve(-0.57))));
        String sentence = read(Preset.PAPER.config(), history, running(800)).sentence();
        assertTrue(!sentence.contains(along) && sentence.contains("The weights shrink: ‖θ‖² is 3,900."), sentence);
    }

    private static Calibration curve(double rSquared) {
        return new Calibration(800, 3_900, 0.7, 300, 1.4e-3, rSquared, 20, new Calibration.Covariance(1e-12, 0, 1), 10);
    }

    @Test
    void contractingIsSaidOnlyWhileTheNormFalls() {
        // A branch with λ 10 → 1, whose norm grows again.
        SyntheticRun run = new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 10, 20_000), 1);
        run.threshold = 0;
        run.runTo(1_000);
        assertEquals(
                Phase.CONTRACTING, read(run.config, run.history, running(1_000)).phase());
        run.changeWeightDecay(1);
        run.floor = 2_000;
        run.runTo(2_000);
        Narrator.Verdict grown = read(run.config, run.history, running(2_000));
        assertReading(
                Phase.MEMORIZED,
                "Memorized at step 800. The jump is not forecast: there is no calibration for a run with these changes.",
                grown);
        assertEquals(
                "Since memorization 1,200 steps no forecast of the jump",
                Narrator.ENGLISH
                        .headline(new RunTimeline(run.config, run.history).latest(running(2_000)))
                        .spoken());
    }

    @Test
    void soonAfterASpikeTheNormFallsAgain() {
        RunHistory history = new RunHistory();
        double[] norms = {
            1_887, 1_752, 1_588, 1_456, 1_347, 1_255, 1_215, 1_472, 1_568, 1_511, 1_437, 1_367, 1_305, 1_249
        };
        for (int i = 0; i < norms.length; i++) {
            history.append(at(500 + 25 * i, 1, 0.01, norms[i]));
            Phase phase =
                    read(Preset.FAST.config(), history, running(500 + 25 * i)).phase();
            boolean up = i > 6 && i < 13;
            assertTrue(i < 3 || up || phase == Phase.CONTRACTING, "evaluation " + i);
        }
    }

    @Test
    void aFallBeforeASpikeIsNoContraction() {
        RunHistory history = new RunHistory();
        double[] norms = {262, 255, 247, 240, 233, 227, 220, 219, 226, 234, 236, 234};
        for (int i = 0; i < norms.length; i++) {
            history.append(at(432 + 12 * i, 1, 0.01, norms[i]));
        }
        assertEquals(
                Phase.MEMORIZED,
                read(Preset.FAST.config(), history, running(564)).phase());
    }

    @Test
    void scatterIsNoContraction() {
        Random random = new Random(7);
        RunHistory history = contracting();
        int contracting = 0;
        for (long step = 850; step < 10_850; step += 50) {
            history.append(at(step, 1, 0.01, 300 + 3 * random.nextGaussian()));
            Phase phase = read(Preset.PAPER.config(), history, running(step)).phase();
            contracting += step > 3_000 && phase == Phase.CONTRACTING ? 1 : 0;
        }
        assertTrue(contracting < 8, contracting + " of 157");
    }

    @Test
    void withoutDecayNoJumpIsExpectedWithinTheBudget() {
        SyntheticRun run = new SyntheticRun(Preset.NO_DECAY.config(), 1);
        run.runTo(1_000);
        assertReading(
                Phase.MEMORIZED,
                "Memorized at step 800. No jump is expected by step 5,000 (probability 97 %). " + reason(Code.NO_DECAY),
                read(run.config, run.history, running(1_000)));
        run.runTo(10_000);
        assertReading(
                Phase.MEMORIZED,
                "Memorized at step 800, not grokked within 10,000 steps.",
                read(run.config, run.history, RunStatus.ended(10_000, new Outcome.MemorizedOnly())));
    }

    @Test
    void aHeldNormIsHoldingAndAReleasedOneContracts() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(900);
        run.holdNorm();
        run.runTo(1_100);
        assertReading(
                Phase.HOLDING,
                "Memorized at step 800. No jump is expected by step 5,000 (probability 94 %). "
                        + reason(Code.NORM_HELD),
                read(run.config, run.history, running(1_100)));
        run.releaseNorm();
        run.runTo(1_300);
        assertEquals(
                Phase.CONTRACTING, read(run.config, run.history, running(1_300)).phase());
    }

    @Test
    void whatWasMemorizedFadesAfterASwitchToGradientDescent() {
        RunHistory history = measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900));
        history.append(new RunEvent.Memorized(800));
        history.append(new RunEvent.OptimizerChanged(800, Optimizer.ADAMW, Optimizer.SGD));
        history.append(at(1_800, 0.9, 0.01, 530));
        assertEquals(
                Phase.MEMORIZED,
                read(Preset.PAPER.config(), history, running(1_800)).phase());
        history.append(at(4_800, 0.02, 0.01, 1.3));
        assertReading(
                Phase.VANISHING,
                "With SGD the weights shrink to zero, and what was memorized is lost: their squared norm has fallen "
                        + "from 3,900 to 1.30.",
                read(Preset.PAPER.config(), history, running(4_800)));
    }

    @Test
    void whereNothingIsForecastItSaysWhy() {
        SyntheticRun run = new SyntheticRun(SyntheticRun.uncalibrated(), 1);
        run.runTo(1_000);
        assertReading(
                Phase.CONTRACTING,
                "Memorized at step 800. The weights shrink along the predicted curve. The jump is not forecast: there is no "
                        + "calibration for this task.",
                read(run.config, run.history, running(1_000)));
    }

    @Test
    void risingTestAccuracyAfterMemorizationIsGrokking() {
        RunHistory history =
                measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900), at(1_500, 1, 0.45, 1_600));
        assertReading(
                Phase.GROKKING,
                "Grokking: the network now answers 45 % of the sums that it has never seen.",
                read(Preset.PAPER.config(), history, running(1_500)));
        history.append(at(1_550, 1, 0.1, 1_500));
        assertEquals(
                Phase.CONTRACTING,
                read(Preset.PAPER.config(), history, running(1_550)).phase());
    }

    @Test
    void grokkingIsComparedWithTheForecastAtMemorization() {
        RunConfig config = Preset.PAPER.config();
        assertReading(
                Phase.GROKKED,
                "Grokked at step 1,790, 110 steps later than forecast at memorization, inside the 90\u00a0% band.",
                read(config, grokkedAfter(jump(1_680)), running(1_790)));
        assertEquals(
                "Grokked at step 1,790, 110 steps earlier than forecast at memorization, inside the 90\u00a0% band.",
                read(config, grokkedAfter(jump(1_900)), running(1_790)).sentence());
        assertEquals(
                "Grokked at step 1,790, as forecast at memorization, inside the 90\u00a0% band.",
                read(config, grokkedAfter(jump(1_780)), running(1_790)).sentence());
        assertEquals(
                "Grokked at step 1,790, 990 steps after memorizing.",
                read(
                                config,
                                grokkedAfter(new Forecast.Unknown(
                                        800, ForecastReason.of(ForecastReason.Code.UNCALIBRATED), Optional.empty())),
                                running(1_790))
                        .sentence());
    }

    @Test
    void grokkedStaysGrokkedWhenTheAccuracyDips() {
        RunHistory history = grokkedAfter(jump(1_680));
        history.append(at(4_000, 0.43, 0.38, 288));
        assertEquals(
                Phase.GROKKED,
                read(Preset.PAPER.config(), history, running(4_000)).phase());
    }

    @Test
    void beforeTheWeightsHaveFadedTheExpectationIsStated() {
        SyntheticRun run = new SyntheticRun(Preset.SGD_FAILS.config(), 1);
        run.runTo(50);
        assertEquals(
                "Memorizing: 7 % of the training sums. No jump is expected by step 10,000 (probability 94 %). "
                        + reason(Code.SGD_FADES),
                read(run.config, run.history, running(50)).sentence());
    }

    @Test
    void parityLearnsWithoutADelay() {
        RunConfig config = Preset.PARITY.config();
        RunHistory history = measured(at(0, 0.5, 0.5, 300), at(300, 0.8, 0.79, 320));
        history.append(new Forecaster(config).forecast(history));
        assertReading(
                Phase.LEARNING,
                "Learning: 80 % of the training examples, 79 % of the unseen ones. " + reason(Code.NO_DELAY_EXPECTED),
                read(config, history, running(300)));
        history.append(at(600, 1, 1, 350));
        assertReading(
                Phase.GROKKED,
                "Learned at step 600: train and test accuracy rose together, without a delay.",
                read(config, history, running(600)));
    }

    @Test
    void everySentenceIsOneAtAnyMomentOfAnyRun() {
        Random random = new Random(4);
        for (Preset preset : Preset.values()) {
            SyntheticRun run = new SyntheticRun(preset.config(), 2);
            RunTimeline timeline = new RunTimeline(run.config, run.history);
            while (run.step < 4_000) {
                run.runTo(run.step + 50);
                RunStatus situation = running(run.step + random.nextInt(49));
                Narrator.Verdict reading = Narrator.ENGLISH.verdict(timeline.latest(situation));
                assertWellFormed(reading.sentence());
                assertEquals(reading, read(run.config, run.history, situation), reading::sentence);
            }
            Outcome outcome = Outcome.of(timeline.milestones());
            assertWellFormed(read(run.config, run.history, RunStatus.ended(run.step, outcome))
                    .sentence());
        }
    }

    private static void assertWellFormed(String sentence) {
        assertTrue(sentence.matches("[A-Z].*\\."), sentence);
        for (String wrong : new String[] {"NaN", "Infinity", "null", "  ", "Optional", ".."}) {
            assertFalse(sentence.contains(wrong), sentence);
        }
    }

    @Test
    void everyPhaseHasAWordOfItsOwn() {
        assertEquals(
                Phase.values().length,
                Arrays.stream(Phase.values())
                        .map(Narrator.ENGLISH::phase)
                        .distinct()
                        .count());
    }

    @Test
    void tasksOtherThanAdditionHaveExamples() {
        for (Operation operation : Operation.values()) {
            RunConfig config = SyntheticRun.config(
                    new ModularTask(operation, 97), Network.Transformer.PAPER, Optimizer.ADAMW, 1e-3, 1, 1_000);
            String sentence =
                    read(config, measured(at(0, 0.3, 0.01, 10)), running(0)).sentence();
            assertEquals(operation == Operation.ADD, sentence.contains("sums"), sentence);
        }
    }

    /** Grokked at 625, and yet the last evaluation is that of a spike. */
    @Test
    void aRunThatEndsInALossSpikeSaysSo() {
        RunHistory history =
                measured(at(0, 0.01, 0.01, 13_400), at(800, 0.995, 0.01, 3_900), at(1_790, 1, 0.995, 1_200));
        history.append(at(1_900, 0.8, 0.412, 1_300));
        RunStatus over = new RunStatus(1_900, false, 0, Optional.of(new Outcome.Grokked()));
        String ended = read(Preset.PAPER.config(), history, over).sentence();
        assertTrue(ended.startsWith("Grokked at step 1,790"), ended);
        assertTrue(ended.endsWith(" It ends in a loss spike: the test accuracy has fallen to 41 %."), ended);
        history.append(at(2_000, 1, 0.9, 1_300));
        RunStatus later = new RunStatus(2_000, false, 0, Optional.of(new Outcome.Grokked()));
        String fallen = read(Preset.PAPER.config(), history, later).sentence();
        assertTrue(fallen.endsWith(" The test accuracy has since fallen to 90 %."), fallen);
        history.append(at(2_100, 1, 0.98, 1_300));
        RunStatus recovered = new RunStatus(2_100, false, 0, Optional.of(new Outcome.Grokked()));
        String whole = read(Preset.PAPER.config(), history, recovered).sentence();
        assertFalse(whole.contains("fallen"), whole);
    }

    @Test
    void aRunThatGoesOnUnchangedIsNoBranch() {
        RunHistory history = measured(at(0, 0.01, 0.01, 13_400));
        history.append(new RunEvent.WeightDecayChanged(300, 1, 2));
        history.append(new RunEvent.Forked(400));
        assertEquals("continued 400", Narrator.ENGLISH.markers().branch(400, history.events()));
        history.append(new RunEvent.WeightDecayChanged(400, 2, 1));
        assertEquals("branch 400", Narrator.ENGLISH.markers().branch(400, history.events()));
    }

    @Test
    void vStarIsNotSaidToHaveComeWhenItWasForecast() {
        String label = Narrator.ENGLISH
                .markers()
                .forecastNorm(936, new Interval(800, 1_100), 350)
                .getFirst();
        assertEquals("V* 936 (800–1,100), forecast at step 350", label);
    }

    @Test
    void theGermanTextsCallThePaperOneThing() {
        for (String bundle : List.of("narration.narration", "ui.controls.texts", "ui.explain.definitions")) {
            ResourceBundle texts = ResourceBundle.getBundle("org.grokscope." + bundle, Locale.GERMAN);
            texts.keySet().stream()
                    .filter(key -> !key.startsWith("preset.paper."))
                    .forEach(key -> assertFalse(texts.getString(key).contains("Paper"), key));
        }
    }
}
