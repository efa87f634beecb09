package org.grokscope.ui.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** For tests by the hands of a user: a window whose run takes its time, so that it can be stopped on the way. */
public abstract class WindowOfASlowRun extends OpenWindow {

    private static final long MICROS_PER_STEP = 200;

    protected WindowOfASlowRun() {
        super(MICROS_PER_STEP);
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
