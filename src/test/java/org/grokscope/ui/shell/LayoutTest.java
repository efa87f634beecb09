package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.run.config.Preset;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.library.LibraryScreen;
import org.grokscope.ui.library.list.LibraryTable;
import org.junit.jupiter.api.Test;

/** In every state, size and look all text is whole, and nothing lies over anything else. */
class LayoutTest {

    private static final List<Dimension2D> SIZES = SizedLooks.SIZES;

    private final SizedLooks looks = new SizedLooks();

    @Test
    void everythingFits() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.PAPER, Theme.LIGHT, 1280, 800)) {
            Window.until("the engine", () -> window.engine().startsWith("Fake"));
            looks.look(window, "1-ready", SIZES);
            Window.run(() -> window.run().limitSpeed(400));
            window.startTraining();
            window.untilBadge("Contracting");
            Window.until("a forecast", () -> window.hero().startsWith("Jump"));
            window.pause();
            looks.look(window, "2-running", SIZES);
            window.click(window.segment("Layers"));
            looks.look(window, "2-layers", SIZES);
            window.click(window.segment("Phase"));
            looks.look(window, "2-phase", SIZES);
            window.click(window.segment("Forecast"));
            looks.look(window, "2-forecast", SIZES);
            window.choose("Preset", Narrator.ENGLISH.title(Preset.PARITY));
            looks.look(window, "3-pending", SIZES);
            window.click(window.button("Undo"));
            window.enter("Modulus p", "1000000");
            looks.look(window, "4-invalid", SIZES);
            window.press(KeyCode.ESCAPE);
            window.click(window.button("?"));
            looks.look(window, "5-help", SIZES);
            window.press(KeyCode.ESCAPE);
            Window.run(() -> window.run().limitSpeed(TrainingSession.UNLIMITED));
            window.click(window.button("Resume"));
            window.until(SessionState.Finished.class);
            Window.until("Continue", () -> window.shows("Continue"));
            looks.look(window, "6-finished", SIZES);
            window.click(window.segment("Loss"));
            looks.look(window, "6-loss", SIZES);
        }
        looks.assertNoFaults();
    }

    /** Inside, replay, comparison, story, guess and presentation. */
    @Test
    void theInstrumentFits() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_000_000);
        try (Window window = new Window(learners, Preset.FAST, Theme.LIGHT, 1280, 800)) {
            Window.until("the engine", () -> window.engine().startsWith("Fake"));
            window.press(KeyCode.I);
            looks.look(window, "7-inside-empty", SIZES);
            window.startTraining();
            window.untilStep(300);
            window.pause();
            looks.look(window, "7-inside", SIZES);
            window.click(window.segment("Pin"));
            looks.look(window, "7-pinned", SIZES);
            window.press(KeyCode.F5);
            looks.look(window, "7-pinned-present", SIZES);
            window.press(KeyCode.F5);
            window.scrub(0.4);
            looks.look(window, "8-replay", SIZES);
            window.press(KeyCode.ESCAPE, KeyCode.I);
            window.act("PREDICT");
            window.press(KeyCode.G);
            looks.look(window, "9-story", SIZES);
            window.click(window.button("End the story"));
            window.act("PREDICT");
            window.press(KeyCode.F5);
            looks.look(window, "10-present", SIZES);
            window.press(KeyCode.I);
            looks.look(window, "10-present-inside", SIZES);
            window.press(KeyCode.I);
            window.press(KeyCode.ESCAPE, KeyCode.C);
            looks.look(window, "11-compare-empty", SIZES);
            window.click(window.button("Duel: AdamW and SGD"));
            Window.until(
                    "curves",
                    () -> window.compared().chosen().stream()
                            .allMatch(each -> each.history().size() > 20));
            window.click(window.button("Pause all"));
            looks.look(window, "11-compare", SIZES);
            window.click(window.segment("Lanes"));
            looks.look(window, "11-lanes", SIZES);
            window.click(window.segment("Overlaid"));
            Window.run(() -> window.compared().start(CompareRuns.decaySeries(Preset.FAST.config())));
            Window.until(
                    "eight curves",
                    () -> window.compared().chosen().stream()
                            .allMatch(each -> each.history().size() > 8));
            looks.look(window, "11-compare-eight", SIZES);
        }
        looks.assertNoFaults();
    }

    /** The library: empty, with runs, with one selected, and after a delete. */
    @Test
    void theLibraryFits() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            window.press(KeyCode.O);
            looks.look(window, "12-library-empty", SIZES);
            window.press(KeyCode.O);
            for (Preset preset : Preset.values()) {
                Window.run(() -> {
                    window.run().load(preset.config());
                    window.run().reset();
                    window.run().startOrPause();
                });
                Window.until("its end", () -> window.session().isOver());
            }
            window.press(KeyCode.O);
            LibraryTable table = window.the(LibraryTable.class);
            Window.until("the runs", () -> {
                window.the(LibraryScreen.class).opened();
                return table.runs().size() == Preset.values().length;
            });
            Window.run(() -> table.select(table.runs().get(1).id()));
            looks.look(window, "13-library", SIZES);
            window.click(window.button("Move to Trash"));
            Window.until("the notice", () -> window.shows("1 run moved to the Trash."));
            looks.look(window, "14-library-deleted", SIZES);
        }
        // In a small window the table may cut what does not fit into its columns.
        looks.forgive(fault -> fault.contains("cut off") && fault.contains("library"));
        looks.assertNoFaults();
    }

    /** In a window that is smaller than all that fits, everything can be scrolled to, and the keyboard stays where it was. */
    @Test
    void aTinyWindowScrolls() {
        List<Dimension2D> tiny = List.of(new Dimension2D(683, 384), new Dimension2D(640, 400));
        try (Window window =
                new Window(new FakeLearner.Factory().delayNanos(1_000_000), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            looks.look(window, "15-tiny", tiny);
            Node focused = Window.call(window.scene()::getFocusOwner);
            SizedLooks.resize(window, 683, 384);
            assertEquals(focused, Window.call(window.scene()::getFocusOwner));
            assertEquals(
                    1,
                    Window.call(() -> window.scene()
                            .getRoot()
                            .lookupAll(".content-scroller")
                            .size()));
            window.startTraining();
            window.untilStep(300);
            window.pause();
            window.press(KeyCode.I);
            looks.look(window, "15-tiny-inside", tiny);
            window.press(KeyCode.F5);
            looks.look(window, "15-tiny-present", tiny);
            window.press(KeyCode.ESCAPE, KeyCode.I);
            window.press(KeyCode.G);
            looks.look(window, "15-tiny-story", tiny);
            window.click(window.button("End the story"));
            for (KeyCode screen : List.of(KeyCode.C, KeyCode.L, KeyCode.O)) {
                window.press(screen);
                looks.look(window, "15-tiny-" + screen, tiny);
            }
            SizedLooks.resize(window, 1280, 800);
            assertEquals(
                    0,
                    Window.call(() -> window.scene()
                            .getRoot()
                            .lookupAll(".content-scroller")
                            .size()));
        }
        looks.assertNoFaults();
    }

    /** What leaves no room for its words keeps them in the menu. */
    @Test
    void theActionsOfANarrowToolbarAreInTheMenu() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            SizedLooks.resize(window, 911, 448);
            for (String label : List.of("Step", "Reset", "New seed")) {
                boolean inBar = Window.call(() -> Window.all(window.scene().getRoot())
                        .anyMatch(node ->
                                node instanceof Button button && label.equals(button.getText()) && button.isVisible()));
                assertEquals(!inBar, Window.call(() -> items(window).contains(label)), label);
            }
            assertTrue(Window.call(() -> items(window).contains("Step")));
            SizedLooks.resize(window, 1280, 800);
            assertFalse(Window.call(() -> items(window).contains("Step")));
        }
    }

    private static List<String> items(Window window) {
        MenuButton more = window.the(MenuButton.class);
        return more.getItems().stream()
                .filter(MenuItem::isVisible)
                .map(MenuItem::getText)
                .toList();
    }

    @Test
    void aBreakdownAndParityFitIntoTheSmallestWindow() {
        List<Dimension2D> smallest = List.of(new Dimension2D(1024, 680));
        try (Window window = new Window(new FakeLearner.Factory().nanAt(7), Preset.PARITY, Theme.LIGHT, 1024, 680)) {
            looks.look(window, "1-parity", smallest);
            window.press(KeyCode.SPACE);
            window.untilBadge("Broken down");
            looks.look(window, "2-broken", smallest);
        }
        // In so narrow a window the list of presets may cut a long title; the open list shows it whole.
        looks.forgive(fault -> fault.contains(Narrator.ENGLISH.title(Preset.PARITY)));
        looks.assertNoFaults();
    }
}
