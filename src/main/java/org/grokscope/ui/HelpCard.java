package org.grokscope.ui;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What one sees, and the keys, on a card over the window. */
final class HelpCard extends StackPane {

    private record Key(String key, String meaning) {}

    private static final List<Key> KEYS = List.of(
            new Key("Space", "start, pause, go on"),
            new Key("S", "one single step"),
            new Key("R", "reset to the same initial weights"),
            new Key("N", "the same settings with a new seed"),
            new Key("T", "light or dark"),
            new Key("C", "compare runs, or the run again"),
            new Key("L", "the scaling lab, or the run again"),
            new Key("I", "inside the network"),
            new Key("P, Escape", "replay the run; back to live"),
            new Key("B", "branch the run where it is shown"),
            new Key("G", "guided story"),
            new Key("F5, Escape", "presentation; back"),
            new Key("Ctrl+V", "take the settings of a copied share line"),
            new Key("X", "step axis linear or logarithmic"),
            new Key("0", "show the whole run again"),
            new Key("? or F1", "this card"),
            new Key("← → on a slider", "5 % down or up; with Shift a decade"),
            new Key("Wheel or + −, drag", "zoom, pan; Shift+drag zooms into a range"),
            new Key("Double click", "slider: its first value; plot: everything"));

    HelpCard() {
        Label title = new Label("What you see");
        title.getStyleClass().add("help-title");
        Label text =
                new Label("A small network learns a task from some of all its examples. First it memorizes them: train "
                        + "accuracy reaches 100 %, test accuracy stays low. Weight decay then shrinks the weights, so ‖θ‖², the "
                        + "sum of their squares, falls along a curve that can be predicted. Long after memorizing, when it has "
                        + "fallen far enough, the network groks: test accuracy jumps. The delay is about "
                        + "log(‖θ‖² then / ‖θ‖² after) / (2ηλ), so larger η or λ bring the jump sooner. Interventions "
                        + "put that to the test: hold ‖θ‖, cut λ or switch the optimizer, and the jump stays away.");
        text.setWrapText(true);
        text.getStyleClass().add("help-text");
        Label keysTitle = new Label("Keys and mouse");
        keysTitle.getStyleClass().add("help-title");
        Button close = new Button("Close");
        close.setOnAction(event -> hide());
        close.setCancelButton(true);
        VBox card = new VBox(title, text, keysTitle, keys(), close);
        card.getStyleClass().add("help-card");
        card.setMaxSize(560, USE_PREF_SIZE);
        getChildren().add(card);
        getStyleClass().add("help-veil");
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        hide();
    }

    void toggle() {
        setVisible(!isVisible());
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
