package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.grokscope.run.Calibration;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastCheck;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ParityTask;
import org.grokscope.theory.RecordedRun;
import org.grokscope.theory.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecasterTest {

    private static Forecast.Jump jump(Forecast forecast) {
        return assertInstanceOf(Forecast.Jump.class, forecast, forecast::toString);
    }

    private static Code noJump(Forecast forecast) {
        return assertInstanceOf(Forecast.NoJump.class, forecast, forecast::toString)
                .reason()
                .code();
    }

    private static Code unknown(Forecast forecast) {
        return assertInstanceOf(Forecast.Unknown.class, forecast, forecast::toString)
                .reason()
                .code();
    }

    @Test
    void aMeasuredRunIsForecastFromTheStartAndBetterAsItGoes() {
        RecordedRun run = new RecordedRun(RecordedRun.CONFIG);
        Forecast.Jump start = jump(run.runTo(0));
        assertTrue(start.calibration().isEmpty());
        Forecast.Jump atMemorization = jump(run.runTo(RecordedRun.T_MEM));
        Forecast.Jump late = jump(run.runTo(1_500));
        for (Forecast.Jump each : new Forecast.Jump[] {start, atMemorization, late}) {
            assertTrue(RecordedRun.T_GROK >= each.low() && RecordedRun.T_GROK <= each.high(), each::toString);
        }
        assertTrue(start.high() - start.low() > atMemorization.high() - atMemorization.low());
        assertTrue(atMemorization.high() - atMemorization.low() > late.high() - late.low());
        assertEquals(RecordedRun.T_GROK, late.grokkingStep(), 0.2 * (RecordedRun.T_GROK - RecordedRun.T_MEM));
        run.runTo(RecordedRun.T_GROK);
        ForecastCheck check =
                new RunTimeline(run.config(), run.history()).latest().check().orElseThrow();
        assertEquals(RecordedRun.T_GROK - atMemorization.grokkingStep(), check.error(), 1e-9);
        assertTrue(check.isInsideBand());
        assertTrue(check.relativeError() < 0.3, check::toString);
    }

    @Test
    void theThresholdIsWhereTheCurveWillBe() {
        Forecast.Jump jump = jump(new RecordedRun(RecordedRun.CONFIG).runTo(1_000));
        assertEquals(jump.calibration().orElseThrow().norm(jump.grokkingStep()), jump.threshold());
    }

    @Test
    void theBudgetDecidesHowLikelyItIsThatNoneComes() {
        double roomy =
                jump(new RecordedRun(RecordedRun.config(20_000)).runTo(1_000)).noGrokking();
        double tight =
                jump(new RecordedRun(RecordedRun.config(2_300)).runTo(1_000)).noGrokking();
        assertTrue(roomy < 0.1, "with 20,000 steps " + roomy);
        assertTrue(tight > roomy && tight < 0.5, "with 2,300 steps " + tight);
        Forecast.NoJump none =
                assertInstanceOf(Forecast.NoJump.class, new RecordedRun(RecordedRun.config(1_200)).runTo(1_000));
        assertTrue(none.noGrokking() > 0.5 && none.noGrokking() < 1, none::toString);
        assertEquals(Code.AFTER_LAST_STEP, none.reason().code());
        assertEquals(1_200, none.reason().numbers().get(1));
    }

    @Test
    void halfTheDecayLeavesTwiceTheSteps() {
        SyntheticRun run = SyntheticRun.paper();
        double before = jump(run.runTo(1_200)).grokkingStep() - 1_200;
        run.changeWeightDecay(0.5);
        double after = jump(run.runTo(1_400)).grokkingStep() - 1_400;
        assertTrue(after > 1.2 * before, before + " → " + after);
    }

    @Test
    void theCurveIsAnchoredAtMemorizationAndTakesInEveryPoint() {
        SyntheticRun run = SyntheticRun.paper();
        Calibration curve = run.runTo(1_400).calibration().orElseThrow();
        assertEquals(800, curve.anchorStep());
        assertEquals(12, curve.points());
        assertEquals(0.71, curve.kappa(), 0.01);
    }

    @Test
    void afterGrokkingTheLastForecastStays() {
        SyntheticRun run = SyntheticRun.paper();
        Forecast atGrokking = run.runToGrokking();
        assertTrue(atGrokking.step() < run.step);
        assertSame(atGrokking, run.runTo(run.step + 1_000));
    }

    @Test
    void aChangeOfDecayAfterMemorizationStartsANewPiece() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(1_200);
        run.changeWeightDecay(0.5);
        Forecast.Jump after = jump(run.runTo(1_250));
        assertEquals(1_200, after.calibration().orElseThrow().anchorStep());
        assertTrue(run.runTo(1_700).calibration().orElseThrow().points() == 10);
    }

    @Test
    void aChangeOfTheLearningRateBetweenTwoMeasurementsAnchorsAtTheNextOne() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(1_000);
        run.history.append(new RunEvent.LearningRateChanged(1_020, 1e-3, 2e-3));
        assertEquals(Code.SETTINGS_CHANGED, unknown(run.runTo(1_050)));
        Calibration curve =
                run.history.latestForecast().orElseThrow().calibration().orElseThrow();
        assertEquals(1_050, curve.anchorStep());
        assertEquals(curve.kappa() * 4e-3, curve.rate(), 1e-12);
    }

    @Test
    void aChangeBeforeMemorizationOnlyChangesTheRate() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(400);
        run.changeWeightDecay(0.5);
        Calibration curve = run.runTo(900).calibration().orElseThrow();
        assertEquals(SyntheticRun.T_MEM, curve.anchorStep());
        assertEquals(curve.kappa() * 1e-3, curve.rate(), 1e-12);
    }

    @Test
    void takingTheDecayAwayAfterMemorizationTakesTheJumpAway() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(900);
        run.changeWeightDecay(0);
        assertEquals(Code.NO_DECAY, noJump(run.runTo(1_050)));
        run.changeWeightDecay(1);
        jump(run.runTo(1_100));
    }

    @Test
    void aHeldNormIsNotExpectedToGrokAndAReleasedOneIs() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(900);
        run.holdNorm();
        Forecast.NoJump held = assertInstanceOf(Forecast.NoJump.class, run.runTo(1_050));
        assertEquals(ForecastReason.of(Code.NORM_HELD, 5_000), held.reason(), "so far the calibration runs went");
        assertEquals(Code.NORM_HELD, noJump(run.runTo(5_000)));
        assertEquals(
                ForecastReason.uncalibrated(Code.UNCALIBRATED_HELD, Aspect.STEPS),
                run.runTo(15_000) instanceof Forecast.Unknown it ? it.reason() : null);
        run.releaseNorm();
        Forecast.Jump after = jump(run.runTo(15_200));
        assertEquals(15_000, after.calibration().orElseThrow().anchorStep());
    }

    @Test
    void aNormThatIsHeldNearTheThresholdIsNotRuledOut() {
        SyntheticRun run = SyntheticRun.paper();
        run.threshold = 1_000;
        run.runTo(SyntheticRun.T_MEM);
        while (run.norm > 1_300) {
            run.runTo(run.step + 50);
        }
        run.holdNorm();
        assertEquals(Code.NORM_LOW, unknown(run.runTo(run.step + 50)));
        SyntheticRun cut = SyntheticRun.paper();
        cut.threshold = 1_000;
        cut.runTo(run.step - 50);
        cut.changeWeightDecay(0);
        assertEquals(Code.NORM_LOW, unknown(cut.runTo(run.step)));
    }

    @Test
    void whatIsKnownOfAHeldNormIsKnownOfTheCalibratedRunsOnly() {
        SyntheticRun other = new SyntheticRun(SyntheticRun.uncalibrated(), 1);
        other.runTo(SyntheticRun.T_MEM);
        other.holdNorm();
        assertEquals(Code.UNCALIBRATED_HELD, unknown(other.runTo(1_000)));
        SyntheticRun early = SyntheticRun.paper();
        early.holdNorm();
        assertEquals(Code.UNCALIBRATED_HELD, unknown(early.runTo(100)), "held before it memorized");
    }

    @Test
    void afterASwitchToGradientDescentDecayActsAlone() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(SyntheticRun.T_MEM);
        run.switchOptimizer(Optimizer.SGD);
        run.kappa = 1;
        run.floor = 0;
        run.threshold = 0;
        Forecast.NoJump none = assertInstanceOf(Forecast.NoJump.class, run.runTo(2_000));
        assertEquals(Code.SGD_FORGETS, none.reason().code());
        assertEquals(1, none.calibration().orElseThrow().kappa(), 0.01);
    }

    @Test
    void aSwitchToAdamWDoesNotMakeARunLikeTheCalibratedOnes() {
        SyntheticRun run = new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAM_L2, 1e-3, 1, 20_000), 1);
        run.runTo(900);
        unknown(run.history.latestForecast().orElseThrow());
        run.switchOptimizer(Optimizer.ADAMW);
        // The norm and the direction that Adam with L2 left behind are none that the calibration runs had.
        assertEquals(Code.UNCALIBRATED, unknown(run.runTo(950)));
    }

    @Test
    void smallDecayDoesNotGrokWithinTheBudget() {
        SyntheticRun run = new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 0.1, 5_000), 1);
        run.kappa = 0.75;
        assertEquals(Code.AFTER_LAST_STEP, noJump(run.runTo(2_000)));
        SyntheticRun smaller = new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 0.01, 15_000), 1);
        assertEquals(Code.UNCALIBRATED, unknown(smaller.runTo(2_000)));
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void withoutDecayNoJumpIsExpectedWithTheOptimizerThatWasCounted(Optimizer optimizer) {
        SyntheticRun run = new SyntheticRun(SyntheticRun.paperWith(optimizer, 1e-3, 0, 10_000), 1);
        for (long step : new long[] {100, 1_500}) {
            if (optimizer == Optimizer.ADAMW) {
                assertEquals(Code.NO_DECAY, noJump(run.runTo(step)));
            } else {
                assertEquals(Code.UNCALIBRATED_NO_DECAY, unknown(run.runTo(step)));
            }
        }
    }

    @Test
    void gradientDescentWithStrongDecayFades() {
        RunConfig config = SyntheticRun.paperWith(Optimizer.SGD, 1e-3, 1, 10_000);
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        for (long step = 0; step <= 3_000; step += 50) {
            history.append(new Evaluation(step, 4.6, 0.01, 4.6, 0.01, 13_400 * Math.exp(-2e-3 * step)));
            Forecast.NoJump none = assertInstanceOf(Forecast.NoJump.class, forecaster.forecast(history));
            assertEquals(Code.SGD_FADES, none.reason().code());
            assertEquals(1, none.calibration().orElseThrow().kappa(), 0.02);
        }
    }

    @Test
    void gradientDescentWithLittleDecayIsUnknownRatherThanClaimed() {
        unknown(new SyntheticRun(SyntheticRun.paperWith(Optimizer.SGD, 1e-3, 0.01, 10_000), 1).runTo(100));
        unknown(new SyntheticRun(SyntheticRun.paperWith(Optimizer.SGD, 1e-3, 0.5, 1_000), 1).runTo(100));
        // A run that memorizes all the same has refuted the claim.
        unknown(new SyntheticRun(SyntheticRun.paperWith(Optimizer.SGD, 1e-3, 1, 10_000), 1).runTo(1_500));
        unknown(new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAM_L2, 1e-3, 1, 10_000), 1).runTo(1_500));
    }

    @Test
    void strongDecayIsUnstableOrHopeless() {
        RunConfig two = SyntheticRun.paperWith(Optimizer.ADAMW, 1e-3, 2, 10_000);
        Forecast.Unknown unstable = assertInstanceOf(Forecast.Unknown.class, new SyntheticRun(two, 1).runTo(100));
        assertEquals(ForecastReason.uncalibrated(Code.UNCALIBRATED, Aspect.WEIGHT_DECAY), unstable.reason());
        assertEquals(Code.DECAY_TOO_STRONG, noJump(new SyntheticRun(Preset.TOO_MUCH_DECAY.config(), 1).runTo(100)));
        unknown(new SyntheticRun(Preset.TOO_MUCH_DECAY.config(), 1).runTo(1_000));
    }

    @Test
    void parityFromManySamplesHasNoDelayAndFromFewIsUnknown() {
        assertEquals(Code.NO_DELAY_EXPECTED, noJump(new SyntheticRun(Preset.PARITY.config(), 1).runTo(100)));
        RunConfig few = SyntheticRun.config(
                new ParityTask(40, 3, 2_000), Network.Mlp.DEFAULT, Optimizer.ADAMW, 1e-3, 1, 10_000);
        unknown(new SyntheticRun(few, 1).runTo(100));
    }

    @Test
    void accuraciesThatRiseTogetherLeaveNoDelayToForecast() {
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(Preset.PAPER.config());
        history.append(new Evaluation(0, 4, 0.01, 4, 0.01, 13_000));
        forecaster.forecast(history);
        history.append(new Evaluation(50, 0.1, 0.995, 0.1, 0.95, 12_000));
        assertEquals(Code.NO_DELAY_OBSERVED, unknown(forecaster.forecast(history)));
    }

    @Test
    void aTaskWithoutCalibrationGetsItsCurveButNoForecast() {
        SyntheticRun run = new SyntheticRun(SyntheticRun.uncalibrated(), 1);
        Forecast early = run.runTo(100);
        assertEquals(Code.UNCALIBRATED, unknown(early));
        assertTrue(early.calibration().isEmpty());
        Forecast later = run.runTo(1_500);
        assertEquals(Code.UNCALIBRATED, unknown(later));
        assertEquals(0.71, later.calibration().orElseThrow().kappa(), 0.05);
    }

    @Test
    void numbersThatAreNoneGiveUnknownAndLaterOnesAreReadAgain() {
        SyntheticRun run = SyntheticRun.paper();
        run.runTo(900);
        double norm = run.norm;
        run.norm = Double.NaN;
        unknown(run.runTo(950));
        run.norm = norm;
        jump(run.runTo(1_000));
        run.history.append(new Evaluation(1_001, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        unknown(run.forecaster.forecast(run.history));
        unknown(new Forecaster(Preset.PAPER.config()).forecast(new RunHistory()));
    }

    @Test
    void aForecasterCanBeGivenAWholeRunAtOnceAndAnotherOneAfterIt() {
        SyntheticRun run = SyntheticRun.paper();
        Forecast live = run.runTo(1_300);
        assertEquals(live, new Forecaster(run.config).forecast(run.history));
        SyntheticRun second = SyntheticRun.paper();
        second.runTo(200);
        assertEquals(200, run.forecaster.forecast(second.history).step());
        run.runToGrokking();
        Forecast kept = run.history.latestForecast().orElseThrow();
        assertEquals(kept, new Forecaster(run.config).forecast(run.history), "as the one that had seen it come");
    }

    @Test
    void longRunsUseAnEvenChoiceOfPointsUpToTheNewest() {
        SyntheticRun run = new SyntheticRun(SyntheticRun.paperWith(Optimizer.ADAMW, 1e-5, 1, 1_000_000), 1);
        Calibration curve = run.runTo(60_000).calibration().orElseThrow();
        assertEquals(Forecaster.MAX_POINTS, curve.points());
        assertEquals(run.norm, curve.norm(60_000), 0.01 * run.norm);
    }

    @Test
    void thousandsOfRandomHistoriesNeverThrowAndNeverPointIntoThePast() {
        Random random = new Random(3);
        for (int repetition = 0; repetition < 1_500; repetition++) {
            Optimizer optimizer = random.nextInt(4) == 0 ? Optimizer.SGD : Optimizer.ADAMW;
            double lambda = random.nextInt(8) == 0 ? 0 : Math.pow(10, -3 + 4 * random.nextDouble());
            double eta = Math.pow(10, -5 + 4 * random.nextDouble());
            RunConfig config = SyntheticRun.paperWith(optimizer, eta, lambda, 1_000 + random.nextInt(100_000));
            randomHistory(config, random);
        }
    }

    private static void randomHistory(RunConfig config, Random random) {
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(config);
        double norm = Math.pow(10, 5 * random.nextDouble());
        double lambda = config.weightDecay();
        long step = 0;
        for (int row = 0; row < 25; row++) {
            norm *= Math.exp(0.3 * random.nextGaussian() - 0.1);
            double measured = random.nextInt(300) == 0 ? Double.NaN : norm;
            history.append(new Evaluation(step, 1, row / 10.0, 1, 0.3 * random.nextDouble(), measured));
            if (random.nextInt(15) == 0) {
                double next = random.nextInt(5) == 0 ? 0 : 2 * random.nextDouble();
                history.append(new RunEvent.WeightDecayChanged(step + random.nextInt(2), lambda, next));
                lambda = next;
            }
            Forecast forecast = forecaster.forecast(history);
            assertEquals(step, forecast.step());
            if (forecast instanceof Forecast.Jump jump) {
                assertTrue(jump.low() >= step && jump.low() <= jump.grokkingStep(), jump::toString);
                assertTrue(jump.grokkingStep() <= jump.high() && Double.isFinite(jump.high()), jump::toString);
                assertTrue(jump.grokkingStep() <= config.maxSteps());
            }
            step += 1 + random.nextInt(200);
        }
    }
}
