package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.Node;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.RunEvent;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;

/** What is done to a run in its middle, at once and as planned, and the plots that show what comes of it. */
class InterventionsTest extends OpenWindow {

    private static final String HOLD = "Hold ‖θ‖";
    private static final String CUT = "Set λ to 0";
    private static final String SWITCH = "Switch";
    private static final String AT_T_MEM = "Planned";

    InterventionsTest() {
        super(1_000);
    }

    @Test
    void beforeTheStartNothingCanBeDoneAtOnce() {
        for (Node button : List.of(
                window.toggle(HOLD),
                window.button(CUT),
                window.button(SWITCH),
                window.button("Fork: norm lowered, held, raised"))) {
            assertTrue(Window.call(button::isDisabled));
        }
    }

    @Test
    void holdIsAToggle() {
        startAndPause();
        window.click(window.toggle(HOLD).lookup(".thumb-area"));
        Window.until("held", () -> window.session().heldNorm().isPresent());
        Window.until("the button", () -> window.toggle(HOLD).isSelected());
        String norm = window.text(window.field("‖θ‖ held at"));
        assertEquals(Math.sqrt(window.session().heldNorm().orElseThrow()), Double.parseDouble(norm), 0.01);
        Window.until("the mark", () -> marks(0).stream().anyMatch(mark -> mark.startsWith("‖θ‖ held at ")));
        window.enter("‖θ‖ held at", "200");
        Window.until("raised", () -> window.session().heldNorm().equals(OptionalDouble.of(40_000)));
        Window.until("the mark", () -> marks(0).contains("‖θ‖ held at 200"));
        Window.until(
                "it follows", () -> window.text(window.field("‖θ‖ held at")).equals("200"));
        Node slider = Window.call(
                () -> window.field("‖θ‖ held at").getParent().getParent().lookup(".slider"));
        window.click(slider);
        window.click(slider);
        Window.until(
                "as it began", () -> window.text(window.field("‖θ‖ held at")).equals(norm));
        window.click(window.toggle(HOLD).lookup(".thumb-area"));
        Window.until("let go", () -> !window.session().heldNorm().isPresent());
        Window.until("the mark", () -> marks(0).contains("‖θ‖ released"));
        assertFalse(Window.call(() -> window.toggle(HOLD).isSelected()));
        assertEquals("", window.notice(), "it needs no new run");
    }

    /** Three branches at once, and the run from which they come, which waits as before. */
    @Test
    void aForkIsComparedWithTheRunItself() {
        startAndPause();
        TrainingSession parent = window.session();
        long step = parent.step();
        window.click(window.button("Fork: norm lowered, held, raised"));
        Window.until("four runs", () -> window.compared().chosen().size() == 4);
        Window.until("Compare", () -> window.shows("Held norm: four runs"));
        assertEquals(parent.history(), window.compared().chosen().getFirst().history());
        assertEquals(step, parent.step());
        for (int arm = 0; arm < CompareRuns.ARMS.size(); arm++) {
            TrainingSession session =
                    window.compared().chosen().get(arm + 1).session().orElseThrow();
            Window.until("it trains", () -> session.step() > step);
            RunEvent.NormHeld held = held(session);
            assertEquals(step, held.step());
            double ratio = CompareRuns.ARMS.get(arm);
            double kept = held(window.compared().chosen().get(2).session().orElseThrow())
                    .squaredNorm();
            assertEquals(ratio * ratio, held.squaredNorm() / kept, 1e-12);
        }
    }

