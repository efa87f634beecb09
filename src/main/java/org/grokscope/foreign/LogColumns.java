package org.grokscope.foreign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.grokscope.foreign.formats.RowSink;

/** The values of a log by columns: of those that can have a {@link Role}. A log has one for each number that somebody wanted to see. */
final class LogColumns implements RowSink {

    private static final double[] NOT_KEPT = {};

    /** Of the log; it grows while the log is read. */
    private final List<String> names;

    private final Set<String> wanted;
    private final List<double[]> columns = new ArrayList<>();
    private long[] counts = new long[16];
    private int rows;

    /**
     * Prepares.
     *
     * @param names the columns of the log, as far as they are known
     * @param wanted columns that are kept whatever their names are
     */
    LogColumns(List<String> names, Set<String> wanted) {
        this.names = names;
        this.wanted = wanted;
    }

    @Override
    public void row(double[] values, int size) {
        for (int column = columns.size(); column < size; column++) {
            columns.add(begin(names.get(column)));
        }
        if (counts.length < size) {
            counts = Arrays.copyOf(counts, 2 * size);
        }
        for (int column = 0; column < columns.size(); column++) {
            double value = column < size ? values[column] : Double.NaN;
            counts[column] += Double.isFinite(value) ? 1 : 0;
            double[] kept = columns.get(column);
            if (kept.length > 0) {
                if (kept.length == rows) {
                    kept = Arrays.copyOf(kept, 2 * rows);
                    columns.set(column, kept);
                }
                kept[rows] = value;
            }
        }
        rows++;
    }

    private double[] begin(String name) {
        if (!wanted.contains(name) && !Role.isUsual(name)) {
            return NOT_KEPT;
        }
        double[] column = new double[Math.max(1024, 2 * rows)];
        Arrays.fill(column, 0, rows, Double.NaN);
        return column;
    }

    /** How many rows there are. */
    int rows() {
        return rows;
    }

    /** How many numbers each column has. */
    long[] counts() {
        return Arrays.copyOf(counts, names.size());
    }

    /** The values of a column that is kept. */
    double[] values(String name) {
        return columns.get(names.indexOf(name));
    }
}
