package org.grokscope.sessions;

import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.TrainingSession;

/**
 * A run that is compared with others.
 *
 * @param label where it comes from, such as "run 3"
 * @param timeline kept, so that a redraw reads only what is new; grows while the run trains
 */
public record ComparedRun(String label, RunTimeline timeline) {

    /** A run of this window. */
    public static ComparedRun of(String label, TrainingSession session) {
        return new ComparedRun(label, session.timeline());
    }

    /** What is run. */
    public RunConfig config() {
        return timeline.config();
    }

    /** Its evaluations and events. */
    public RunHistory history() {
        return timeline.history();
    }

    /** The run as far as it has come. */
    public RunState state() {
        return timeline.latest();
    }
}
