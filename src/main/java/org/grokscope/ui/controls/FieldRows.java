package org.grokscope.ui.controls;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The parts that a column of settings is made of. */
public final class FieldRows {

    private FieldRows() {}

    /** A name at the left and its value at the right. */
    public static Node row(String name, Node value) {
        Label label = Nodes.label(name, "field-name");
        label.setLabelFor(value);
        return Nodes.row("field-row", label, Nodes.space(), value);
    }

    /** The heading of a group. */
    public static Label header(String text) {
        return Nodes.label(text.toUpperCase(Locale.ROOT), "section");
    }

    /** Rows that belong together. */
    public static VBox group() {
        VBox rows = new VBox();
        rows.getStyleClass().add("group");
        return rows;
    }
}
