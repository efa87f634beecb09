package org.grokscope.ui.run;

import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.controls.HistorySeries;

/**
 * Another run that is drawn faintly behind the current one: the run before a reset, or the parent of a branch.
 *
 * @param name what it is called
 * @param history its evaluations
 */
record ReferenceCurve(String name, RunHistory history) {

    private static final CurveStyle STYLE = new CurveStyle(1.2, Dash.SOLID, ColourRole.NEUTRAL);

    Curve accuracy() {
        return curve(name, RunHistory.Column.TEST_ACCURACY);
    }

    Curve norm() {
        return curve(name, RunHistory.Column.SQUARED_NORM);
    }

    private Curve curve(String label, RunHistory.Column column) {
        return new Curve.Line(label, HistorySeries.of(history, column), STYLE, Curve.EndLabel.NAME, true);
    }
}
