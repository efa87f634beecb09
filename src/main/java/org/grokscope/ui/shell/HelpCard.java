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
            new Key(Texts.of("help.start.keys"), Texts.of("help.start")),
            new Key("S", Texts.of("help.step")),
            new Key("R", Texts.of("help.reset")),
            new Key("N", Texts.of("help.seed")),
            new Key("T", Texts.of("help.theme")),
            new Key("C", Texts.of("help.compare")),
            new Key("L", Texts.of("help.lab")),
            new Key("O", Texts.of("help.library")),
            new Key("I", Texts.of("help.inspect")),
            new Key(Texts.of("help.replay.keys"), Texts.of("help.replay")),
            new Key("B", Texts.of("help.branch")),
            new Key("G", Texts.of("help.story")),
            new Key(Texts.of("help.presentation.keys"), Texts.of("help.presentation")),
            new Key(Texts.of("help.paste.keys"), Texts.of("help.paste")),
            new Key("X", Texts.of("help.axis")),
            new Key("0", Texts.of("help.whole")),
            new Key(Texts.of("help.card.keys"), Texts.of("help.card")),
            new Key(Texts.of("help.slider.keys"), Texts.of("help.slider")),
            new Key(Texts.of("help.zoom.keys"), Texts.of("help.zoom")),
            new Key(Texts.of("help.double.keys"), Texts.of("help.double")));

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
        Label title = new Label(Texts.of("help.title"));
        title.getStyleClass().add("help-title");
        Label text = new Label(Texts.of("help.text"));
        text.setWrapText(true);
        text.getStyleClass().add("help-text");
        Label keysTitle = new Label(Texts.of("help.keys"));
        keysTitle.getStyleClass().add("help-title");
        Button close = new Button(Texts.of("help.close"));
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
