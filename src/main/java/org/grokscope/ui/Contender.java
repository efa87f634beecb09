package org.grokscope.ui;

import org.grokscope.run.RunConfig;
import org.grokscope.run.RunHistory;
import org.grokscope.training.TrainingSession;

/**
 * A run that is compared with others.
 *
 * @param label where it comes from, such as "run 3"
 * @param config what was run
 * @param history what was measured; grows while it trains
 */
record Contender(String label, RunConfig config, RunHistory history) {

    static Contender of(String label, TrainingSession session) {
        return new Contender(label, session.config(), session.history());
    }
}