    private static RunEvent.NormHeld held(TrainingSession arm) {
        return (RunEvent.NormHeld) arm.history().events().stream()
                .filter(RunEvent.NormHeld.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void cutMovesTheSliderToNothing() {
        startAndPause();
        long step = window.session().step();
        window.click(window.button(CUT));
        Window.until("λ 0", () -> window.session().weightDecay() == 0);
        assertEquals(List.of(new RunEvent.WeightDecayChanged(step, 1, 0)), changes());
        assertEquals("0", window.text(window.field("Weight decay λ")));
        Window.until("nothing left to cut", () -> window.button(CUT).isDisabled());
        assertEquals("", window.notice());
    }

    @Test
    void anotherOptimizerIsOfferedAtOnceOrForANewRun() {
        startAndPause();
        window.click(window.segment("SGD"));
        assertEquals("Optimizer changed. Start a new run? The current one stays in the library.", window.notice());
        Window.until("the offer", () -> window.shows("Use SGD"));
        window.click(window.button("Use SGD"));
        Window.until("the switch", () -> window.session().optimizer() == Optimizer.SGD);
        assertEquals("", window.notice());
        Window.until("the mark", () -> marks(0).contains("SGD"));
        Window.until("nothing left to switch", () -> window.shows(SWITCH));
        assertTrue(window.button(SWITCH).isDisabled());
        assertEquals(Optimizer.ADAMW, window.session().config().optimizer(), "the run's first one stays on record");
    }

    @Test
    void whatIsPlannedHappensAtMemorization() {
        window.choose(AT_T_MEM, HOLD);
        assertEquals(new Intervention.HoldNorm(), window.session().config().intervention());
        window.click(window.button("Start"));
        Window.until("held", () -> window.toggle(HOLD).isSelected());
        window.untilBadge("Norm held");
        List<RunEvent> events = window.session().history().events();
        assertEquals(events.getFirst().step(), events.get(1).step());
        window.click(window.button("Pause"));
        window.choose(AT_T_MEM, CUT);
        assertEquals("Intervention changed. Start a new run? The current one stays in the library.", window.notice());
        window.click(window.button("Undo"));
        assertEquals("", window.notice());
    }

    @Test
    void aPlannedSwitchToTheChosenOptimizerIsNoSwitch() {
        window.choose(AT_T_MEM, "Switch to SGD");
        window.click(window.segment("SGD"));
        assertEquals(new Intervention.None(), window.session().config().intervention());
        assertEquals("", window.notice());
        assertEquals(Optimizer.SGD, window.session().config().optimizer());
    }

    @Test
    void theThirdPlotShowsLayersAndThePhasePortrait() {
        assertEquals(List.of("Loss"), thirdPlot());
        window.startTraining();
        window.untilBadge("Contracting");
        window.click(window.segment("Layers"));
        assertEquals(List.of("Layers"), thirdPlot());
        List<String> names = Window.call(() ->
                window.plots().get(3).getCurves().stream().map(Curve::name).toList());
        assertEquals(window.session().config().network().layers(), names);
        window.click(window.segment("Phase"));
        assertEquals(List.of("Phase portrait"), thirdPlot());
        Window.until(
                "the way",
                () -> window.plots().get(4).getCurves().getFirst() instanceof Curve.Trajectory way
                        && way.across().size() > 2
                        && way.across().y(0) == 0
                        && way.across().y(1) > 0);
        assertTrue(marks(4).contains("α* ≈ 48° in the literature"), marks(4)::toString);
    }

    private void startAndPause() {
        window.startTraining();
        window.pause();
        Window.until("something can be done", () -> !window.toggle(HOLD).isDisabled());
    }

    /** The titles of the plots in the third place that can be seen. */
    private List<String> thirdPlot() {
        return Window.call(() -> window.plots().stream()
                .skip(2)
                .filter(Node::isVisible)
                .map(plot -> plot.titleProperty().get())
                .toList());
    }

    private List<String> marks(int plot) {
        Plot shown = window.plots().get(plot);
        return Window.call(() -> shown.getOverlays().stream()
                .filter(Overlay.Marker.class::isInstance)
                .map(overlay -> ((Overlay.Marker) overlay).label())
                .toList());
    }

    /** What was changed; a run may memorize and grok at any moment besides. */
    private List<RunEvent> changes() {
        return window.session().history().events().stream()
                .filter(RunEvent.Change.class::isInstance)
                .toList();
    }

    /** Once with a run that is trained for it, and then from the library. */
    @Test
    void theCriticalNormIsMeasured() {
        window.enter("Norm ratio ρ", "1.15");
        for (String said : List.of("trained", "found")) {
            window.enter("Critical norm W c", "54.5");
            window.click(window.button("Measure"));
            Window.until(
                    said, () -> !window.text(window.field("Critical norm W c")).equals("54.5"));
            double norm = Double.parseDouble(window.text(window.field("Critical norm W c")));
            assertTrue(norm * norm < FakeLearner.THRESHOLD_NORM && norm * norm > 0.8 * FakeLearner.THRESHOLD_NORM);
            assertEquals("", window.notice());
        }
        assertEquals(
                1.15,
                window.session().config().schedule().heldNorm().orElseThrow().ratio());
    }
}
