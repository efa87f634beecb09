package org.grokscope.sessions;

import java.util.Optional;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/**
 * A run that is compared with others.
 *
 * @param label where it comes from, such as "run 3", or the name that the user gave it
 * @param timeline kept, so that a redraw reads only what is new; grows while the run trains
 * @param session what trains it or has trained it, if that was in this window
 * @param stored its entry in the library, if it was chosen there
 */
public record ComparedRun(
        String label, RunTimeline timeline, Optional<TrainingSession> session, Optional<StoredRun> stored) {

    /** A run of this window. */
    public static ComparedRun of(String label, TrainingSession session) {
        return new ComparedRun(label, session.timeline(), Optional.of(session), Optional.empty());
    }

    /** A run of the library. */
    public static ComparedRun of(String label, StoredRun stored, RunTimeline timeline) {
        return new ComparedRun(label, timeline, Optional.empty(), Optional.of(stored));
    }

    /** A run of a file. */
    public static ComparedRun of(String label, RunTimeline timeline) {
        return new ComparedRun(label, timeline, Optional.empty(), Optional.empty());
    }

    /** What is run. */
    public RunConfig config() {
        return timeline.config();
    }

    /** Its evaluations and events. */
    public RunHistory history() {
        return timeline.history();
    }

    /** The run as far as it has come, to be exported. */
    public RunResult result() {
        RunState state = state();
        RunResult open =
                new RunResult(config(), null, history(), Outcome.of(state.milestones()), state.step(), Double.NaN);
        return session.map(TrainingSession::result).orElse(open);
    }

    /** The run as far as it has come: of this window as it stands, others have ended. */
    public RunState state() {
        return session.map(ComparedRun::live).orElseGet(() -> {
            RunState latest = timeline.latest();
            return timeline.latest(RunStatus.ended(latest.step(), Outcome.of(latest.milestones())));
        });
    }

    private static RunState live(TrainingSession session) {
        SessionState state = session.state();
        Optional<Outcome> outcome =
                state instanceof SessionState.Finished(Outcome end) ? Optional.of(end) : Optional.empty();
        boolean running = state instanceof SessionState.Running;
        return session.timeline().latest(new RunStatus(session.step(), running, session.stepsPerSecond(), outcome));
    }
}
