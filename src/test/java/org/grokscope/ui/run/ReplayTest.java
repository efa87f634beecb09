package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.Preset;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.Window;
import org.grokscope.ui.shell.WindowOfASlowRun;
import org.junit.jupiter.api.Test;

/** Replaying, branching, and the reference run, by the hands of a user. */
class ReplayTest extends WindowOfASlowRun {

    @Test
    void theScrubberShowsThePast() {
        trainTo(400);
        window.scrub(0.5);
        Window.until("the past", () -> window.readout("step").equals(stepAt(0.5)));
        assertEquals(
                "step " + stepAt(0.5) + " of " + stepAt(1),
                Window.call(() -> window.timeline().queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING)));
        double axis = Window.call(this::horizon);
        assertTrue(axis >= lastStep(), "the axis holds the whole run");
        window.scrub(0.7);
        Window.until("a later step", () -> window.readout("step").equals(stepAt(0.7)));
        assertEquals(axis, Window.call(this::horizon), "the axis stays while the scrubber moves");
        window.scrub(0.5);
        Window.until("the past again", () -> window.readout("step").equals(stepAt(0.5)));
        Object drawn = Window.call(() -> window.plots().getFirst().getCurves().getLast());
        Window.run(window::refresh);
        assertSame(
                drawn,
                Window.call(() -> window.plots().getFirst().getCurves().getLast()),
                "what stands still is not drawn anew");
        window.press(KeyCode.ESCAPE);
        Window.until(
                "the present",
                () -> window.readout("step").equals(stepText(window.session().step())));
    }

    private double horizon() {
        return window.plots().getFirst().getAxis().getHorizon();
    }

    /** Where the timeline ends: at the step that the run is shown at, which is later than its last evaluation. */
    private double lastStep() {
        return Window.call(() -> window.timeline().state().last());
    }

    /** The step at a part of the timeline. */
    private String stepAt(double part) {
        return stepText(Math.round(part * lastStep()));
    }

    private static String stepText(long step) {
        return NumberFormat.count(step);
    }

    @Test
    void aReplayPlaysFromTheBeginning() {
        trainTo(300);
        window.press(KeyCode.P);
        assertTrue(isOffered("Stop"));
        Window.until("a replay", () -> {
            String step = window.readout("step");
            return !step.equals("0") && !step.equals(stepText(window.session().step()));
        });
        window.press(KeyCode.P);
        assertTrue(isOffered("Replay"));
    }

    @Test
    void spacePlaysAReplayThatIsShownAndTheRunOtherwise() {
        window.close();
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> {
            window.run().load(Preset.FAST.config());
            window.run().startOrPause();
        });
        Window.until("the run ends", () -> window.session().isOver());
        TrainingSession finished = window.session();
        Window.until(
                "there is something to replay", () -> !window.button("Replay").isDisabled());
        window.press(KeyCode.P);
        assertTrue(isOffered("Stop"));
        window.press(KeyCode.SPACE);
        assertTrue(isOffered("Replay"), "the replay stands still");
        window.press(KeyCode.SPACE);
        assertTrue(isOffered("Stop"), "and plays on");
        assertSame(finished, window.session(), "nothing new is trained");
    }

    @Test
    void aBranchGoesOnWithOtherSettingsAndThePastStays() {
        trainTo(300);
        TrainingSession parent = window.session();
        window.scrub(0.5);
        window.click(window.button("Branch here"));
        Window.until("the branch", () -> !window.session().equals(parent));
        TrainingSession branch = window.session();
        window.until(SessionState.Paused.class);
        RunEvent.Forked fork = assertInstanceOf(
                RunEvent.Forked.class,
                branch.history().events().stream()
                        .filter(RunEvent.Forked.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        // A busy machine pauses later than asked.
        assertTrue(fork.step() > 0 && fork.step() <= parent.step() / 2, fork.toString());
        window.enter("Weight decay λ", "0.5");
        Window.until("another λ", () -> branch.weightDecay() == 0.5);
        assertSame(branch, window.session(), "no new run is begun");
        window.press(KeyCode.SPACE);
        window.untilStep(fork.step() + 100);
        window.pause();
        assertEquals(1, parent.weightDecay());
        window.press(KeyCode.C);
        String name = "λ 0.5 from step "
                + stepText(branch.history().events().getLast().step());
        window.addToComparison("run 1");
        window.addToComparison("    branch of 1 at " + stepText(fork.step()) + ": " + name);
        assertTrue(window.shows(name));
    }

    @Test
    void resetKeepsTheLastRunAsAGhost() {
        trainTo(200);
        window.press(KeyCode.R);
        assertEquals(0, window.session().step());
        assertTrue(Window.call(() -> window.plots().getFirst().getCurves().stream()
                .anyMatch(curve -> curve.name().equals("last run"))));
    }

    @Test
    void theReferenceRunDecidesNoAxisAndCanBeRemoved() {
        trainTo(2_000);
        window.press(KeyCode.R);
        trainTo(50);
        Window.until(
                "the axis of the run itself",
                () -> axisEnd() <= Math.max(500, 4 * window.session().step()));
        assertTrue(referenceIsDrawn());
        window.click(window.button("last run  ✕"));
        assertFalse(referenceIsDrawn());
        assertFalse(window.shows("last run  ✕"));
    }

    @Test
    void theReferenceRunGoesWithItsTask() {
        trainTo(200);
        window.press(KeyCode.R);
        assertTrue(referenceIsDrawn());
        window.enter("Modulus p", "53");
        assertFalse(referenceIsDrawn());
    }

    private double axisEnd() {
        return window.plots().getFirst().getAxis().getView().upper();
    }

    private boolean referenceIsDrawn() {
        return Window.call(() -> window.plots().getFirst().getCurves().stream()
                .anyMatch(curve -> curve.name().equals("last run")));
    }

    @Test
    void aPlotThatIsReachedByTabShowsItsFocusAndObeysKeys() {
        trainTo(200);
        Plot plot = window.plots().getFirst();
        Node ring = Window.call(() -> plot.lookup(".focus-ring"));
        assertFalse(Window.call(ring::isVisible));
        Window.run(() -> plot.getParent().getChildrenUnmodifiable().getFirst().requestFocus());
        Window.run(() -> window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT));
        Window.run(() -> window.scene().getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS));
        assertSame(plot, Window.call(() -> window.scene().getFocusOwner()));
        assertTrue(Window.call(ring::isVisible));
        assertEquals(Window.call(plot::getWidth), Window.call(() -> ((Region) ring).getWidth()));
        double before = axisEnd();
        window.press(KeyCode.ADD);
        assertTrue(axisEnd() < before);
        window.press(KeyCode.DIGIT0);
        assertEquals(before, axisEnd());
    }

    private boolean isOffered(String action) {
        return Window.call(() -> Window.all(window.scene().getRoot())
                .anyMatch(node -> node instanceof Button && action.equals(node.getAccessibleText())));
    }
}
