package org.grokscope.figures;

import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.run.Calibration;
import org.grokscope.theory.Interval;

/** What is uncertain about ‖θ‖², as bands over steps: the same in the window and in figures. */
public final class NormBands {

    private static final int POINTS = 120;
    /** A band that reached 0 could not be drawn on a logarithmic axis. */
    private static final double LEAST_PART = 0.1;

    private NormBands() {}

    /**
     * The 90 % band of the predicted curve.
     *
     * @param end the step up to which it is drawn, beyond the law's anchor
     */
    public static Curve law(String name, Calibration law, double end) {
        double[] steps = new double[POINTS];
        double[] low = new double[POINTS];
        double[] high = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            steps[i] = law.anchorStep() + (end - law.anchorStep()) * i / (POINTS - 1);
            double norm = law.norm(steps[i]);
            double half = law.halfWidth(steps[i]);
            low[i] = Math.max(norm - half, LEAST_PART * norm);
            high[i] = norm + half;
        }
        return Curve.band(name, steps, low, high, ColourRole.NORM);
    }

    /** The range of V*, as a level band without a name, which the label of V* gives. */
    public static Curve criticalNorm(double from, double end, Interval range) {
        return Curve.band(
                "",
                new double[] {from, end},
                new double[] {range.low(), range.low()},
                new double[] {range.high(), range.high()},
                ColourRole.FORECAST);
    }
}
