package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.shell.Window;

/** A window whose run is exported, and hands for its cards. */
final class ExportWindow implements AutoCloseable {

    final Window window;
    private final Path folder;

    /** A window of a run that has trained for 200 steps. */
    ExportWindow(Path folder) {
        this.folder = folder;
        window = new Window(new FakeLearner.Factory().delayNanos(1_000_000), Preset.FAST, Theme.LIGHT, 1280, 800);
        window.press(KeyCode.SPACE);
        window.untilStep(200);
        window.pause();
    }

    @Override
    public void close() {
        window.close();
    }

    /** Does something that asks for a file, and answers with one. */
    Path save(String action, String name) {
        Path file = answer(name);
        window.act(action);
        return file;
    }

    /** The file with which the next question for one is answered. */
    Path answer(String name) {
        Path file = folder.resolve(name);
        window.picker.next = file;
        return file;
    }

    void untilSaid(String text) {
        Window.until(text, () -> window.engine().contains(text));
    }

    <C extends ExportCard> C card(Class<C> type) {
        return Window.call(() -> window.scene().getRoot().lookupAll(".figure-veil").stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    static boolean says(ExportCard card, String text) {
        return Window.call(() -> card.lookupAll(".label").stream()
                .anyMatch(node -> node.isVisible()
                        && node instanceof Label label
                        && label.getText().equals(text)));
    }

    static void press(ExportCard card, String button) {
        Window.run(() -> button(card, button).fire());
    }

    static Button button(ExportCard card, String text) {
        return card.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** The choices are made in the first layout. */
    private static void untilShown(ExportCard card) {
        Window.until("the choices", () -> !card.lookupAll(".toggle-button").isEmpty());
    }

    static boolean isChosen(ExportCard card, String option) {
        untilShown(card);
        return Window.call(() -> option(card, option).isSelected());
    }

    private static ToggleButton option(ExportCard card, String text) {
        return card.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    static void choose(ExportCard card, String option) {
        untilShown(card);
        Window.run(() -> option(card, option).fire());
    }

    static void enter(TextField field, String text) {
        Window.run(() -> {
            field.setText(text);
            field.fireEvent(new ActionEvent());
        });
    }

    /** Chooses in the menu that the menu key opens on a panel. */
    static void choose(Node panel, String item) {
        // As on a platform that makes a request of the key, too: it is one menu.
        Window.run(() -> {
            panel.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
            panel.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
            assertEquals(
                    1,
                    javafx.stage.Window.getWindows().stream()
                            .filter(ContextMenu.class::isInstance)
                            .count());
        });
        Window.run(() -> {
            ContextMenu menu = javafx.stage.Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(each -> item.equals(each.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
    }
}
