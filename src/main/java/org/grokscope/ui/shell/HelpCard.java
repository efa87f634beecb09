package org.grokscope.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.ui.controls.Focus;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The help sheet over the window: what the plots show, keys and mouse gestures. */
final class HelpCard extends StackPane {

    private static final double WIDTH = 760;

    private final AppActions actions;

    HelpCard(AppActions actions) {
        this.actions = actions;
        getStyleClass().add("help-veil");
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                setVisible(false);
            }
        });
        setVisible(false);
        Focus.hold(this);
    }

    void toggle() {
        if (getChildren().isEmpty()) {
            // Built on demand: most sessions never open it, and every start would wait for it.
            getChildren().add(Nodes.card(card()));
        }
        setVisible(!isVisible());
        if (isVisible()) {
            Focus.give(this);
        }
    }

    private VBox card() {
        Button close = Nodes.button(Texts.of("help.close"), () -> setVisible(false));
        close.setCancelButton(true);
        VBox card = Nodes.column(
                "help-card",
                Nodes.label(Texts.of("help.title"), "help-title"),
                Nodes.wrapped(Texts.of("help.text"), "help-text"),
                Nodes.label(Texts.of("help.keys"), "help-title"),
                keys(),
                close);
        card.setPrefWidth(WIDTH);
        return card;
    }

    private GridPane keys() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-keys");
        actions.all().stream()
                .filter(action -> !action.keys().isEmpty())
                .forEach(action -> add(grid, action.keyNames(), action.help()));
        for (String gesture : List.of("help.definition", "help.slider", "help.zoom", "help.double")) {
            add(grid, Texts.of(gesture + ".keys"), Texts.of(gesture));
        }
        return grid;
    }

    private static void add(GridPane grid, String keys, String meaning) {
        Label names = Nodes.label(keys, "key");
        names.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), names, Nodes.wrapped(meaning));
    }
}
