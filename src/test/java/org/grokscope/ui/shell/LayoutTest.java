package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
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

    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(1280, 800), new Dimension2D(1440, 900), new Dimension2D(1920, 1080));

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
        assertEquals(List.of(), faults);
    }

    /** Inside, replay, comparison, story, guess and presentation. */
    @Test
    void theInstrumentFits() {
        FakeLearner.Factory learners = new FakeLearner.Factory().delayNanos(300_000);
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
        assertEquals(List.of(), faults);
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
        assertEquals(List.of(), faults);
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
        assertEquals(List.of(), faults);
    }

    /** Looks at the present state in several sizes and both looks, without the display's limits. */
    private void look(Window window, String state, List<Dimension2D> sizes) {
        Window.settle();
        for (Dimension2D size : sizes) {
            for (String theme : List.of("light", "dark")) {
                String name =
                        String.format(Locale.ROOT, "%.0fx%.0f-%s-%s", size.getWidth(), size.getHeight(), theme, state);
                Window.run(() -> {
                    look(window, name, size);
                    window.toggleTheme();
                });
            }
        }
    }

    private void look(Window window, String name, Dimension2D size) {
        Region root = (Region) window.scene().getRoot();
        double width = root.getWidth();
        double height = root.getHeight();
        root.resize(size.getWidth(), size.getHeight());
        Layout.faults(root).forEach(fault -> faults.add(name + ": " + fault));
        Picture.of(root, name);
        Node notice = window.scene().lookup(".notice");
        if (notice != null
                && notice.isVisible()
                && notice.localToScene(notice.getLayoutBounds()).getMaxY() > size.getHeight() - 24) {
            faults.add(name + ": the notice is below the fold");
        }
        root.resize(width, height);
        root.layout();
    }
}
