package org.grokscope.ui.shell;

import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.grokscope.ui.run.RunController;

/** Uses a window for a few seconds like a user who has just opened it, and closes it; for the start-up cache of an image. */
final class Rehearsal extends AnimationTimer {

    private static final int STEPS = 300;

    private final Stage stage;
    private final RunController run;

    Rehearsal(Stage stage, RunController run) {
        this.stage = stage;
        this.run = run;
    }

    /** Begins; the window must be shown. */
    void begin() {
        run.startOrPause();
        start();
    }

    @Override
    public void handle(long now) {
        long step = run.session().step();
        if (step > STEPS / 2) {
            run.inspectionShownProperty().set(true);
        }
        if (run.isOver() || step > STEPS) {
            stop();
            stage.close();
        }
    }
}
