package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.grokscope.run.Calibration;
import org.junit.jupiter.api.Test;

class ContractionFitTest {

    private static final double DECAY = 2e-3;
    private static final ContractionFit.Prior PRIOR = new ContractionFit.Prior(0.71, 0.05, 258, 96);
    private static final ContractionFit.Prior VAGUE = new ContractionFit.Prior(0.75, 5, 500, 5_000);

    private static Optional<Calibration> fit(
            int points, int cadence, double kappa, double floor, double noise, long seed, ContractionFit.Prior prior) {
        Random random = new Random(seed);
        double[] steps = new double[points + 1];
        double[] norms = new double[points + 1];
        for (int i = 0; i <= points; i++) {
            steps[i] = 800 + (double) cadence * i;
            norms[i] = floor
                    + (3_900 - floor) * Math.exp(-kappa * DECAY * cadence * i)
                    + (i == 0 ? 0 : noise * random.nextGaussian());
        }
        return ContractionFit.fit(steps, norms, DECAY, prior);
    }

    @Test
    void withoutPointsTheCurveIsTheTables() {
        Calibration curve = fit(0, 50, 0.7, 250, 0, 1, PRIOR).orElseThrow();
        assertEquals(0, curve.points());
        assertEquals(0.71, curve.kappa(), 1e-6);
        assertEquals(258, curve.floor(), 1e-2);
        assertEquals(0.05 * DECAY, Math.sqrt(curve.covariance().rateVariance()), 1e-9);
        assertEquals(96, Math.sqrt(curve.covariance().floorVariance()), 1e-6);
        assertTrue(Double.isNaN(curve.rSquared()));
        assertEquals(3_900, curve.norm(800), 1e-9);
    }

    @Test
    void cleanDataGiveTheirParametersBack() {
        for (double kappa : new double[] {0.2, 0.7, 1, 2}) {
            for (double floor : new double[] {50, 400, 1_500}) {
                Calibration curve = fit(100, 50, kappa, floor, 0, 1, VAGUE).orElseThrow();
                assertEquals(kappa, curve.kappa(), 0.003 * kappa, "κ of " + kappa + ", " + floor);
                assertEquals(floor, curve.floor(), 5, "floor of " + kappa + ", " + floor);
                assertTrue(curve.rSquared() > 0.9999);
                assertEquals(curve.kappa() * DECAY, curve.rate(), 1e-15);
                assertEquals(100, curve.points());
            }
        }
    }

    @Test
    void theStatedErrorsAreTheErrors() {
        int rateInside = 0;
        int floorInside = 0;
        int bandInside = 0;
        int repetitions = 400;
        for (int seed = 0; seed < repetitions; seed++) {
            Calibration curve = fit(60, 50, 0.8, 300, 30, seed, VAGUE).orElseThrow();
            double rateSd = Math.sqrt(curve.covariance().rateVariance());
            double floorSd = Math.sqrt(curve.covariance().floorVariance());
            rateInside += Math.abs(curve.rate() - 0.8 * DECAY) <= 1.645 * rateSd ? 1 : 0;
            floorInside += Math.abs(curve.floor() - 300) <= 1.645 * floorSd ? 1 : 0;
            double later = 300 + 3_600 * Math.exp(-0.8 * DECAY * 1_000) + 30 * new Random(seed + 9_999).nextGaussian();
            bandInside += Math.abs(curve.norm(1_800) - later) <= curve.halfWidth(1_800) ? 1 : 0;
        }
        assertCoverage(rateInside, repetitions);
        assertCoverage(floorInside, repetitions);
        assertCoverage(bandInside, repetitions);
    }

    private static void assertCoverage(int inside, int repetitions) {
        double coverage = (double) inside / repetitions;
        assertTrue(coverage >= 0.8 && coverage <= 0.97, "coverage of the 90 % band is " + coverage);
    }

    @Test
    void moreDataGiveSmallerErrorsAndFollowTheDataAgainstTheTable() {
        double before = Double.POSITIVE_INFINITY;
        double off = Double.POSITIVE_INFINITY;
        for (int points = 0; points <= 40; points += 10) {
            Calibration curve = fit(points, 50, 0.9, 400, 0, 1, PRIOR).orElseThrow();
            assertTrue(curve.covariance().rateVariance() < before);
            assertTrue(Math.abs(curve.kappa() - 0.9) < off);
            before = curve.covariance().rateVariance();
            off = Math.abs(curve.kappa() - 0.9);
        }
        assertTrue(off < 0.05);
    }

