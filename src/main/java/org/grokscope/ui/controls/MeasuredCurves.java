package org.grokscope.ui.controls;

import java.util.List;
import org.grokscope.figures.HistorySeries;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.run.RunHistory;

/** What was measured in a run, as curves with the names that the window gives them. */
public final class MeasuredCurves {

    private MeasuredCurves() {}

    /** A column as a measured curve. */
    public static Curve of(String name, RunHistory history, RunHistory.Column column, ColourRole role) {
        return Curve.measured(name, HistorySeries.of(history, column), role);
    }

    /** The accuracies or losses on the train set and the test set as curves. */
    public static List<Curve> pair(RunHistory history, RunHistory.Column train, RunHistory.Column test) {
        return List.of(
                of(Texts.of("plot.curve.train"), history, train, ColourRole.TRAIN),
                of(Texts.of("plot.curve.test"), history, test, ColourRole.TEST));
    }
}
