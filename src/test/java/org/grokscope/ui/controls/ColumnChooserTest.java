package org.grokscope.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.compare.CompareScreen;
import org.grokscope.ui.lab.LabScreen;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns of a table are shown, in Compare and in the Lab; the library's own test has its tools beside it. */
class ColumnChooserTest {

    @TempDir
    private Path folder;

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory(), folder.resolve("library.db"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void reopen() {
        window.close();
        open();
    }

    private ColumnChooser chooser() {
        return window.the(ColumnChooser.class);
    }

    private static TableColumn<?, ?> column(TableView<?> table, String id) {
        return table.getColumns().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private TableView<?> table(Class<? extends Node> screen) {
        return (TableView<?>) window.the(screen).lookup(".table-view");
    }

    private void compare() {
        Window.run(() -> window.run().load(Preset.FAST.config()));
        window.press(KeyCode.C);
        window.click(window.button("Half, same and double λ"));
        Window.until("rows", () -> table(CompareScreen.class).getItems().size() == 3);
    }

    @Test
    void compareHidesColumnsAndRemembersWhich() {
        compare();
        assertTrue(Window.call(() -> chooser().getItems().contains("GROKKED")), "offered");
        assertFalse(
                Window.call(() -> chooser().getItems().contains("name")),
                "without their names the rows could not be told apart");
        Window.run(() -> chooser().getCheckModel().clearCheck("GROKKED"));
        assertFalse(
                Window.call(() -> column(table(CompareScreen.class), "GROKKED").isVisible()));
        reopen();
        compare();
        assertFalse(
                Window.call(() -> column(table(CompareScreen.class), "GROKKED").isVisible()));
        Window.run(() -> chooser().getCheckModel().check("GROKKED"));
        assertTrue(
                Window.call(() -> column(table(CompareScreen.class), "GROKKED").isVisible()));
    }

    private static String spec(String grid) {
        return """
                name: small
                base: {network: mlp, p: 11, batch: full, lr: 1e-2, eval-every: 20, steps: 200}
                grid: {%s}
                seeds: [1]
                """.formatted(grid);
    }

    private void sweep(String grid, String results) {
        window.press(KeyCode.L);
        LabScreen lab = window.the(LabScreen.class);
        Window.run(() -> ((TextArea) lab.lookup(".lab-text")).setText(spec(grid)));
        window.picker.next = folder.resolve(results);
        window.click(window.button("Choose …"));
        Window.until("the text is read", () -> window.shows("2 runs, 2 settings"));
        window.click(window.button("Start"));
        Window.until("all rows", () -> table(LabScreen.class).getItems().size() == 2);
    }

    @Test
    void theLabShowsTheColumnsOfEverySweepButThoseThatWereHidden() {
        sweep("weight-decay: [0, 1]", "decay");
        List<String> offered = Window.call(() -> List.copyOf(chooser().getItems()));
        assertTrue(offered.containsAll(List.of("weight-decay", "table.delay")), offered.toString());
        assertEquals(
                "λ",
                Window.call(() -> column(table(LabScreen.class), "weight-decay").getText()));
        Window.run(() -> chooser().getCheckModel().clearCheck("table.delay"));
        reopen();
        sweep("hidden: [16, 32]", "hidden");
        assertTrue(Window.call(() -> column(table(LabScreen.class), "hidden").isVisible()), "a column that is new");
        assertFalse(
                Window.call(() -> column(table(LabScreen.class), "table.delay").isVisible()), "as before");
    }
}
