package org.grokscope.ui.run;

import java.util.OptionalLong;
import org.grokscope.training.TrainingSession;

/** The run as it is shown: live, or at the step of the timeline; without its forecast while the audience guesses. */
final class ShownRun {

    private final RunController run;
    private final Timeline timeline;
    private final LiveStep liveStep = new LiveStep();
    /** The run at the step that was replayed last, null while it is shown live; and how many rows it had in all. */
    private RunViewState past;

    private int pastOf;
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

    /** The step of the live run, as often as it is worth reading. */
    long liveStep() {
        return liveStep.of(run.session(), run.isRunning(), System.nanoTime());
    }

    RunViewState now() {
        return forecastHidden ? asItIs().hidingForecast() : asItIs();
    }

    private RunViewState asItIs() {
        TrainingSession session = run.session();
        OptionalLong step = timeline.step();
        if (step.isEmpty()) {
            past = null;
            return RunViewState.live(session, run.isRunning(), liveStep());
        }
        int rows = session.history().size();
        if (past == null
                || past.step() != step.getAsLong()
                || pastOf != rows
                || !past.config().equals(session.config())) {
            // While the handle stands still, the state is the same object, and nothing is redrawn.
            past = RunViewState.replay(session.timeline(), session.snapshots(), step.getAsLong());
            pastOf = rows;
        }
        return past;
    }
}
