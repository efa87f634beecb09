package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.input.KeyCode;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
import org.grokscope.run.RunState;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a finished run is replayed, all texts are of the replayed step. */
class ReplayTextsTest {

    private Window window;

    @BeforeEach
    void train() {
        window = new Window(new FakeLearner.Factory());
        window.press(KeyCode.SPACE);
        window.until(SessionState.Finished.class);
        Window.until("the end is said", () -> window.engine().startsWith("Stopped "));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void badgeSentenceReadoutsAndMessageAgree() {
        double last = window.session().step();
        for (double part : new double[] {0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99}) {
            window.scrub(part);
            Window.run(window::refresh);
            long step = Math.round(part * last);
            RunState state = window.session().timeline().at(step);
            Readouts readouts = Narrator.ENGLISH.readouts(state);
            assertEquals(Narrator.ENGLISH.verdict(state).badge(), window.badge());
            assertEquals(Narrator.ENGLISH.verdict(state).sentence().replace('\u00a0', ' '), window.sentence());
            assertEquals(NumberFormat.count(step), window.readout("step"));
            assertEquals(readouts.norm(), window.readout("‖θ‖²"));
            assertEquals(readouts.delay(), window.readout("delay"));
            assertEquals(Narrator.ENGLISH.headline(state).spoken(), window.hero());
            assertFalse(window.engine().contains("Continue"), window.engine());
            assertFalse(window.engine().startsWith("Stop"), window.engine());
        }
        window.press(KeyCode.ESCAPE);
        Window.until("the end is said again", () -> window.engine().startsWith("Stopped "));
    }

    @Test
    void whatIsTrainedIsShown() {
        window.scrub(0.3);
        window.click(window.button("Continue"));
        long before = window.session().step();
        window.untilStep(before + 10);
        assertFalse(window.shows("Live"), "the replay is over");
    }
}
