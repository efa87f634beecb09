package org.grokscope.ui.controls;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.grokscope.typesetting.MathText;

/**
 * Tooltips and descriptions for screen readers. A tooltip is a window of its own, and slow to create: each is created when the mouse
 * first enters its control, most of them never.
 */
public final class Hints {

    private Hints() {}

    /**
     * Names a control that has a value for screen readers. They take the accessible text of a field or a list for its value: so its name is
     * that of a label, also where none is shown.
     */
    public static void name(Control control, String name) {
        Label label = new Label();
        label.setAccessibleText(MathText.spoken(name));
        label.setLabelFor(control);
    }

    /** Sets the tooltip of a control. */
    public static void put(Control control, String hint) {
        boolean first = control.getAccessibleHelp() == null;
        control.setAccessibleHelp(hint);
        if (control.getTooltip() != null) {
            control.getTooltip().setText(MathText.set(hint));
        }
        if (first) {
            control.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> make(control));
        }
    }

    /** Sets the tooltip of a control whose text is asked for when it may be shown or read aloud. */
    public static void put(Control control, Supplier<String> hint) {
        Runnable say = () -> {
            if (control.getAccessibleHelp() == null) {
                control.setAccessibleHelp(hint.get());
            }
        };
        control.focusedProperty().addListener(_ -> say.run());
        control.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> {
            say.run();
            make(control);
        });
    }

    private static void make(Control control) {
        if (control.getTooltip() == null) {
            control.setTooltip(new Tooltip(MathText.set(control.getAccessibleHelp())));
        }
    }
}
