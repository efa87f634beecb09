package org.grokscope.training;

import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;

/** A run that another program trains, or has trained: its evaluations arrive by themselves. Used on the session's thread. */
public interface FollowedRun extends AutoCloseable {

    /** Appends what is new to the history; returns false if nothing will come any more. */
    boolean read();

    /** The run so far. Its configuration and its history are always the same. */
    RunResult result();

    /** Steps per second, as far as the history says when its evaluations were made; 0 if it does not. */
    default double stepsPerSecond() {
        RunHistory history = result().history();
        int last = history.size() - 1;
        int first = Math.max(0, last - 20);
        if (last < 1) {
            return 0;
        }
        double steps = history.value(RunHistory.Column.STEP, last) - history.value(RunHistory.Column.STEP, first);
        double seconds =
                history.value(RunHistory.Column.SECONDS, last) - history.value(RunHistory.Column.SECONDS, first);
        return seconds > 0 ? steps / seconds : 0;
    }

    /** Ends the following; called once, when the session ends. */
    @Override
    void close();
}
