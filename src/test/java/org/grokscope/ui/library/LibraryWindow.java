package org.grokscope.ui.library;

import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A window with a library of its own, and what one does with it. */
abstract class LibraryWindow {

    static final String SEARCH = "Search names, notes, tags, settings";

    @TempDir
    Path folder;

    Path file;
    Window window;

    @BeforeEach
    void open() {
        file = folder.resolve("library.db");
        window = new Window(new FakeLearner.Factory(), file);
    }

    @AfterEach
    void close() {
        window.close();
    }

    void reopen() {
        window.close();
        window = new Window(new FakeLearner.Factory(), file);
    }

    /** Trains the fast preset to its end. */
    void train() {
        train(Preset.FAST.config());
    }

    void train(RunConfig config) {
        Window.run(() -> {
            window.run().load(config);
            window.run().reset();
            window.run().startOrPause();
        });
        Window.until("the run ends", () -> window.session().state().isOver());
    }

    /** A chip or a segment whose text begins so. */
    ToggleButton toggle(String text) {
        return Window.call(() -> window.scene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(each -> each.isVisible()
                        && each.getText() != null
                        && each.getText().startsWith(text))
                .findFirst()
                .orElseThrow());
    }

    LibraryTable table() {
        return window.the(LibraryTable.class);
    }

    void goToLibrary(int runs) {
        window.press(KeyCode.O);
        awaitRuns(runs);
    }

    /** Lists the runs again; the library writes a moment later. */
    void refresh() {
        window.the(LibraryScreen.class).opened();
    }

    void awaitRuns(int runs) {
        Window.until(runs + " runs are listed", () -> {
            refresh();
            return table().runs().size() == runs;
        });
        Window.settle();
    }

    /** Waits until the runs that ended are listed as ended. */
    void awaitEnds() {
        Window.until("all have ended", () -> {
            refresh();
            return table().runs().stream().allMatch(run -> run.ended().isPresent());
        });
        Window.settle();
    }

    /** Selects the run of a place among those that are listed. */
    void select(int place) {
        Window.run(() -> table().select(table().runs().get(place).id()));
        Window.settle();
    }

    void type(String prompt, String text) {
        TextInputControl field = window.prompted(prompt);
        Window.run(() -> {
            field.requestFocus();
            field.setText(text);
            table().requestFocus();
        });
        Window.settle();
    }
}
