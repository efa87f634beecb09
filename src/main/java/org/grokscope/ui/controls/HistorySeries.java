package org.grokscope.ui.controls;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
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

    /** A column as a measured curve. */
    public static Curve curve(String name, RunHistory history, RunHistory.Column column, ColourRole role) {
        return Curve.measured(name, of(history, column), role);
    }

    /** The accuracies or losses on the train set and the test set as curves. */
    public static List<Curve> curves(RunHistory history, RunHistory.Column train, RunHistory.Column test) {
        return List.of(
                curve(Texts.of("plot.curve.train"), history, train, ColourRole.TRAIN),
                curve(Texts.of("plot.curve.test"), history, test, ColourRole.TEST));
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
