package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.StepSlider;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.shell.Window;
import org.grokscope.ui.shell.WindowOfASlowRun;
import org.junit.jupiter.api.Test;

/** The step axis as a slider: drag, pins, keys, and what a screen reader learns. */
class TimelineTest extends WindowOfASlowRun {

    private void trainAndShow(long step) {
        trainTo(step);
        Window.run(window::refresh);
    }

    private double last() {
        return Window.call(() -> window.timeline().state().last());
    }

    private void untilShown(double step) {
        Window.until("step " + step, () -> window.readout("step").equals(NumberFormat.count(step)));
    }

    private double evaluation(int fromTheEnd) {
        RunHistory history = window.session().history();
        return history.value(RunHistory.Column.STEP, history.size() - 1 - fromTheEnd);
    }

    private List<Double> checkpoints() {
        return Window.call(() -> window.timeline().state().pins().stream()
                .filter(pin -> pin.kind() == StepSlider.Kind.CHECKPOINT)
                .map(StepSlider.Pin::step)
                .toList());
    }

    @Test
    void theHandleIsDraggedBackAndToNow() {
        trainAndShow(400);
        Point2D now = window.stepOnTimeline(last());
        Point2D start = window.stepOnTimeline(0);
        window.drag(now, start.midpoint(now));
        window.drop();
        double middle = Window.call(() -> window.timeline().state().step());
        assertEquals(last() / 2, middle, last() / 20);
        untilShown(middle);
        assertTrue(window.shows("Live"));
        window.drag(window.stepOnTimeline(middle), now.add(40, 0));
        window.drop();
        untilShown(window.session().step());
        assertFalse(window.shows("Live"));
    }

    @Test
    void thePastStaysWhileTrainingGoesOn() {
        trainAndShow(200);
        window.scrub(0.5);
        double shown = Window.call(() -> window.timeline().state().step());
        double before = last();
        Window.run(() -> window.run().startOrPause());
        Window.until("more of the run", () -> {
            window.refresh();
            return window.timeline().state().last() > before;
        });
        assertEquals(shown, Window.call(() -> window.timeline().state().step()));
        window.press(KeyCode.ESCAPE);
        Window.until("now", () -> window.timeline().state().step() > before);
    }

    @Test
    void aClickOnAPinGoesToItsStep() {
        trainAndShow(400);
        double pin = checkpoints().stream()
                .filter(step -> step > last() / 8 && step < last() / 2)
                .findFirst()
                .orElseThrow();
        window.clickAt(window.stepOnTimeline(pin).add(2, 1));
        untilShown(pin);
    }

    @Test
    void keysGoThroughEvaluationsAndCheckpoints() {
        trainAndShow(300);
        Window.run(window.timeline()::requestFocus);
        window.press(KeyCode.LEFT);
        untilShown(evaluation(1));
        window.press(KeyCode.LEFT);
        untilShown(evaluation(2));
        window.press(KeyCode.RIGHT);
        untilShown(evaluation(1));
        window.press(KeyCode.HOME);
        untilShown(0);
        List<Double> later = checkpoints().stream().filter(step -> step > 0).toList();
        window.press(KeyCode.PAGE_UP);
        untilShown(later.get(0));
        window.press(KeyCode.PAGE_UP);
        untilShown(later.get(1));
        window.press(KeyCode.PAGE_DOWN);
        untilShown(later.get(0));
        window.press(KeyCode.END);
        untilShown(window.session().step());
        assertFalse(window.shows("Live"));
    }

    /** Page Up from the last checkpoint goes to the end of the run. */
    @Test
    void pageKeysMoveAlsoWhereThereIsNoCheckpoint() {
        trainTo(300);
        Window.run(window.timeline()::requestFocus);
        double before = checkpoints().stream()
                .filter(step -> step < last())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        window.press(KeyCode.PAGE_DOWN);
        untilShown(before);
        window.press(KeyCode.PAGE_UP);
        window.press(KeyCode.PAGE_UP);
        window.press(KeyCode.PAGE_UP);
        untilShown(window.session().step());
        assertEquals(180, new TimelinePins().page(200, 200, false), "without any checkpoint");
        assertEquals(120, new TimelinePins().page(100, 200, true));
    }

    @Test
    void aScreenReaderFindsASlider() {
        trainAndShow(200);
        window.scrub(0.5);
        StepSlider timeline = window.timeline();
        Window.run(() -> {
            assertEquals(AccessibleRole.SLIDER, timeline.getAccessibleRole());
            assertEquals("Step shown in all panels", timeline.getAccessibleText());
            assertEquals(timeline.state().last(), timeline.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE));
            assertEquals(timeline.state().step(), timeline.queryAccessibleAttribute(AccessibleAttribute.VALUE));
            assertEquals(
                    "step " + NumberFormat.count(timeline.state().step()) + " of "
                            + NumberFormat.count(timeline.state().last()),
                    timeline.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING));
        });
    }

    @Test
    void theButtonBesideTheHandleHasRoomAtEachStep() {
        trainAndShow(300);
        Button branch = window.button("Branch here");
        for (double part = 0; part <= 1; part += 0.05) {
            window.scrub(part);
            Window.run(() -> {
                Bounds timeline = window.timeline().getBoundsInParent();
                Bounds button = branch.getBoundsInParent();
                double handle =
                        window.timeline().place(window.timeline().state().step());
                assertTrue(timeline.contains(button), button + " in " + timeline);
                assertTrue(button.getMaxX() < handle - 4 || button.getMinX() > handle + 4, button + " at " + handle);
            });
        }
    }
}
