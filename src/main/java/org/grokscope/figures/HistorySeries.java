package org.grokscope.figures;

import java.util.function.IntToDoubleFunction;
import org.grokscope.plot.model.Series;
import org.grokscope.run.RunHistory;

/**
 * Numbers of a run's history, row by row, as the points of a curve over steps.
 *
 * @param history the run
 * @param first the row to begin with
 * @param values the number in a row
 */
public record HistorySeries(RunHistory history, int first, IntToDoubleFunction values) implements Series {

    /** A whole column. */
    public static HistorySeries of(RunHistory history, RunHistory.Column column) {
        return since(0, history, column);
    }

    /** A whole column, multiplied by a factor. */
    static HistorySeries scaled(RunHistory history, RunHistory.Column column, double factor) {
        return new HistorySeries(history, 0, row -> factor * history.value(column, row));
    }

    /** A column from a row on. */
    public static HistorySeries since(int row, RunHistory history, RunHistory.Column column) {
        return new HistorySeries(history, row, at -> history.value(column, at));
    }

    /** ‖·‖² of a layer. */
    public static HistorySeries ofLayer(int layer, RunHistory history) {
        return new HistorySeries(history, 0, at -> history.layerNorm(layer, at));
    }

    @Override
    public int size() {
        return Math.max(0, history.size() - first);
    }

    @Override
    public double x(int i) {
        return history.value(RunHistory.Column.STEP, first + i);
    }

    @Override
    public double y(int i) {
        return values.applyAsDouble(first + i);
    }
}
