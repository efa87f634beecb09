package org.grokscope.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.preferences.Preferences;

/** A row of the menu that chooses one of some constants, which is remembered. */
final class PreferenceItem<E extends Enum<E>> extends CustomMenuItem {

    private final Choice<E> choice;

    /**
     * Shows what is chosen.
     *
     * @param name what it is remembered as, and the texts' key
     * @param chosen the choice so far
     * @param message is told what a choice does, or why it is not remembered, on the JavaFX thread
     */
    PreferenceItem(
            String name, E chosen, Function<E, String> label, Preferences preferences, Consumer<String> message) {
        setText(Texts.of(name + ".menu"));
        setHideOnClick(false);
        choice = new Choice<>(
                List.of(chosen.getDeclaringClass().getEnumConstants()), label, _ -> Texts.of(name + ".tooltip"));
        choice.setValue(chosen);
        Label title = new Label(getText());
        title.setMinWidth(76);
        HBox row = new HBox(8, title, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        setContent(row);
        choice.valueProperty()
                .addListener((_, _, now) -> preferences.put(Map.of(name, now.name()), problem -> {
                    String said = problem.map(e ->
                                    Texts.of("file.failed", preferences.file().toString(), FileErrors.reason(e)))
                            .orElseGet(() -> Texts.of(name + ".chosen", label.apply(now)));
                    Platform.runLater(() -> message.accept(said));
                }));
    }

    /** Calls a listener with each choice. */
    PreferenceItem<E> onChosen(Consumer<E> listener) {
        choice.valueProperty().addListener((_, _, now) -> listener.accept(now));
        return this;
    }

    /** Shows what was chosen elsewhere. */
    void choose(E now) {
        choice.setValue(now);
    }
}
