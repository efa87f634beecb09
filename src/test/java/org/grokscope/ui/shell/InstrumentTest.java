package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.config.ShareText;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.training.SessionState;
import org.grokscope.ui.compare.CompareScreen;
import org.junit.jupiter.api.Test;

/** Comparing, presenting and sharing, and that each control has its name: by the hands of a user. */
class InstrumentTest extends WindowOfASlowRun {

    private static String stepText(long step) {
        return NumberFormat.count(step);
    }

    @Test
    void aNinthRunIsRefusedAndThoseStartedTogetherCanBeOpened() {
        trainTo(50);
        window.press(KeyCode.C);
        window.click(window.button("Eight seeds"));
        Window.until("eight runs", () -> window.compared().chosen().size() == 8);
        List<ComparedRun> eight = window.compared().chosen();
        window.addToComparison("run 1: seed 45");
        assertEquals(eight, window.compared().chosen());
        assertTrue(window.shows("8 runs are compared already; more curves cannot be told apart. Remove one first."));
        // At once: the cells of the table are made anew while its runs start.
        Window.run(() -> ((Button) find("Open seed 45")).fire());
        Window.until(
                "the first of the eight on the run screen",
                () -> Optional.of(window.session()).equals(eight.getFirst().session()));
        assertTrue(window.shows("Branch here"));
    }

    /** What a screen reader calls so. */
    private Node said(String text) {
        return Window.call(() -> find(text));
    }

    private Node find(String text) {
        return Sight.all(window.the(CompareScreen.class))
                .filter(node -> text.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comparedRunsAreNamedForTheirChanges() {
        trainTo(100);
        window.enter("Weight decay λ", "0.5");
        Window.until("the change", () -> changes().findAny().isPresent());
        long step = changes().findFirst().orElseThrow().step();
        window.press(KeyCode.C);
        String name = "λ 0.5 from step " + stepText(step);
        window.addToComparison("run 1: " + name);
        assertTrue(window.shows(name));
    }

    private Stream<RunEvent> changes() {
        return window.session().history().events().stream().filter(RunEvent.Change.class::isInstance);
    }

    /** Runs that are compared do not end before they are paused. */
    private void prepareLongRuns() {
        Window.run(() -> window.run().load(Preset.FAST.config().withLength(100_000, Schedule.NEVER)));
    }

    @Test
    void aDuelStartsTwoRunsThatAreNamedForWhatDiffers() {
        prepareLongRuns();
        window.press(KeyCode.C);
        window.click(window.button("Duel: AdamW and SGD"));
        Window.until("two runs", () -> window.compared().chosen().size() == 2);
        Window.until(
                "both train",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 3));
        assertTrue(window.shows("AdamW") && window.shows("SGD"));
        window.click(window.button("Pause all"));
        Window.until("the way on", () -> window.shows("Resume all"));
        window.click(window.segment("Lanes"));
        assertEquals(
                4,
                Window.call(() -> window.the(CompareScreen.class).visiblePlots().size()),
                "accuracy and norm of both");
        List<ComparedRun> duel = window.compared().chosen();
        window.click(window.button("Four seeds"));
        assertEquals(duel, window.compared().chosen(), "an unfinished duel is not stopped without a question");
        window.click(window.button("Keep them"));
        assertEquals(duel, window.compared().chosen());
        window.click(window.button("Four seeds"));
        window.click(window.button("Stop and start"));
        assertEquals(4, window.compared().chosen().size());
        window.click(window.segment("Median"));
        Window.until(
                "a band",
                () -> window.the(CompareScreen.class)
                                .visiblePlots()
                                .getFirst()
                                .getCurves()
                                .size()
                        == 2);
        window.press(KeyCode.C);
        assertTrue(isShown(".settings"));
    }

    @Test
    void chosenRunsAreCompared() {
        trainTo(100);
        window.press(KeyCode.N);
        trainTo(100);
        window.press(KeyCode.C);
        window.addToComparison("run 1: seed 45");
        window.addToComparison("run 2: seed 46");
        assertEquals(2, window.compared().chosen().size());
        assertTrue(window.shows("seed 45") && window.shows("seed 46"));
        List<ComparedRun> both = window.compared().chosen();
        window.click(said("Remove seed 45"));
        assertEquals(List.of(both.getLast()), window.compared().chosen());
    }

    @Test
    void keysActOnAllComparedRuns() {
        prepareLongRuns();
        window.press(KeyCode.C);
        window.click(window.button("Duel: AdamW and SGD"));
        Window.until(
                "both train",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 3));
        List<Long> seeds = seeds();
        window.press(KeyCode.SPACE);
        Window.until(
                "both wait",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.session().orElseThrow().state() instanceof SessionState.Paused));
        window.press(KeyCode.N);
        window.click(window.button("Stop and start"));
        Window.until("other seeds", () -> seeds().stream().noneMatch(seeds::contains));
        assertEquals(2, seeds().size());
        window.press(KeyCode.F5);
        assertFalse(isShown(".compare-list"));
        assertTrue(isShown(".status-strip"));
        window.press(KeyCode.ESCAPE);
        assertTrue(isShown(".compare-list"));
    }

    private List<Long> seeds() {
        return window.compared().chosen().stream()
                .map(each -> each.config().seed())
                .toList();
    }

    @Test
    void aPresentationHidesTheControls() {
        trainTo(100);
        window.press(KeyCode.F5);
        assertFalse(isShown(".top-bar"));
        assertFalse(isShown(".settings"));
        assertTrue(isShown(".headline-bar"));
        assertTrue(Window.call(() -> window.scene().getRoot().getStyleClass().contains("projector")));
        assertTrue(textScale() > 1.5, "type for the last row");
        window.press(KeyCode.ESCAPE);
        assertEquals(1, textScale());
        window.press(KeyCode.T, KeyCode.F5);
        assertTrue(textScale() > 1.5, "also in dark colours, which a presentation keeps");
        window.press(KeyCode.ESCAPE, KeyCode.T);
        assertTrue(isShown(".top-bar") && isShown(".settings"));
        assertFalse(Window.call(() -> window.scene().getRoot().getStyleClass().contains("projector")));
    }

    private double textScale() {
        return Window.call(
                () -> window.plots().getFirst().typographyProperty().get().textScale());
    }

    @Test
    void aShareLineIsCopiedAndPasted() {
        window.enter("Learning rate η", "2e-3");
        window.act("COPY");
        String line = Window.call(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(ShareText.of(window.draft()), line);
        window.enter("Learning rate η", "1e-3");
        assertNotEquals(2e-3, window.draft().learningRate());
        window.press(KeyCode.CONTROL, KeyCode.V);
        assertEquals(2e-3, window.draft().learningRate());
    }

    @Test
    void theMenuStaysOpenUntilSomethingIsChosen() {
        MenuButton more =
                Window.call(() -> (MenuButton) Sight.all(window.scene().getRoot())
                        .filter(MenuButton.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        window.click(more);
        assertTrue(Window.call(more::isShowing));
        assertEquals(
                Arrays.stream(AppAction.Id.values())
                        .filter(id -> id.place().isMenu())
                        .count(),
                more.getItems().stream()
                        .filter(item -> item.getOnAction() != null && item.isVisible())
                        .count());
        Window.run(() -> more.getItems().stream()
                .filter(item -> AppAction.Id.PREDICT.name().equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        assertTrue(isShown(".predict"));
    }
}