    @Test
    void theFirstPointsDoNotMakeTheCurveJump() {
        Calibration before = fit(0, 50, 0.7, 250, 20, 3, PRIOR).orElseThrow();
        for (int points = 1; points <= 10; points++) {
            Calibration after = fit(points, 50, 0.7, 250, 20, 3, PRIOR).orElseThrow();
            assertEquals(before.kappa(), after.kappa(), 0.06);
            before = after;
        }
    }

    @Test
    void parametersStayInTheirBoundsWhateverIsMeasured() {
        Random random = new Random(5);
        for (int repetition = 0; repetition < 500; repetition++) {
            int points = random.nextInt(30);
            double[] steps = new double[points + 1];
            double[] norms = new double[points + 1];
            for (int i = 0; i <= points; i++) {
                steps[i] = 50.0 * i;
                norms[i] = 1 + random.nextDouble() * Math.pow(10, random.nextInt(8));
            }
            Calibration curve = ContractionFit.fit(steps, norms, DECAY, PRIOR).orElseThrow();
            assertTrue(curve.kappa() >= ContractionFit.MIN_KAPPA && curve.kappa() <= ContractionFit.MAX_KAPPA);
            assertTrue(curve.floor() >= 0 && curve.floor() <= norms[0]);
            assertTrue(Double.isFinite(curve.halfWidth(steps[points] + 1_000)));
        }
    }

    @Test
    void aNormThatStaysOrRisesGivesAFlatCurve() {
        for (double slope : new double[] {0, 0.5}) {
            double[] steps = new double[41];
            double[] norms = new double[41];
            for (int i = 0; i <= 40; i++) {
                steps[i] = 50.0 * i;
                norms[i] = 3_900 + slope * steps[i];
            }
            Calibration curve = ContractionFit.fit(steps, norms, DECAY, PRIOR).orElseThrow();
            assertTrue(curve.norm(2_000) > 3_200, "slope " + slope + " gives " + curve.norm(2_000));
        }
    }

    @Test
    void nothingIsFittedToWhatIsNoNumberOrDoesNotDecay() {
        double[] steps = {0, 50, 100};
        double[] fine = {100, 90, 80};
        assertFalse(ContractionFit.fit(steps, new double[] {100, Double.NaN, 80}, DECAY, PRIOR)
                .isPresent());
        assertFalse(ContractionFit.fit(steps, new double[] {Double.NaN, 90, 80}, DECAY, PRIOR)
                .isPresent());
        assertFalse(ContractionFit.fit(steps, new double[] {Double.POSITIVE_INFINITY, 90, 80}, DECAY, PRIOR)
                .isPresent());
        assertFalse(
                ContractionFit.fit(steps, new double[] {0, 0, 0}, DECAY, PRIOR).isPresent());
        assertFalse(ContractionFit.fit(steps, fine, 0, PRIOR).isPresent());
        assertFalse(ContractionFit.fit(steps, fine, Double.NaN, PRIOR).isPresent());
        assertFalse(
                ContractionFit.fit(new double[0], new double[0], DECAY, PRIOR).isPresent());
    }

    @Test
    void measuringASmoothMisfitMoreOftenDoesNotMakeItKnownBetter() {
        // The rate falls along the way, so that no single exponential fits.
        double[] sds = new double[2];
        for (int dense = 0; dense < 2; dense++) {
            int points = dense == 0 ? 20 : 200;
            double[] steps = new double[points + 1];
            double[] norms = new double[points + 1];
            for (int i = 0; i <= points; i++) {
                steps[i] = 2_000.0 * i / points;
                norms[i] = 2_600 * Math.exp(-2e-3 * steps[i]) + 1_300 * Math.exp(-0.5e-3 * steps[i]);
            }
            Calibration curve = ContractionFit.fit(steps, norms, DECAY, VAGUE).orElseThrow();
            sds[dense] = Math.sqrt(curve.covariance().rateVariance());
        }
        assertTrue(sds[1] > 0.5 * sds[0], sds[0] + " against " + sds[1]);
    }
}
