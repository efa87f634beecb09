package org.grokscope.ui.shell;

import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests by the hands of a user: a window whose run takes its time, so that it can be stopped on the way. */
public abstract class WindowOfASlowRun {

    private static final long NANOS_PER_STEP = TimeUnit.MICROSECONDS.toNanos(200);

    protected Window window;

    @BeforeEach
    void openWindow() {
        window = new Window(new FakeLearner.Factory().delayNanos(NANOS_PER_STEP));
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    /** Starts the run, or goes on with it, and pauses it at a step or soon after. */
    protected final void trainTo(long step) {
        window.press(KeyCode.SPACE);
        window.untilStep(step);
        window.pause();
    }

    protected final boolean isShown(String selector) {
        return Window.call(() -> {
            Node node = window.scene().lookup(selector);
            return node != null && Window.shown(node);
        });
    }
}
