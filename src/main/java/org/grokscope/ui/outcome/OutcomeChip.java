package org.grokscope.ui.outcome;

import javafx.scene.control.Label;
import org.grokscope.run.RunState;
import org.grokscope.ui.controls.Nodes;

/** What became of a run, with its sign. */
public final class OutcomeChip extends Label {

    private OutcomeKind shown;

    public OutcomeChip() {
        getStyleClass().add("chip");
        setMinWidth(USE_PREF_SIZE);
    }

    /** Shows the kind of a run. */
    public void show(OutcomeKind kind) {
        show(kind, kind.label());
    }

    /** Shows what a run came to, and while it trains its phase. */
    public void show(RunState run) {
        show(OutcomeKind.of(run), OutcomeKind.word(run));
    }

    private void show(OutcomeKind kind, String word) {
        setText(word);
        if (kind != shown) {
            shown = kind;
            setGraphic(kind.sign());
            Nodes.style(this, "under-way", kind.isUnderWay());
        }
    }
}
