package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.junit.jupiter.api.Test;

class FirstPassageTest {

    private static final double DECAY = 2e-3;
    private static final double THRESHOLD = 1_202;
    private static final CalibrationTable.Cell CELL =
            new CalibrationTable.Cell(Math.log(THRESHOLD), 0.196, 0.711, 0.05, 258, 96);
    private static final long FAR = 1_000_000;

    private static Calibration curve(double kappa, double floor) {
        return new Calibration(
                800, 3_900, kappa, floor, kappa * DECAY, 1, 20, new Calibration.Covariance(1e-12, 0, 1), 1);
    }

    @Test
    void highAboveTheThresholdTheForecastIsThePlainCrossing() {
        Forecast.Jump jump =
                assertInstanceOf(Forecast.Jump.class, FirstPassage.forecast(800, curve(0.7, 0), CELL, FAR));
        assertEquals(800 + Math.log(3_900 / THRESHOLD) / (0.7 * DECAY), jump.grokkingStep(), 1);
        assertEquals(THRESHOLD, jump.threshold(), 1);
        // ±1.645 sd of log V★ are ±0.322, or ±230 steps.
        assertEquals(230, jump.high() - jump.grokkingStep(), 5);
        assertEquals(230, jump.grokkingStep() - jump.low(), 5);
    }

    @Test
    void theCurveCrossesTheThresholdWhereTheForecastSays() {
        for (long now = 800; now < 3_000; now += 100) {
            if (FirstPassage.forecast(now, curve(0.7, 258), CELL, FAR) instanceof Forecast.Jump jump) {
                assertEquals(jump.threshold(), jump.calibration().orElseThrow().norm(jump.grokkingStep()), 1e-6);
            }
        }
    }

    @Test
    void aRunThatIsOverdueIsForecastLaterAndLaterButNeverInThePast() {
        double last = 0;
        for (long now = 800; now < 2_800; now += 50) {
            Forecast.Jump jump =
                    assertInstanceOf(Forecast.Jump.class, FirstPassage.forecast(now, curve(0.7, 258), CELL, FAR));
            assertTrue(now <= jump.low() && jump.low() <= jump.grokkingStep() && jump.grokkingStep() <= jump.high());
            assertTrue(jump.grokkingStep() >= last - 1e-6, "at " + now);
            last = jump.grokkingStep();
        }
    }

    @Test
    void aFloorAboveTheThresholdMeansNoJump() {
        Forecast.NoJump none =
                assertInstanceOf(Forecast.NoJump.class, FirstPassage.forecast(900, curve(0.7, 2_000), CELL, FAR));
        assertEquals(
                "The norm of the weights settles near 2,000, above the 1,200 at which this task groks: no jump "
                        + "is expected.",
                none.reason());
        assertTrue(none.calibration().isPresent());
    }

    @Test
    void aCurveThatHasSettledBelowTheThresholdIsNotForecastToJumpForEver() {
        Forecast.NoJump none =
                assertInstanceOf(Forecast.NoJump.class, FirstPassage.forecast(50_000, curve(0.7, 258), CELL, FAR));
        assertEquals("The norm of the weights settles near 258 without a jump.", none.reason());
    }

    @Test
    void aJumpAfterTheEndOfTheRunIsNone() {
        Forecast.NoJump none =
                assertInstanceOf(Forecast.NoJump.class, FirstPassage.forecast(800, curve(0.07, 0), CELL, 5_000));
        assertEquals("The law puts the jump near step 9,210, not within this run's 5,000 steps.", none.reason());
    }

    @Test
    void theBandHoldsNineOfTenGrokkingStepsAtMemorizationAndLater() {
        int[] inside = new int[3];
        int[] asked = new int[3];
        Random random = new Random(7);
        for (int repetition = 0; repetition < 400; repetition++) {
            double kappa = 0.711 + 0.05 * random.nextGaussian();
            double floor = Math.max(0, 258 + 96 * random.nextGaussian());
            double threshold = THRESHOLD * Math.exp(0.196 * random.nextGaussian());
            if (threshold < 1.05 * floor) {
                continue;
            }
            double truth = 800 - Math.log((threshold - floor) / (3_900 - floor)) / (kappa * DECAY);
            for (int part = 0; part < 3; part++) {
                int points = 8 * part;
                if (800 + 50 * points >= truth) {
                    continue;
                }
                double[] steps = new double[points + 1];
                double[] norms = new double[points + 1];
                for (int i = 0; i <= points; i++) {
                    steps[i] = 800 + 50.0 * i;
                    double noise = i == 0 ? 0 : 30 * random.nextGaussian();
                    norms[i] = floor + (3_900 - floor) * Math.exp(-kappa * DECAY * 50 * i) + noise;
                }
                Calibration curve =
                        ContractionFit.fit(steps, norms, DECAY, CELL.prior()).orElseThrow();
                asked[part]++;
                if (FirstPassage.forecast((long) steps[points], curve, CELL, FAR) instanceof Forecast.Jump jump) {
                    inside[part] += truth >= jump.low() && truth <= jump.high() ? 1 : 0;
                }
            }
        }
        for (int part = 0; part < 3; part++) {
            double coverage = (double) inside[part] / asked[part];
            assertTrue(asked[part] > 300 && coverage >= 0.8 && coverage <= 0.97, "part " + part + ": " + coverage);
        }
    }

    @Test
    void thousandsOfRandomCurvesGiveOrderedFiniteBands() {
        Random random = new Random(11);
        int jumps = 0;
        for (int repetition = 0; repetition < 5_000; repetition++) {
            double anchor = Math.pow(10, 6 * random.nextDouble());
            Calibration curve = new Calibration(
                    random.nextInt(5_000),
                    anchor,
                    1,
                    random.nextDouble() * anchor,
                    Math.pow(10, -7 + 6 * random.nextDouble()),
                    1,
                    5,
                    new Calibration.Covariance(
                            Math.pow(10, -14 + 10 * random.nextDouble()), 0, Math.pow(10, 6 * random.nextDouble())),
                    1);
            long now = curve.anchorStep() + random.nextInt(5_000);
            Forecast forecast = FirstPassage.forecast(now, curve, CELL, Long.MAX_VALUE / 2);
            if (forecast instanceof Forecast.Jump jump) {
                jumps++;
                assertTrue(Double.isFinite(jump.high()) && jump.threshold() > 0);
                assertTrue(
                        now <= jump.low() && jump.low() <= jump.grokkingStep() && jump.grokkingStep() <= jump.high(),
                        jump::toString);
            }
        }
        assertTrue(jumps > 1_000, "only " + jumps);
    }
}
