package org.grokscope.ui.controls;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.grokscope.typesetting.MathText;

/**
 * Tooltips and descriptions for screen readers. A tooltip is a window of its own, and slow to create: each is created when the mouse
 * first enters its control, most of them never.
 */
public final class Hints {

    private Hints() {}

    /** Sets the tooltip of a control. */
    public static void put(Control control, String hint) {
        boolean first = control.getAccessibleHelp() == null;
        control.setAccessibleHelp(hint);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(MathText.set(hint));
        }
        if (first) {
            control.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> {
                if (control.getTooltip() == null) {
                    control.setTooltip(new Tooltip(MathText.set(control.getAccessibleHelp())));
                }
            });
        }
    }
}
