package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.hipparchus.special.Erf;

/**
 * When the calibrated curve falls through V★ (arXiv 2605.18845).
 *
 * <p>log V★ is taken as normal, its variance being that between seeds plus that of the fitted curve where it crosses.
 * That the run has not grokked yet says that V★ lies below the curve's present V, so the distribution is cut off there,
 * and T̂ is the median of what is left. While V is well above V★ this is the plain crossing; when V has fallen past the
 * usual V★ the forecast moves on with the run instead of lying in the past.
 */
final class FirstPassage {

    /** The ends of the 90 % band. */
    private static final double TAIL = 0.05;
    /** Beyond so many standard deviations below the usual V★ the table says nothing about V★ any more. */
    private static final double MAX_SURPRISE = 4;
    /** The curve counts as settled when this part of its way down is left. */
    private static final double SETTLED = 0.01;

    private final Calibration curve;
    private final double now;
    private final double mean;
    private final double sd;
    /** The probability, before the cut, that V★ lies below the present V. */
    private final double left;

    private FirstPassage(Calibration curve, CalibrationTable.Cell cell, double now) {
        this.curve = curve;
        this.now = now;
        double present = Math.log(curve.norm(now));
        double crossing = Math.max(now, crossing(Math.exp(cell.logThreshold())));
        this.sd = Math.hypot(cell.logThresholdSd(), relativeError(crossing));
        this.mean = Math.min(cell.logThreshold(), present + MAX_SURPRISE * sd);
        this.left = probability((present - mean) / sd);
    }

    /**
     * Forecasts.
     *
     * @param step now, in steps; not before the curve's anchor
     * @param curve what V does
     * @param cell what the table knows of V★
     * @param maxSteps where the run ends
     */
    static Forecast forecast(long step, Calibration curve, CalibrationTable.Cell cell, long maxSteps) {
        FirstPassage passage = new FirstPassage(curve, cell, step);
        double threshold = Math.exp(passage.quantile(0.5));
        if (!Double.isFinite(threshold)) {
            return new Forecast.Unknown(step, "The measured norm of the weights is not usable.", Optional.empty());
        }
        if (threshold <= passage.settledNorm()) {
            return new Forecast.NoJump(step, settles(curve, cell), Optional.of(curve));
        }
        double expected = passage.stepOf(threshold);
        if (expected > maxSteps) {
            String reason = "The law puts the jump near step " + Phrases.rounded(expected) + ", not within this run's "
                    + Phrases.count(maxSteps) + " steps.";
            return new Forecast.NoJump(step, reason, Optional.of(curve));
        }
        double low = Math.min(expected, passage.stepOf(Math.exp(passage.quantile(1 - TAIL))));
        double high = Math.max(expected, passage.stepOf(Math.exp(passage.quantile(TAIL))));
        return new Forecast.Jump(step, expected, low, high, threshold, Optional.of(curve));
    }

    private static String settles(Calibration curve, CalibrationTable.Cell cell) {
        double usual = Math.exp(cell.logThreshold());
        String level = "The norm of the weights settles near " + Phrases.rounded(curve.floor());
        return curve.floor() > usual
                ? level + ", above the " + Phrases.rounded(usual) + " at which this task groks: no jump is expected."
                : level + " without a jump.";
    }

    /** log V★ at a probability. */
    private double quantile(double probability) {
        return mean + sd * -Math.sqrt(2) * Erf.erfcInv(2 * probability * left);
    }

    private static double probability(double standardScore) {
        return Erf.erfc(-standardScore / Math.sqrt(2)) / 2;
    }

    /** Never before now; never later than the step at which the curve has settled, so always finite. */
    private double stepOf(double norm) {
        return Math.max(now, crossing(norm));
    }

    private double crossing(double norm) {
        double part = (norm - curve.floor()) / (curve.anchorNorm() - curve.floor());
        return curve.anchorStep() - Math.log(Math.clamp(part, SETTLED, 1)) / curve.rate();
    }

    private double settledNorm() {
        return curve.floor() + SETTLED * (curve.anchorNorm() - curve.floor());
    }

    /** The standard deviation of log V of the curve itself, without the scatter of single points around it. */
    private double relativeError(double step) {
        Calibration.Covariance covariance = curve.covariance();
        double elapsed = step - curve.anchorStep();
        double decay = Math.exp(-curve.rate() * elapsed);
        double byRate = -(curve.anchorNorm() - curve.floor()) * elapsed * decay;
        double byFloor = 1 - decay;
        double variance = byRate * byRate * covariance.rateVariance()
                + 2 * byRate * byFloor * covariance.rateFloor()
                + byFloor * byFloor * covariance.floorVariance();
        return Math.sqrt(Math.max(0, variance)) / curve.norm(step);
    }
}
