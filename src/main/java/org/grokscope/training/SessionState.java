package org.grokscope.training;

import org.grokscope.run.Outcome;

/** What a session is doing. */
public sealed interface SessionState {

    /** Nothing has been trained yet. */
    record Ready() implements SessionState {}

    /** Training. */
    record Running() implements SessionState {}

    /** Waiting between two steps. */
    record Paused() implements SessionState {}

    /** Over; everything that was measured stays in the history. */
    record Finished(Outcome outcome) implements SessionState {}

    /** Whether the session is over. */
    default boolean isOver() {
        return this instanceof Finished;
    }
}
