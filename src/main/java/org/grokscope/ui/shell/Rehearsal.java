package org.grokscope.ui.shell;

import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.grokscope.run.config.Preset;
import org.grokscope.training.TrainingSession;

/** Uses a window for some seconds as somebody would who has just opened it, and closes it. */
final class Rehearsal extends AnimationTimer {

    private static final int STEPS = 300;

    private final Stage stage;
    private final MainWindow window;
    private boolean inside;

    Rehearsal(Stage stage, MainWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /** Begins; the window is shown already. */
    void begin() {
        window.choose(Preset.FAST);
        window.startOrPause();
        start();
    }

    @Override
    public void handle(long now) {
        TrainingSession session = window.model().session();
        boolean over = session.state().isOver();
        if (!inside && session.step() > STEPS / 2) {
            inside = true;
            window.toggleInside();
        }
        if (over || session.step() > STEPS) {
            stop();
            stage.close();
        }
    }
}
