package org.grokscope.run;

import org.grokscope.run.RunHistory.Column;
import org.hipparchus.stat.regression.SimpleRegression;

/** Whether ‖θ‖² shrinks, as far as the newest evaluations tell through their scatter. */
final class NormTrend {

    /** The fewest evaluations that show a trend. */
    private static final int FEWEST = 3;
    /** The trend is that of so many evaluations, or of the newest quarter of those under the current settings if these are more. */
    private static final int WINDOW = 8;

    private static final int LARGEST_WINDOW = 64;
    /** A slope of so many standard errors is no scatter. */
    private static final double SIGNIFICANT = 2.5;
    /** A smaller fall of log ‖θ‖² over the window is none. */
    private static final double LEAST_FALL = 1e-3;

    private NormTrend() {}

    /** Whether log ‖θ‖² falls by a least-squares line through the newest evaluations since the last change of the settings. */
    static boolean falls(RunState run) {
        int first = firstRow(run);
        if (run.rows() - first < FEWEST) {
            return false;
        }
        SimpleRegression line = new SimpleRegression();
        for (int row = first; row < run.rows(); row++) {
            line.addData(run.value(Column.STEP, row), Math.log(run.value(Column.SQUARED_NORM, row)));
        }
        double steps = run.newest(Column.STEP) - run.value(Column.STEP, first);
        return -line.getSlope() * steps > LEAST_FALL && -line.getSlope() > SIGNIFICANT * line.getSlopeStdErr();
    }

    private static int firstRow(RunState run) {
        int available = run.rows() - Math.max(0, run.regimeRow());
        return run.rows() - Math.min(available, Math.clamp(available / 4, WINDOW, LARGEST_WINDOW));
    }
}
