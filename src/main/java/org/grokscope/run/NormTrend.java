package org.grokscope.run;

import java.util.stream.IntStream;
import org.grokscope.run.RunHistory.Column;
import org.hipparchus.stat.regression.SimpleRegression;

/** Whether ‖θ‖² shrinks, as far as the newest evaluations tell through their scatter. */
final class NormTrend {

    /** The fewest evaluations that show a trend. */
    private static final int FEWEST = 3;
    /** The trend is that of so many evaluations, or of the newest quarter of those under the current settings if these are more. */
    private static final int WINDOW = 8;

    private static final int LARGEST_WINDOW = 64;
    /** So many evaluations in falling order are hardly scatter: it orders them so once in 720 times. */
    private static final int STREAK = 6;
    /** A slope of so many standard errors is no scatter. */
    private static final double SIGNIFICANT = 2.5;
    /** A smaller fall of log ‖θ‖² over the window is none. */
    private static final double LEAST_FALL = 1e-3;

    private NormTrend() {}

    /**
     * Whether log ‖θ‖² falls since the last change of the settings: by a least-squares line through the newest evaluations, unless the newest
     * half of them rose, or because each of the last {@value #STREAK} is below the one before. So neither a spike of the loss nor a fall
     * before it passes for what happens now.
     */
    static boolean falls(RunState run) {
        int first = firstRow(run);
        return run.rows() - first >= FEWEST && (isStreak(first, run) || isSlope(first, run));
    }

    private static boolean isStreak(int first, RunState run) {
        int start = run.rows() - STREAK;
        return start >= first
                && IntStream.range(start + 1, run.rows()).allMatch(row -> norm(row, run) < norm(row - 1, run))
                && Math.log(norm(start, run) / norm(run.rows() - 1, run)) > LEAST_FALL;
    }

    private static boolean isSlope(int first, RunState run) {
        SimpleRegression line = new SimpleRegression();
        for (int row = first; row < run.rows(); row++) {
            line.addData(run.value(Column.STEP, row), Math.log(norm(row, run)));
        }
        double steps = run.newest(Column.STEP) - run.value(Column.STEP, first);
        int middle = (first + run.rows() - 1) / 2;
        return norm(run.rows() - 1, run) < norm(middle, run)
                && -line.getSlope() * steps > LEAST_FALL
                && -line.getSlope() > SIGNIFICANT * line.getSlopeStdErr();
    }

    private static double norm(int row, RunState run) {
        return run.value(Column.SQUARED_NORM, row);
    }

    private static int firstRow(RunState run) {
        int available = run.rows() - Math.max(0, run.regimeRow());
        return run.rows() - Math.min(available, Math.clamp(available / 4, WINDOW, LARGEST_WINDOW));
    }
}
