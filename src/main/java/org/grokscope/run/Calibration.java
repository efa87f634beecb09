package org.grokscope.run;

/**
 * The calibrated contraction curve V(t) = V_∞ + (V_a − V_∞)·e^(−2κηλ(t − t_a)) (arXiv 2605.18845), fitted to ‖θ‖² at
 * the evaluations from the anchor on. The anchor is T_mem, or the last change of η or λ after it.
 *
 * @param anchorStep t_a
 * @param anchorNorm V_a, ‖θ‖² at the anchor
 * @param kappa κ, the fitted rate as a multiple of the rate of decay alone, 2ηλ
 * @param floor V_∞, fitted
 * @param rate 2κηλ per step
 * @param rSquared the part of V's variance that the curve explains; NaN with fewer than three points
 * @param points how many evaluations went into the fit; 0 if κ and V_∞ are those of the calibration table
 * @param covariance variance of the rate, covariance of rate and floor, variance of the floor
 * @param residual standard deviation of V around the curve
 */
public record Calibration(
        long anchorStep,
        double anchorNorm,
        double kappa,
        double floor,
        double rate,
        double rSquared,
        int points,
        Covariance covariance,
        double residual) {

    /** The covariance of rate and floor, a symmetric 2×2 matrix. */
    public record Covariance(double rateVariance, double rateFloor, double floorVariance) {}

    /** Half the width of a 90 % band in standard deviations. */
    public static final double NORMAL_90 = 1.6449;

    /**
     * With a smaller R² the curve is not the law that ‖θ‖² follows: it is neither drawn nor named. In the paper's setting R² is 0.99; a
     * tenth of the variance unexplained is far more than the scatter of evaluations.
     */
    private static final double LEAST_R_SQUARED = 0.9;

    /** Whether ‖θ‖² follows the curve, as far as the points tell; with fewer than three it is the curve of the calibration table. */
    public boolean fits() {
        return Double.isNaN(rSquared) ? points < 3 : rSquared >= LEAST_R_SQUARED;
    }

    /** V at a step, on or after the anchor. */
    public double norm(double step) {
        return floor + (anchorNorm - floor) * Math.exp(-rate * (step - anchorStep));
    }

    /** Half the width of the 90 % band around {@link #norm} at a step, by linear propagation of the fit's errors. */
    public double halfWidth(double step) {
        double elapsed = step - anchorStep;
        double decay = Math.exp(-rate * elapsed);
        double byRate = -(anchorNorm - floor) * elapsed * decay;
        double byFloor = 1 - decay;
        double variance = byRate * byRate * covariance.rateVariance()
                + 2 * byRate * byFloor * covariance.rateFloor()
                + byFloor * byFloor * covariance.floorVariance()
                + residual * residual;
        return NORMAL_90 * Math.sqrt(Math.max(0, variance));
    }
}
