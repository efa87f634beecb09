package org.grokscope.ui.run;

import org.grokscope.training.TrainingSession;

/**
 * The step at which a live run is shown: one for strip, plots and timeline, so that what is counted down adds up with what is marked. While the
 * run trains it is renewed with each evaluation and a few times a second: plots are not drawn at each step.
 */
final class LiveStep {

    private static final long PAUSE_NANOS = 250_000_000;

    private TrainingSession session;
    private int rows;
    private long since;
    private long step;

    /**
     * The step of a session.
     *
     * @param now in nanoseconds
     */
    long of(TrainingSession shown, boolean running, long now) {
        int size = shown.history().size();
        if (!shown.equals(session) || size != rows || !running || now - since >= PAUSE_NANOS) {
            session = shown;
            rows = size;
            since = now;
            step = shown.step();
        }
        return step;
    }
}
