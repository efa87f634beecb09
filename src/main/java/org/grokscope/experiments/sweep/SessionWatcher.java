package org.grokscope.experiments.sweep;

import java.io.IOException;
import org.grokscope.training.TrainingSession;

/** Observes the sessions of a sweep, each on the thread that trains it. */
@FunctionalInterface
public interface SessionWatcher {

    /** What is done when a session has ended, before its run is stored. */
    @FunctionalInterface
    interface End {
        /** Writes what was observed. */
        void run() throws IOException;
    }

    /** Is called before a session starts. */
    End watch(TrainingSession session);
}
