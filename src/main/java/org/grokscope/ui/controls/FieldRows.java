package org.grokscope.ui.controls;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts that a column of settings is made of. */
public final class FieldRows {

    private FieldRows() {}

    /** A name at the left and its value at the right. */
    public static Node row(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setLabelFor(value);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(label, space, value);
        row.getStyleClass().add("field-row");
        return row;
    }

    /** The heading of a group. */
    public static Label header(String text) {
        Label header = new Label(text.toUpperCase(Locale.ROOT));
        header.getStyleClass().add("section");
        return header;
    }

    /** Rows that belong together. */
    public static VBox group() {
        VBox rows = new VBox();
        rows.getStyleClass().add("group");
        return rows;
    }
}
