package org.grokscope.foreign.formats;

/** Receives what a log says, in the order of the log. */
@FunctionalInterface
public interface RowSink {

    /**
     * One row of a log.
     *
     * @param values by the column's place in {@link LogReader#names}; a column beyond the end, and NaN, is absent; a number that broke down
     *     (nan or inf in the log) is infinite. The array is used again
     * @param size how many values count
     */
    void row(double[] values, int size);
}
