package org.grokscope.ui.compare;

import org.grokscope.run.RunHistory;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.TrainingSession;

/**
 * A run that is compared with others.
 *
 * @param label where it comes from, such as "run 3"
 * @param config what was run
 * @param history what was measured; grows while it trains
 */
public record ComparedRun(String label, RunConfig config, RunHistory history) {

    static ComparedRun of(String label, TrainingSession session) {
        return new ComparedRun(label, session.config(), session.history());
    }
}
