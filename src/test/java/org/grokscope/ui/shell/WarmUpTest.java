package org.grokscope.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.grokscope.Await;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scratch run of a new window: nobody may notice it. */
class WarmUpTest {

    private static final long SLOW = 3_000_000;

    private Window window;

    @AfterEach
    void close() {
        window.close();
    }

    private TrainingSession warmUp(long nanosPerStep) {
        window = new Window(new FakeLearner.Factory().delayNanos(nanosPerStep));
        return Window.call(window.content::warmUp);
    }

    @Test
    void itRestsWhileTheWindowIsUsed() {
        TrainingSession scratch = warmUp(SLOW);
        Window.until("a few steps", () -> scratch.step() > 3);
        window.press(KeyCode.SHIFT);
        Window.until("rest", () -> scratch.state() instanceof SessionState.Paused);
        Window.until("it goes on", () -> scratch.state() instanceof SessionState.Running);
    }

    @Test
    void aStartEndsIt() {
        TrainingSession scratch = warmUp(SLOW);
        Window.until("a few steps", () -> scratch.step() > 3);
        window.press(KeyCode.SPACE);
        Window.until("its end", scratch::isOver);
        assertTrue(scratch.step() < 200, "it went on to step " + scratch.step());
        window.until(SessionState.Running.class);
    }

    @Test
    void itLeavesNothing() {
        TrainingSession scratch = warmUp(0);
        Window.until("its end", scratch::isOver);
        Window.run(window::refresh);
        assertEquals(0, window.session().history().size());
        assertEquals("Ready", window.badge());
        window.press(KeyCode.SPACE);
        window.untilStep(10);
        Window.until("its record", () -> window.session().history().size() > 5);
        Await.until(() -> recorded() > 0);
        assertEquals(1, recorded());
    }

    private int recorded() {
        CompletableFuture<Integer> runs = new CompletableFuture<>();
        window.content
                .libraryService()
                .ask(
                        library -> library.runs().runs().size(),
                        runs::complete,
                        problem -> runs.completeExceptionally(new AssertionError(problem)));
        return runs.join();
    }
}
