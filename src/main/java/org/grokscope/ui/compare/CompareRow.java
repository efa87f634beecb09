package org.grokscope.ui.compare;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;

/**
 * A run in the table, whose row stays while it trains: what is shown of it follows its state.
 *
 * @param first the run that the others are measured against
 * @param state how far it has come
 */
record CompareRow(
        ComparedRun run,
        String name,
        CurveStyle style,
        ObjectProperty<RunState> state,
        ObjectProperty<RunState> first) {

    /**
     * The rows of some runs.
     *
     * @param first the state of the first, which all share
     */
    static CompareRow of(Contestants shown, int place, ObjectProperty<RunState> first) {
        ObjectProperty<RunState> state = place == 0 ? first : new SimpleObjectProperty<>();
        return new CompareRow(
                shown.runs().get(place),
                shown.names().get(place),
                shown.styles().get(place),
                state,
                first);
    }
}
