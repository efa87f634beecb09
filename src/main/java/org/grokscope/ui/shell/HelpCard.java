package org.grokscope.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Texts;

/** What one sees, and the keys, on a card over the window. */
final class HelpCard extends StackPane {

    private record Key(String key, String meaning) {}

    private static final List<Key> KEYS = List.of(
            new Key(Texts.of("help-card.space"), Texts.of("help-card.start-pause-go-on")),
            new Key("S", Texts.of("help-card.one-single-step")),
            new Key("R", Texts.of("help-card.reset-to-the-same")),
            new Key("N", Texts.of("help-card.the-same-settings-with")),
            new Key("T", Texts.of("help-card.light-or-dark")),
            new Key("C", Texts.of("help-card.compare-runs-or-the")),
            new Key("L", Texts.of("help-card.the-scaling-lab-or")),
            new Key("O", Texts.of("help-card.the-library-or-the")),
            new Key("I", Texts.of("help-card.inside-the-network")),
            new Key(Texts.of("help-card.p-escape"), Texts.of("help-card.replay-the-run-back")),
            new Key("B", Texts.of("help-card.branch-the-run-where")),
            new Key("G", Texts.of("help-card.guided-story")),
            new Key(Texts.of("help-card.f5-escape"), Texts.of("help-card.presentation-back")),
            new Key(Texts.of("help-card.ctrlv"), Texts.of("help-card.take-the-settings-of")),
            new Key("X", Texts.of("help-card.step-axis-linear-or")),
            new Key("0", Texts.of("help-card.show-the-whole-run")),
            new Key(Texts.of("help-card.or-f1"), Texts.of("help-card.this-card")),
            new Key(Texts.of("help-card.on-a-slider"), Texts.of("help-card.5-down-or-up")),
            new Key(Texts.of("help-card.wheel-or-drag"), Texts.of("help-card.zoom-pan-shiftdrag-zooms")),
            new Key(Texts.of("help-card.double-click"), Texts.of("help-card.slider-its-first-value")));

    HelpCard() {
        getStyleClass().add("help-veil");
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        hide();
    }

    void toggle() {
        if (getChildren().isEmpty()) {
            // Most starts need no help, and wait for what they need.
            getChildren().add(card());
        }
        setVisible(!isVisible());
    }

    private VBox card() {
        Label title = new Label(Texts.of("help-card.what-you-see"));
        title.getStyleClass().add("help-title");
        Label text = new Label(Texts.of("help-card.a-small-network-learns"));
        text.setWrapText(true);
        text.getStyleClass().add("help-text");
        Label keysTitle = new Label(Texts.of("help-card.keys-and-mouse"));
        keysTitle.getStyleClass().add("help-title");
        Button close = new Button(Texts.of("help-card.close"));
        close.setOnAction(event -> hide());
        close.setCancelButton(true);
        VBox card = new VBox(title, text, keysTitle, keys(), close);
        card.getStyleClass().add("help-card");
        card.setMaxSize(560, USE_PREF_SIZE);
        return card;
    }

    private void hide() {
        setVisible(false);
    }

    private static GridPane keys() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-keys");
        for (int i = 0; i < KEYS.size(); i++) {
            Label key = new Label(KEYS.get(i).key());
            key.getStyleClass().add("key");
            grid.addRow(i, key, new Label(KEYS.get(i).meaning()));
        }
        return grid;
    }
}
