package org.grokscope.foreign;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.Range;

/** The rows of a log, with a column for each {@link Role}. */
@SuppressWarnings("EnumOrdinal") // a column for each role
final class LogRows {

    /** No run has a later step. */
    private static final double LAST_STEP = Schedule.MAX_STEPS.max();

    private static final int ROLES = Role.values().length;
    private static final int STEP = Role.STEP.ordinal();
    /** An accuracy above this is a percentage. */
    private static final double PERCENT_FROM = 1.5;
    /** Means of single precision exceed 1 by so much. */
    private static final double ROUNDING = 1e-5;

    private final ColumnMapping mapping;
    /** Null for a role that no column has. */
    private final double[][] columns = new double[ROLES][];

    private final int size;

    LogRows(ColumnMapping mapping, LogColumns log) {
        this.mapping = mapping;
        size = log.rows();
        for (Role role : Role.values()) {
            columns[role.ordinal()] = mapping.column(role).map(log::values).orElse(null);
        }
    }

    /** What does not let these rows be a run; a clause about the log. */
    Optional<String> problem() {
        return stepProblem()
                .or(() -> accuracyProblem(Role.TRAIN_ACCURACY))
                .or(() -> accuracyProblem(Role.TEST_ACCURACY));
    }

    private Optional<String> stepProblem() {
        double first = Double.NaN;
        double highest = -1;
        for (int row = 0; row < size; row++) {
            double step = columns[STEP][row];
            if (!Double.isFinite(step)) {
                continue;
            }
            if (step != Math.rint(step) || step < 0 || step > LAST_STEP) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the step in the column %s must be a whole number between 0 and %,.0f (got %s). "
                                + "Name another column with --columns step=NAME.",
                        mapping.column(Role.STEP).orElse(""),
                        LAST_STEP,
                        Range.plain(step)));
            }
            if (step <= first && highest > first) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "it holds several runs: after step %,.0f the steps begin again at %,.0f. "
                                + "Give each run a file of its own.",
                        highest,
                        step));
            }
            first = Double.isNaN(first) ? step : first;
            highest = Math.max(highest, step);
        }
        return Optional.empty();
    }

    private Optional<String> accuracyProblem(Role role) {
        double most = most(role);
        double least = finite(role).min().orElse(0);
        boolean isAccuracy =
                least >= 0 && (most <= 1 + ROUNDING || (most > PERCENT_FROM && most <= 100 * (1 + ROUNDING)));
        return isAccuracy
                ? Optional.empty()
                : Optional.of("the column " + mapping.column(role).orElse("")
                        + " is no accuracy, which is between 0 and 1 or "
                        + "between 0 and 100 % (got " + Range.plain(least < 0 ? least : most)
                        + "). Name another column with --columns " + role.id() + "=NAME.");
    }

    private DoubleStream finite(Role role) {
        double[] column = columns[role.ordinal()];
        return column == null
                ? DoubleStream.empty()
                : Arrays.stream(column, 0, size).filter(Double::isFinite);
    }

    private double most(Role role) {
        return finite(role).max().orElse(0);
    }

    /** Whether the accuracies are percentages; both are if one is. */
    boolean isPercent() {
        return Math.max(most(Role.TRAIN_ACCURACY), most(Role.TEST_ACCURACY)) > PERCENT_FROM;
    }

    /** The highest step. */
    double lastStep() {
        return most(Role.STEP);
    }

    /** How many rows have no step. */
    long skipped() {
        return size - finite(Role.STEP).count();
    }

    /**
     * The evaluations, by ascending step: one at each step that has a test accuracy, or, if no column is one, at each that has anything. Rows
     * of one step are one, as Lightning writes them, and what was logged since the evaluation before belongs to the next.
     *
     * @return by role; NaN is missing, and infinite a number that broke down
     */
    Evaluations evaluations() {
        int[] order = order();
        double[][] found = new double[ROLES][];
        int[] roles =
                IntStream.range(0, ROLES).filter(role -> columns[role] != null).toArray();
        for (int role : roles) {
            found[role] = new double[order.length];
        }
        int count = 0;
        double[] row = new double[ROLES];
        Arrays.fill(row, Double.NaN);
        for (int i = 0; i < order.length; i++) {
            int at = order[i];
            for (int role : roles) {
                double value = columns[role][at];
                if (Double.isFinite(value) || (Double.isInfinite(value) && !Double.isFinite(row[role]))) {
                    row[role] = value;
                }
            }
            boolean isLastOfStep = i + 1 == order.length || columns[STEP][order[i + 1]] != columns[STEP][at];
            if (isLastOfStep && isEvaluation(row)) {
                for (int role : roles) {
                    found[role][count] = row[role];
                    row[role] = Double.NaN;
                }
                count++;
            }
        }
        return new Evaluations(found, count, isPercent());
    }

    /** Whether the train loss, or the norm, ends as no number. */
    boolean isBroken() {
        return List.of(Role.TRAIN_LOSS, Role.NORM, Role.SQUARED_NORM).stream().anyMatch(role -> {
            double[] column = columns[role.ordinal()];
            int last = column == null ? -1 : size - 1;
            while (last >= 0 && Double.isNaN(column[last])) {
                last--;
            }
            return last >= 0 && Double.isInfinite(column[last]);
        });
    }

    private boolean isEvaluation(double[] row) {
        if (mapping.column(Role.TEST_ACCURACY).isPresent()) {
            return Double.isFinite(row[Role.TEST_ACCURACY.ordinal()]);
        }
        return IntStream.range(0, ROLES).anyMatch(role -> role != STEP && Double.isFinite(row[role]));
    }

    /** The places of the rows that have a step, by ascending step; of equal steps in the order of the log. */
    private int[] order() {
        int[] order = IntStream.range(0, size)
                .filter(row -> Double.isFinite(columns[STEP][row]))
                .toArray();
        for (int i = 1; i < order.length; i++) {
            if (columns[STEP][order[i]] < columns[STEP][order[i - 1]]) {
                return Arrays.stream(order)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> columns[STEP][row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return order;
    }
}
