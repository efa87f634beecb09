package org.grokscope.ui.compare;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** A question, or the reason why something was not done, that stays in view until it is answered. */
final class Question extends VBox {

    /**
     * A button below the question.
     *
     * @param label the key of its text
     */
    record Answer(String label, Runnable action) {}

    private final Label text = Nodes.wrapped("", "notice-text");
    private final HBox buttons = Nodes.row("buttons");

    Question() {
        getStyleClass().add("notice");
        getChildren().addAll(text, buttons);
        setMinHeight(USE_PREF_SIZE);
        VBox.setMargin(this, new Insets(8));
        answer();
    }

    /** Asks; without answers it is a remark, which can only be closed. */
    void ask(String question, Answer... answers) {
        text.setText(question);
        buttons.getChildren().clear();
        for (Answer each : answers) {
            buttons.getChildren().add(Nodes.button(Texts.of(each.label()), () -> {
                answer();
                each.action().run();
            }));
        }
        if (answers.length == 0) {
            buttons.getChildren().add(Nodes.button(Texts.of("compare.full.close"), this::answer));
        }
        Nodes.show(this, true);
    }

    /** The question is answered, or no longer open. */
    void answer() {
        Nodes.show(this, false);
    }
}
