package org.grokscope.ui.run;

import org.grokscope.figures.HistorySeries;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.run.RunHistory;
import org.grokscope.task.Task;

/**
 * Another run of the same task that is drawn faintly behind the current one: the run before a reset, or the parent of a branch. It
 * follows the axes of the current run and extends none of them to its own end.
 *
 * @param name what it is called
 * @param task what it learned
 * @param history its evaluations
 */
record ReferenceCurve(String name, Task task, RunHistory history) {

    private static final CurveStyle STYLE = new CurveStyle(1.2, Dash.SOLID, ColourRole.NEUTRAL);

    Curve accuracy() {
        return curve(name, RunHistory.Column.TEST_ACCURACY);
    }

    Curve norm() {
        return curve(name, RunHistory.Column.SQUARED_NORM);
    }

    private Curve curve(String label, RunHistory.Column column) {
        return new Curve.Line(label, HistorySeries.of(history, column), STYLE, Curve.EndLabel.NAME, false);
    }

    /** Its ‖θ‖² at a step, or its last one before; NaN if it has none. */
    double normAt(long step) {
        int row = Math.min(history.rowAt(Math.max(0, step)), history.size() - 1);
        return row < 0 ? Double.NaN : history.value(RunHistory.Column.SQUARED_NORM, row);
    }
}
