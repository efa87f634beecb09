package org.grokscope.ui.run;

import java.util.Optional;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/**
 * A run as the window shows it: live, or as it was at a step, when it is replayed.
 *
 * @param state what is known at this step
 * @param history what is plotted; of a replay only what there is up to its step
 * @param looks the snapshots of the network, of a replay all of the run's
 * @param end of a replay the last step of the run, NaN otherwise
 */
public record RunViewState(RunState state, RunHistory history, NetworkSnapshots looks, double end) {

    /** A session as it stands. */
    public static RunViewState live(TrainingSession session, boolean running) {
        return live(session, running, session.step());
    }

    /** A session as it stands, at a step that it has just reached. */
    static RunViewState live(TrainingSession session, boolean running, long step) {
        Optional<Outcome> outcome =
                session.state() instanceof SessionState.Finished(Outcome end) ? Optional.of(end) : Optional.empty();
        RunStatus status = new RunStatus(step, running, session.stepsPerSecond(), outcome);
        return new RunViewState(session.timeline().latest(status), session.history(), session.snapshots(), Double.NaN);
    }

    /** A run as it was at a step. */
    public static RunViewState replay(RunTimeline run, NetworkSnapshots looks, long step) {
        double end = Math.max(0, run.latest().evaluatedStep());
        return new RunViewState(run.at(step), run.history().upTo(step), looks, end);
    }

    /** The same, with the forecast withheld until the jump. */
    RunViewState hidingForecast() {
        return new RunViewState(state.hidingForecast(), history, looks, end);
    }

    RunConfig config() {
        return state.config();
    }

    /** Optimizer steps done. */
    public long step() {
        return state.step();
    }

    /** Whether it trains. */
    public boolean running() {
        return state.status().running();
    }

    boolean isReplay() {
        return !Double.isNaN(end);
    }

    /** The snapshot of the network at the step. */
    public Optional<NetworkSnapshot> look() {
        return looks.at(step());
    }
}
