package org.grokscope.ui.run;

import java.util.Optional;
import javafx.scene.control.Button;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** Names the run that is drawn behind the current one, and removes it. */
final class ReferenceButton extends Button {

    private boolean allowed = true;
    private boolean needed;

    ReferenceButton() {
        getStyleClass().add("corner");
        setMinWidth(USE_PREF_SIZE);
        Hints.put(this, Texts.of("plot.reference.remove"));
        Nodes.show(this, false);
    }

    /** Offers to remove a run, or nothing if there is none. */
    void show(Optional<ReferenceCurve> reference) {
        needed = reference.isPresent();
        setText(reference.map(each -> each.name() + "  ✕").orElse(""));
        Nodes.show(this, allowed && needed);
    }

    /** Whether controls are shown at all. */
    void allow(boolean shown) {
        allowed = shown;
        Nodes.show(this, allowed && needed);
    }
}
