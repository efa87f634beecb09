package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunHistory;

/**
 * What one finished run that grokked adds to the calibration table. A line of the table holds the geometric mean of V★,
 * the standard deviation of log V★, and the means of κ and V_∞ / V★ over the seeds of one setting.
 *
 * @param crossingStep where the test accuracy crosses 0.99, between two evaluations, in steps
 * @param threshold V★, ‖θ‖² there
 * @param kappa κ, fitted to every evaluation after T_mem
 * @param floor V_∞, fitted with it
 */
public record CalibrationRun(double crossingStep, double threshold, double kappa, double floor) {

    /** So wide that the data alone decide. */
    private static final double VAGUE_KAPPA = 10;

    /**
     * Measures a run at whose η and λ nothing was changed.
     *
     * @param history the run to its end, best 2,000 steps or more after T_grok
     * @param learningRate η &gt; 0
     * @param weightDecay λ &gt; 0
     * @return nothing if it did not memorize first and grok later, or if nothing can be fitted
     */
    public static Optional<CalibrationRun> of(RunHistory history, double learningRate, double weightDecay) {
        Milestones milestones = Milestones.of(history);
        if (milestones.delay().orElse(0) <= 0) {
            return Optional.empty();
        }
        int grokked = history.rowAt(milestones.grokkingStep().orElseThrow());
        int memorized = history.rowAt(milestones.memorizationStep().orElseThrow());
        double[] before = point(history, grokked - 1);
        double[] after = point(history, grokked);
        double part = (Milestones.THRESHOLD - before[2]) / (after[2] - before[2]);
        double crossing = before[0] + part * (after[0] - before[0]);
        double threshold = Math.exp(Math.log(before[1]) + part * Math.log(after[1] / before[1]));
        return fit(history, memorized, FreeContraction.decayRate(learningRate, weightDecay))
                .map(curve -> new CalibrationRun(crossing, threshold, curve.kappa(), curve.floor()));
    }

    private static Optional<Calibration> fit(RunHistory history, int anchor, double decayRate) {
        double[] steps = new double[history.size() - anchor];
        double[] norms = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            double[] point = point(history, anchor + i);
            steps[i] = point[0];
            norms[i] = point[1];
        }
        ContractionFit.Prior vague =
                new ContractionFit.Prior(1, VAGUE_KAPPA, norms[0] / 2, VAGUE_KAPPA * Math.abs(norms[0]));
        return ContractionFit.fit(steps, norms, decayRate, vague);
    }

    /** Step, ‖θ‖² and test accuracy of a row. */
    private static double[] point(RunHistory history, int row) {
        return new double[] {
            history.value(RunHistory.Column.STEP, row),
            history.value(RunHistory.Column.SQUARED_NORM, row),
            history.value(RunHistory.Column.TEST_ACCURACY, row)
        };
    }
}
