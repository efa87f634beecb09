package org.grokscope.theory.forecast;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The spread of log S around its predicted mean, as a {@link DelayModel.Spread}. */
final class SpreadFit {

    private static final int ITERATIONS = 50;
    /** The normal distribution's 95 % quantile: the half-width of its 90 % band. */
    static final double NORMAL_90 = 1.6449;

    private static final double COVERED = 0.9;

    private SpreadFit() {}

    /**
     * Fits log σ = base + slope·mean by maximum likelihood, then moves the base so that the 90 % band holds 90 % of the
     * weight, whatever the errors' distribution is.
     *
     * @param means n predicted means of log S
     * @param errors n actual minus predicted values
     * @param weights n positive numbers
     */
    static DelayModel.Spread of(double[] means, double[] errors, double[] weights) {
        double base = Math.log(0.2);
        double slope = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            // Newton's step for Σ w·(log σ + e²/(2σ²)), which is convex in base and slope.
            double gradientBase = 0;
            double gradientSlope = 0;
            double bb = 1e-9;
            double bs = 0;
            double ss = 1e-9;
            for (int i = 0; i < means.length; i++) {
                double m = DelayModel.Spread.clamped(means[i]);
                double ratio = weights[i] * Math.pow(errors[i] / Math.exp(base + slope * m), 2);
                gradientBase += weights[i] - ratio;
                gradientSlope += (weights[i] - ratio) * m;
                bb += 2 * ratio;
                bs += 2 * ratio * m;
                ss += 2 * ratio * m * m;
            }
            double determinant = bb * ss - bs * bs + 1e-12;
            base -= Math.clamp((ss * gradientBase - bs * gradientSlope) / determinant, -1, 1);
            slope -= Math.clamp((bb * gradientSlope - bs * gradientBase) / determinant, -1, 1);
        }
        return covering(new DelayModel.Spread(base, slope), means, errors, weights);
    }

    /** The same width everywhere, for means too alike to show a slope. */
    static DelayModel.Spread constant(double[] means, double[] errors, double[] weights) {
        return covering(new DelayModel.Spread(0, 0), means, errors, weights);
    }

    private static DelayModel.Spread covering(
            DelayModel.Spread spread, double[] means, double[] errors, double[] weights) {
        double[] scores = IntStream.range(0, means.length)
                .mapToDouble(i -> Math.abs(errors[i]) / spread.at(means[i]))
                .toArray();
        return new DelayModel.Spread(spread.base() + Math.log(quantile(scores, weights) / NORMAL_90), spread.slope());
    }

    /** The score that {@value #COVERED} of the weight does not exceed. */
    private static double quantile(double[] scores, double[] weights) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= COVERED * total) {
                return Math.max(scores[i], 1e-6);
            }
        }
        return 1;
    }
}
