package org.grokscope.training;

import org.grokscope.concurrent.Threads;

/** A session that trains on a thread of its own until it is closed. */
public final class SessionThread implements AutoCloseable {

    private final TrainingSession session;
    private final Thread thread;

    public SessionThread(TrainingSession session) {
        this.session = session;
        thread = Threads.start("training", session);
    }

    /** Stops the session and waits until its thread has ended. */
    @Override
    public void close() {
        session.stop();
        Threads.join(thread);
    }
}
