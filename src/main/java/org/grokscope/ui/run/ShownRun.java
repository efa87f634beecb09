package org.grokscope.ui.run;

import java.util.OptionalLong;
import org.grokscope.training.TrainingSession;

/** The run as it is shown: live, or at the step of the timeline; without its forecast while the audience guesses. */
final class ShownRun {

    private static final long PAUSE_NANOS = 250_000_000;

    private final RunController run;
    private final Timeline timeline;
    /** The run at the step that was replayed last, null while it is shown live; and how many rows it had in all. */
    private RunViewState past;

    private int pastOf;
    /** What the step of the live run was last read for, and when. */
    private TrainingSession live;

    private int liveRows;
    private long since;
    private long step;
    private boolean forecastHidden;

    ShownRun(RunController run, Timeline timeline) {
        this.run = run;
        this.timeline = timeline;
    }

    /** Another run is shown. */
    void forget() {
        past = null;
    }

    void hideForecast(boolean hidden) {
        forecastHidden = hidden;
    }

    /**
     * The step at which a live run is shown: one for strip, plots and timeline, so that what is counted down adds up with what is marked. While the
     * run trains it is renewed with each evaluation and a few times a second: plots are not drawn at each step.
     */
    long liveStep() {
        TrainingSession shown = run.session();
        int size = shown.history().size();
        long now = System.nanoTime();
        if (!shown.equals(live) || size != liveRows || !run.isRunning() || now - since >= PAUSE_NANOS) {
            live = shown;
            liveRows = size;
            since = now;
            step = shown.step();
        }
        return step;
    }

    RunViewState now() {
        return forecastHidden ? asItIs().hidingForecast() : asItIs();
    }

    private RunViewState asItIs() {
        TrainingSession session = run.session();
        OptionalLong replayed = timeline.step();
        if (replayed.isEmpty()) {
            past = null;
            return RunViewState.live(session, run.isRunning(), liveStep());
        }
        int rows = session.history().size();
        if (past == null
                || past.step() != replayed.getAsLong()
                || pastOf != rows
                || !past.config().equals(session.config())) {
            // While the handle stands still, the state is the same object, and nothing is redrawn.
            past = RunViewState.replay(session.timeline(), session.snapshots(), replayed.getAsLong());
            pastOf = rows;
        }
        return past;
    }
}
