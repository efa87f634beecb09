package org.grokscope.ui.shell;

import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.sessions.RunSessions;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.run.PlotColumn;
import org.grokscope.ui.run.RunViewState;
import org.grokscope.ui.run.StatusStrip;

/**
 * Makes use of the time in which the user looks at the new window: a scratch run is trained and drawn where nobody sees it, so that Java
 * compiles both before they matter. It rests while the window is used, ends when a real run starts, and lasts a few seconds at most.
 */
final class WarmUp extends AnimationTimer {

    /** Of the fast preset, the smallest transformer. By then nearly all that a step and an evaluation need is compiled. */
    private static final int STEPS = 700;
    /** Each evaluation is drawn. */
    private static final int CADENCE = 5;

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 800;

    private static final long BETWEEN_REDRAWS = 25_000_000;
    /** After so long without input it goes on. */
    private static final long QUIET = 500_000_000;
    /** Slow machines are not kept busy for longer. */
    private static final long LONGEST = 6_000_000_000L;

    private final Scene scene;
    private final TrainingSession scratch;
    private final ScratchView view;
    private final Scene unseen;
    private final WritableImage picture = new WritableImage(WIDTH, HEIGHT);
    private final EventHandler<InputEvent> rest = _ -> rest();

    private long begun;
    private long lastRedraw;
    private long lastInput;
    private boolean resting;
    private boolean drawing;

    /** Begins. */
    WarmUp(Scene scene, RunSessions sessions, PlotTypography typography) {
        this.scene = scene;
        RunConfig preset = Preset.FAST.config();
        scratch = sessions.warmUp(preset.withSchedule(new Schedule(preset.seed(), CADENCE, STEPS, Schedule.NEVER)));
        view = new ScratchView(scratch, typography);
        unseen = new Scene(view, WIDTH, HEIGHT);
        unseen.getStylesheets().add(Theme.stylesheet());
        scene.addEventFilter(InputEvent.ANY, rest);
        start();
    }

    /** The run that is trained. */
    TrainingSession scratch() {
        return scratch;
    }

    private void rest() {
        lastInput = System.nanoTime();
        if (!resting) {
            resting = true;
            scratch.pause();
        }
    }

    @Override
    public void handle(long now) {
        begun = begun == 0 ? now : begun;
        if (scratch.isOver() || now - begun > LONGEST) {
            stop();
            scratch.stop();
            scene.removeEventFilter(InputEvent.ANY, rest);
        } else if (resting) {
            if (System.nanoTime() - lastInput > QUIET) {
                resting = false;
                scratch.resume();
            }
        } else if (!drawing && now - lastRedraw > BETWEEN_REDRAWS) {
            lastRedraw = now;
            draw();
        }
    }

    private void draw() {
        drawing = true;
        view.refresh();
        unseen.snapshot(
                _ -> {
                    drawing = false;
                    return null;
                },
                picture);
    }

    /** What changes on the run screen while a run trains, for a run that nobody sees. */
    private static final class ScratchView extends VBox {

        private final TrainingSession session;
        private final PlotColumn plots;
        private final StatusStrip status = new StatusStrip();

        ScratchView(TrainingSession session, PlotTypography typography) {
            this.session = session;
            plots = new PlotColumn(typography);
            setVgrow(plots, Priority.ALWAYS);
            getChildren().addAll(status, plots);
            plots.show(RunViewState.live(session, true));
        }

        /** Draws the run as it stands. */
        void refresh() {
            RunViewState run = RunViewState.live(session, true);
            plots.refresh(run);
            status.show(run.state());
        }
    }
}
