package org.grokscope.foreign;

import java.util.Arrays;
import java.util.List;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.Schedule;

/** The evaluations of a log, in its own units, by ascending step. */
@SuppressWarnings("EnumOrdinal") // a column for each role
final class Evaluations {

    /** Seconds of a clock, not of the training: they are counted from the first evaluation. */
    private static final double CLOCK = 1e8;

    private static final double STRAIGHT = 180;

    private final double[][] columns;
    private final int size;
    private final boolean isPercent;

    /**
     * The evaluations.
     *
     * @param columns by role; null where there is none
     * @param size how many values of each count
     * @param isPercent whether accuracies go up to 100
     */
    Evaluations(double[][] columns, int size, boolean isPercent) {
        this.columns = columns;
        this.size = size;
        this.isPercent = isPercent;
    }

    /** Whether the first so many evaluations are those of another log, or of the same one as it was. */
    boolean beginsLike(Evaluations other, int count) {
        boolean same = isPercent == other.isPercent && count <= size && count <= other.size;
        for (int role = 0; same && role < columns.length; role++) {
            double[] own = columns[role];
            double[] its = other.columns[role];
            boolean isIncomplete = own == null || its == null;
            same = isIncomplete ? own == null && its == null : Arrays.equals(own, 0, count, its, 0, count);
        }
        return same;
    }

    /** Whether a number at a step is not the one that another log has there. */
    boolean contradicts(Evaluations other) {
        int its = 0;
        for (int row = 0; row < size; row++) {
            while (its < other.size && other.step(its) < step(row)) {
                its++;
            }
            if (its < other.size && other.step(its) == step(row)) {
                for (Role role : Role.values()) {
                    double difference = value(role, row) - other.value(role, its);
                    if (difference != 0 && !Double.isNaN(difference)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    private double value(Role role, int row) {
        double[] column = columns[role.ordinal()];
        return column == null ? Double.NaN : column[row];
    }

    long step(int row) {
        return (long) value(Role.STEP, row);
    }

    /** The steps between two evaluations; the median where they differ. */
    int cadence() {
        long[] gaps = new long[Math.max(0, size - 1)];
        for (int row = 0; row < gaps.length; row++) {
            gaps[row] = step(row + 1) - step(row);
        }
        Arrays.sort(gaps);
        long median = gaps.length == 0 ? 1 : gaps[gaps.length / 2];
        return (int) Math.clamp(median, 1L, (long) Schedule.EVALUATION_CADENCE.max());
    }

    /** One evaluation, in the units of this program; what is missing, or is no number, is NaN. */
    Evaluation at(int row) {
        double norm = value(Role.NORM, row);
        double squared = value(Role.SQUARED_NORM, row);
        double either = Double.isNaN(squared) ? norm * norm : squared;
        return new Evaluation(
                step(row),
                within(value(Role.TRAIN_LOSS, row), Double.MAX_VALUE),
                accuracy(value(Role.TRAIN_ACCURACY, row)),
                within(value(Role.TEST_LOSS, row), Double.MAX_VALUE),
                accuracy(value(Role.TEST_ACCURACY, row)),
                either > 0 ? within(either, Double.MAX_VALUE) : Double.NaN,
                within(value(Role.ANGLE, row), STRAIGHT),
                List.of());
    }

    private double accuracy(double value) {
        double fraction = isPercent ? value / 100 : value;
        return Double.isFinite(fraction) ? Math.min(1, fraction) : Double.NaN;
    }

    private static double within(double value, double most) {
        return value >= 0 && value <= most ? value : Double.NaN;
    }

    /** The seconds since the start of the training, or since the first evaluation; NaN if the log does not say it. */
    double seconds(int row) {
        double first = value(Role.SECONDS, 0);
        double now = value(Role.SECONDS, row);
        return within(first > CLOCK ? now - first : now, Double.MAX_VALUE);
    }
}
