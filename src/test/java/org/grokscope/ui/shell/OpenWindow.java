package org.grokscope.ui.shell;

import java.util.concurrent.TimeUnit;
import org.grokscope.training.FakeLearner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests by the hands of a user: a window without a library, which is closed after each test. */
public abstract class OpenWindow {

    private final long microsPerStep;
    protected Window window;

    /** Its runs train as fast as they can. */
    protected OpenWindow() {
        this(0);
    }

    /** Each step of its runs takes a while, so that they can be stopped on the way. */
    protected OpenWindow(long microsPerStep) {
        this.microsPerStep = microsPerStep;
    }

    @BeforeEach
    void openWindow() {
        window = new Window(new FakeLearner.Factory().delayNanos(TimeUnit.MICROSECONDS.toNanos(microsPerStep)));
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }
}
