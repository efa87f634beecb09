package org.grokscope.ui.controls;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What is said of a control when the mouse rests on it, or to who cannot see it. A tooltip is a window of its own, and slow to make: each is
 * made when the mouse first comes near, for most of them never.
 */
public final class Hints {

    private Hints() {}

    /** Gives a control its hint, in place of the one that it has. */
    public static void put(Control control, String hint) {
        boolean first = control.getAccessibleHelp() == null;
        control.setAccessibleHelp(hint);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(hint);
        }
        if (first) {
            control.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> {
                if (control.getTooltip() == null) {
                    control.setTooltip(new Tooltip(control.getAccessibleHelp()));
                }
            });
        }
    }
}
