package org.grokscope.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** A group of settings that is folded at first: its name, and in a few words what is set. */
final class Fold extends TitledPane {

    /** What the arrow and the margins of the head take, in px. */
    private static final double BESIDE_HEAD = 26;

    private Pane settings = new Pane();
    private final Label summary = Nodes.label("", "fold-summary");

    Fold(String name) {
        getStyleClass().add("fold");
        Label label = Nodes.label(name, "fold-name");
        label.setMinWidth(USE_PREF_SIZE);
        HBox head = Nodes.row("fold-head", label, Nodes.space(), summary);
        head.prefWidthProperty().bind(widthProperty().subtract(BESIDE_HEAD));
        head.maxWidthProperty().bind(head.prefWidthProperty());
        summary.setMinWidth(0);
        setGraphic(head);
        setAccessibleText(name);
        setExpanded(false);
        setAnimated(false);
    }

    /** What it unfolds; that joins the window then. */
    void show(Pane unfolded) {
        settings = unfolded;
        expandedProperty().addListener(_ -> setContent(settings));
    }

    void summarize(String words) {
        summary.setText(words);
        Hints.put(this, words + "\n" + Texts.of("settings.fold.tooltip"));
    }

    /** Whether a setting is in this group. */
    boolean holds(Node setting) {
        return settings.getChildren().contains(setting);
    }
}
