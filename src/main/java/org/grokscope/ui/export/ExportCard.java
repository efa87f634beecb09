package org.grokscope.ui.export;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;

/** Asks how something is to be that leaves the program. Lies over the window; built when it is first shown. */
abstract class ExportCard extends StackPane {

    /** What is wrong with the choice. */
    final Label problem = Nodes.problem();

    ExportCard() {
        getStyleClass().add("figure-veil");
        setOnMouseClicked(event -> {
            if (event.getTarget().equals(this)) {
                setVisible(false);
            }
        });
        setVisible(false);
        Focus.hold(this);
    }

    /** Says what is wrong with the choice and disables what would use it; empty if nothing is. */
    final void refuse(String why, Button... uses) {
        Nodes.say(problem, why);
        for (Button use : uses) {
            Reasons.set(use, why);
        }
    }

    /** Puts the card together: a title, a sentence, and the content below. */
    final void build(String title, String text, Node content) {
        VBox card = Nodes.column(
                "help-card",
                Nodes.label(Texts.of(title), "help-title"),
                Nodes.wrapped(Texts.of(text), "quiet"),
                content);
        getChildren().add(Nodes.card(card));
    }

    /** Leaves the card without doing anything; so does Escape. */
    final Button closeButton() {
        Button close = Nodes.button(Texts.of("figure.close"), () -> setVisible(false));
        close.setCancelButton(true);
        return close;
    }

    static Node row(String key, Node control) {
        Label name = Nodes.label(Texts.of(key));
        name.setPrefWidth(84);
        if (control instanceof Choice<?> choice) {
            choice.named(Texts.of(key));
        }
        HBox row = new HBox(12, name, control);
        HBox.setHgrow(control, Priority.ALWAYS);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
