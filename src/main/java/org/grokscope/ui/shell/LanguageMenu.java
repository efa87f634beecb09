package org.grokscope.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.grokscope.concurrent.Threads;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Language;
import org.grokscope.ui.controls.Texts;

/** A row of the menu that chooses the language of the window, from the next start on. */
final class LanguageMenu extends CustomMenuItem {

    private final Path folder;
    private final Consumer<String> message;

    /**
     * Reads the choice in the background.
     *
     * @param folder where the choice is remembered
     * @param message is told what happened, on the JavaFX thread
     */
    LanguageMenu(Path folder, Consumer<String> message) {
        this.folder = folder;
        this.message = message;
        setText(Texts.of("language.menu"));
        setHideOnClick(false);
        Choice<Language> choice =
                new Choice<>(List.of(Language.values()), Language::label, language -> Texts.of("language.tooltip"));
        HBox row = new HBox(8, new Label(getText()), choice);
        row.setAlignment(Pos.CENTER_LEFT);
        setContent(row);
        Threads.start("language", () -> {
            Language remembered = Language.read(folder);
            Platform.runLater(() -> {
                choice.setValue(remembered);
                choice.valueProperty().addListener((_, _, chosen) -> remember(chosen));
            });
        });
    }

    private void remember(Language language) {
        Threads.start("language", () -> {
            String said = write(language);
            Platform.runLater(() -> message.accept(said));
        });
    }

    private String write(Language language) {
        try {
            language.write(folder);
            return Texts.of("language.chosen", language.label());
        } catch (IOException e) {
            return Texts.of("file.failed", folder.toString(), FileErrors.reason(e));
        }
    }
}
