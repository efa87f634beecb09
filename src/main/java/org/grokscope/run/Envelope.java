package org.grokscope.run;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * The least, the median and the largest value of one column over several runs, at each step that all of them evaluated.
 *
 * @param steps the common steps
 * @param low the least value at each
 * @param median the median at each
 * @param high the largest value at each
 */
public record Envelope(List<Double> steps, List<Double> low, List<Double> median, List<Double> high) {

    /** Copies the lists. */
    public Envelope {
        steps = List.copyOf(steps);
        low = List.copyOf(low);
        median = List.copyOf(median);
        high = List.copyOf(high);
    }

    /**
     * Of one column of some runs.
     *
     * @param histories at least one; they may grow meanwhile
     * @throws IllegalArgumentException if there is none
     */
    public static Envelope of(List<RunHistory> histories, RunHistory.Column column) {
        if (histories.isEmpty()) {
            throw new IllegalArgumentException("an envelope needs a run");
        }
        RunHistory first = histories.getFirst();
        double[][] rows = new double[first.size()][];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            double step = first.value(RunHistory.Column.STEP, row);
            double[] values = valuesAt((long) step, histories, column);
            if (values != null) {
                Arrays.sort(values);
                rows[count] = new double[] {step, values[0], new Median().evaluate(values), values[values.length - 1]};
                count++;
            }
        }
        double[][] found = Arrays.copyOf(rows, count);
        return new Envelope(part(found, 0), part(found, 1), part(found, 2), part(found, 3));
    }

    /** One value a run; null if one of them has none at exactly this step. */
    private static double[] valuesAt(long step, List<RunHistory> histories, RunHistory.Column column) {
        double[] values = new double[histories.size()];
        for (int i = 0; i < values.length; i++) {
            RunHistory history = histories.get(i);
            int row = history.rowAt(step);
            if (history.size() == 0 || history.value(RunHistory.Column.STEP, row) != step) {
                return null;
            }
            values[i] = history.value(column, row);
            if (Double.isNaN(values[i])) {
                return null;
            }
        }
        return values;
    }

    private static List<Double> part(double[][] rows, int index) {
        return Arrays.stream(rows).map(row -> row[index]).toList();
    }
}
