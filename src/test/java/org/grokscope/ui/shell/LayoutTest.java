package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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

    /**
     * What the usual screens leave of themselves to a window, in logical pixels: 1366×768 at 150 % and at 125 %, 1920×1080 at 150 %, 1366×768,
     * 1440×900, 1920×1080, 2560×1440. In a smaller window everything scrolls.
     */
    private static final List<Dimension2D> SIZES = List.of(
            new Dimension2D(911, 448),
            new Dimension2D(1093, 560),
            new Dimension2D(1280, 672),
            new Dimension2D(1366, 700),
            new Dimension2D(1440, 900),
            new Dimension2D(1920, 1080),
            new Dimension2D(2560, 1440));

    /** Height of the display of the tests, in px. */
    private static final double DISPLAY = 900;

    /** In larger windows little can go wrong, and their pictures take long. */
    private static final double PICTURED = 700;

    private final List<String> faults = new ArrayList<>();

    @Test
    void everythingFits() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.PAPER, Theme.LIGHT, 1280, 800)) {
            Window.until("the engine", () -> window.engine().startsWith("Fake"));
            look(window, "1-ready", SIZES);
            Window.run(() -> window.run().limitSpeed(400));
            window.startTraining();
            window.untilBadge("Contracting");
            Window.until("a forecast", () -> window.hero().startsWith("Jump"));
            window.pause();
            look(window, "2-running", SIZES);
            window.click(window.segment("Layers"));
            look(window, "2-layers", SIZES);
            window.click(window.segment("Phase"));
            look(window, "2-phase", SIZES);
            window.click(window.segment("Forecast"));
            look(window, "2-forecast", SIZES);
            window.choose("Preset", Narrator.ENGLISH.title(Preset.PARITY));
            look(window, "3-pending", SIZES);
            window.click(window.button("Undo"));
            window.enter("Modulus p", "1000000");
            look(window, "4-invalid", SIZES);
            window.press(KeyCode.ESCAPE);
            window.click(window.button("?"));
            look(window, "5-help", SIZES);
            window.press(KeyCode.ESCAPE);
            Window.run(() -> window.run().limitSpeed(TrainingSession.UNLIMITED));
            window.click(window.button("Resume"));
            window.until(SessionState.Finished.class);
            Window.until("Continue", () -> window.shows("Continue"));
            look(window, "6-finished", SIZES);
            window.click(window.segment("Loss"));
            look(window, "6-loss", SIZES);
        }
        assertEquals("", String.join("\n", faults));
    }

    /** Inside, replay, comparison, story, guess and presentation. */
    @Test
    void theInstrumentFits() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(1_000_000);
        try (Window window = new Window(learners, Preset.FAST, Theme.LIGHT, 1280, 800)) {
            Window.until("the engine", () -> window.engine().startsWith("Fake"));
            window.press(KeyCode.I);
            look(window, "7-inside-empty", SIZES);
            window.startTraining();
            window.untilStep(300);
            window.pause();
            look(window, "7-inside", SIZES);
            window.click(window.segment("Pin"));
            look(window, "7-pinned", SIZES);
            window.press(KeyCode.F5);
            look(window, "7-pinned-present", SIZES);
            window.press(KeyCode.F5);
            window.scrub(0.4);
            look(window, "8-replay", SIZES);
            window.press(KeyCode.ESCAPE, KeyCode.I);
            window.act("PREDICT");
            window.press(KeyCode.G);
            look(window, "9-story", SIZES);
            window.click(window.button("End the story"));
            window.act("PREDICT");
            window.press(KeyCode.F5);
            look(window, "10-present", SIZES);
            window.press(KeyCode.I);
            look(window, "10-present-inside", SIZES);
            window.press(KeyCode.I);
            window.press(KeyCode.ESCAPE, KeyCode.C);
            look(window, "11-compare-empty", SIZES);
            window.click(window.button("Duel: AdamW and SGD"));
            Window.until(
                    "curves",
                    () -> window.compared().chosen().stream()
                            .allMatch(each -> each.history().size() > 20));
            window.click(window.button("Pause all"));
            look(window, "11-compare", SIZES);
            window.click(window.segment("Lanes"));
            look(window, "11-lanes", SIZES);
            window.click(window.segment("Overlaid"));
            Window.run(() -> window.compared().start(CompareRuns.decaySeries(Preset.FAST.config())));
            Window.until(
                    "eight curves",
                    () -> window.compared().chosen().stream()
                            .allMatch(each -> each.history().size() > 8));
            look(window, "11-compare-eight", SIZES);
        }
        assertEquals("", String.join("\n", faults));
    }

    /** The library: empty, with runs, with one selected, and after a delete. */
    @Test
    void theLibraryFits() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            window.press(KeyCode.O);
            look(window, "12-library-empty", SIZES);
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
            look(window, "13-library", SIZES);
            window.click(window.button("Move to Trash"));
            Window.until("the notice", () -> window.shows("1 run moved to the Trash."));
            look(window, "14-library-deleted", SIZES);
        }
        // In a small window the table may cut what does not fit into its columns.
        faults.removeIf(fault -> fault.contains("cut off") && fault.contains("library"));
        assertEquals("", String.join("\n", faults));
    }

    /** In a window that is smaller than all that fits, everything can be scrolled to, and the keyboard stays where it was. */
    @Test
    void aTinyWindowScrolls() {
        List<Dimension2D> tiny = List.of(new Dimension2D(683, 384), new Dimension2D(640, 400));
        try (Window window =
                new Window(new FakeLearner.Factory().delayNanos(1_000_000), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            look(window, "15-tiny", tiny);
            Node focused = Window.call(window.scene()::getFocusOwner);
            resize(window, 683, 384);
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
            look(window, "15-tiny-inside", tiny);
            window.press(KeyCode.F5);
            look(window, "15-tiny-present", tiny);
            window.press(KeyCode.ESCAPE, KeyCode.I);
            window.press(KeyCode.G);
            look(window, "15-tiny-story", tiny);
            window.click(window.button("End the story"));
            for (KeyCode screen : List.of(KeyCode.C, KeyCode.L, KeyCode.O)) {
                window.press(screen);
                look(window, "15-tiny-" + screen, tiny);
            }
            resize(window, 1280, 800);
            assertEquals(
                    0,
                    Window.call(() -> window.scene()
                            .getRoot()
                            .lookupAll(".content-scroller")
                            .size()));
        }
        assertEquals("", String.join("\n", faults));
    }

    /** What leaves no room for its words keeps them in the menu. */
    @Test
    void theActionsOfANarrowToolbarAreInTheMenu() {
        try (Window window = new Window(new FakeLearner.Factory(), Preset.FAST, Theme.LIGHT, 1280, 800)) {
            resize(window, 911, 448);
            for (String label : List.of("Step", "Reset", "New seed")) {
                boolean inBar = Window.call(() -> Window.all(window.scene().getRoot())
                        .anyMatch(node ->
                                node instanceof Button button && label.equals(button.getText()) && button.isVisible()));
                assertEquals(!inBar, Window.call(() -> items(window).contains(label)), label);
            }
            assertTrue(Window.call(() -> items(window).contains("Step")));
            resize(window, 1280, 800);
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
            look(window, "1-parity", smallest);
            window.press(KeyCode.SPACE);
            window.untilBadge("Broken down");
            look(window, "2-broken", smallest);
        }
        // In so narrow a window the list of presets may cut a long title; the open list shows it whole.
        faults.removeIf(fault -> fault.contains(Narrator.ENGLISH.title(Preset.PARITY)));
        assertEquals("", String.join("\n", faults));
    }

    /** Looks at the present state in several sizes. */
    private void look(Window window, String state, List<Dimension2D> sizes) {
        double width = Window.call(window.stage::getWidth);
        double height = Window.call(window.stage::getHeight);
        for (Dimension2D size : sizes) {
            resize(window, size.getWidth(), size.getHeight());
            String name = String.format(Locale.ROOT, "%.0fx%.0f-%s", size.getWidth(), size.getHeight(), state);
            Window.run(() -> look(window, name, size));
        }
        resize(window, width, height);
    }

    /** A stage cannot be higher than the display of the tests: there the content is, without it. */
    private static void resize(Window window, double width, double height) {
        Window.run(() -> {
            if (height <= DISPLAY) {
                window.stage.setWidth(width);
                window.stage.setHeight(height);
            }
            ((Region) window.scene().getRoot()).resize(width, height);
        });
        // What has no room gives way after the layout that showed it.
        Window.settle();
    }

    private void look(Window window, String name, Dimension2D size) {
        Region root = (Region) window.scene().getRoot();
        assertEquals(size, new Dimension2D(root.getWidth(), root.getHeight()), name);
        Layout.faults(root).forEach(fault -> faults.add(name + ": " + fault));
        if (size.getHeight() <= PICTURED) {
            Picture.of(root, name);
        }
        Node notice = window.scene().lookup(".notice");
        if (notice != null
                && notice.isVisible()
                && notice.localToScene(notice.getLayoutBounds()).getMaxY() > size.getHeight() - 24) {
            faults.add(name + ": the notice is below the fold");
        }
    }
}
