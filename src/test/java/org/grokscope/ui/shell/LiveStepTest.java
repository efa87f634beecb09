package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.input.KeyCode;
import org.grokscope.plot.model.Overlay;
import org.junit.jupiter.api.Test;

/** One step is shown in the strip, in the plots and on the timeline. */
class LiveStepTest extends WindowOfASlowRun {

    private List<Long> steps() {
        Window.run(window::refresh);
        return Window.call(() -> List.of(
                Long.parseLong(window.readout("step").replace(",", "")),
                Math.round(window.timeline().state().step()),
                window.plots().getFirst().getOverlays().stream()
                        .filter(Overlay.Now.class::isInstance)
                        .map(now -> Math.round(((Overlay.Now) now).step()))
                        .findFirst()
                        .orElseThrow()));
    }

    private static void assertOne(List<Long> steps) {
        assertEquals(1, steps.stream().distinct().count(), () -> "strip, timeline, plots: " + steps);
    }

    @Test
    void itIsOneBetweenTwoEvaluations() {
        trainTo(100);
        while (window.session().step() % window.session().config().evaluationCadence() == 0) {
            window.press(KeyCode.S);
            Window.settle();
        }
        assertOne(steps());
        assertEquals(window.session().step(), steps().getFirst());
    }

    @Test
    void itIsOneWhileTheRunTrains() {
        window.press(KeyCode.SPACE);
        for (long step = 50; step <= 300; step += 50) {
            window.untilStep(step);
            assertOne(steps());
        }
    }
}
