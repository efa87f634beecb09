package org.grokscope.ui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story and the guess of a class, by the hands of a user. */
class StoryTest {

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MICROSECONDS.toNanos(200)));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void trainTo(long step) {
        window.press(KeyCode.SPACE);
        window.untilStep(step);
        window.pause();
    }

    @Test
    void theStoryDrivesTheWindow() {
        window.press(KeyCode.G);
        assertTrue(window.shows("A table of sums with gaps"));
        assertTrue(window.shows("Step 1 of 7"));
        RunConfig fast = window.session().config();
        window.click(window.button("Next"));
        assertTrue(window.shows("It memorizes"));
        Window.until("the rest at T_mem", () -> window.session().state() instanceof SessionState.Paused);
        assertTrue(window.session().timeline().latest().isMemorized());
        window.click(window.button("Back"));
        window.click(window.button("End the story"));
        assertFalse(isShown(".story"));
        assertEquals(fast, window.session().config());
    }

    @Test
    void aGuessIsJudgedBesideTheLaw() {
        window.act("PREDICT");
        window.enter("guess", "900");
        trainTo(1_300);
        assertTrue(window.session().timeline().latest().isGrokked());
        Window.until("a verdict", () -> textOf(".guess-verdict").contains("steps too early"));
        window.act("PREDICT");
        assertFalse(isShown(".predict"));
    }

    @Test
    void aFarGuessDoesNotSqueezeWhatIsMeasured() {
        window.act("PREDICT");
        trainTo(250);
        window.enter("guess", "33000");
        Window.until("the axis", () -> axisEnd() >= window.session().step());
        assertTrue(
                axisEnd() <= 3.5 * window.session().step(),
                axisEnd() + " for " + window.session().step());
    }

    @Test
    void aGuessThatComesTooLateIsToldWhy() {
        window.close();
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> window.run().startOrPause());
        Window.until("the run ends", () -> window.session().isOver());
        window.act("PREDICT");
        long grokked =
                window.session().timeline().latest().milestones().grokkingStep().getAsLong();
        Window.until(
                "the reason",
                () -> window.shows("This run has grokked already, at step " + stepText(grokked)
                        + ". Guess before the jump: Reset or New seed starts again."));
    }

    private double axisEnd() {
        return window.plots().getFirst().getAxis().getView().upper();
    }

    private static String stepText(long step) {
        return NumberFormat.count(step);
    }

    private String textOf(String style) {
        return Window.call(() -> Window.text((Labeled) window.scene().lookup(style)));
    }

    private boolean isShown(String style) {
        return Window.call(() -> {
            Node node = window.scene().lookup(style);
            return node != null && Window.shown(node);
        });
    }
}
