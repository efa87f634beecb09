package org.grokscope.training;

import org.grokscope.run.Outcome;

/** The state of a session. */
public sealed interface SessionState {

    /** Created, or waiting before its first step. */
    record Ready() implements SessionState {}

    /** Training. */
    record Running() implements SessionState {}

    /** Waiting between two steps. */
    record Paused() implements SessionState {}

    /** Ended; the history stays readable. */
    record Finished(Outcome outcome) implements SessionState {}

    /** Whether the session has ended. */
    default boolean isOver() {
        return this instanceof Finished;
    }

    /**
     * Whether the session waits for a command. A run that begins loads the engine first; a branch or a reopened one waits.
     *
     * @param step optimizer steps done
     */
    default boolean isPaused(long step) {
        return this instanceof Paused || (this instanceof Ready && step > 0);
    }
}
