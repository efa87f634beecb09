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
 * @param history grows while it trains
 */
public record ComparedRun(String label, RunConfig config, RunHistory history) {

    /** The run as far as it has come. */
    public RunState state() {
        return new RunTimeline(config, history).latest();
    }

    /** A run of this window. */
    public static ComparedRun of(String label, TrainingSession session) {
        return new ComparedRun(label, session.config(), session.history());
    }
}
