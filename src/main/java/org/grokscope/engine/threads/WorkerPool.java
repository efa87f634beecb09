package org.grokscope.engine.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.grokscope.concurrent.Threads;

/**
 * The helper threads of all learners of one factory. Learners that are open at the same time share them out evenly: one
 * alone has them all, and as many learners as threads compute on one thread each.
 *
 * <p>A thread is kept and lent again, since a numerical library may keep memory for every thread that it ever met.
 */
public final class WorkerPool {

    private final int threads;
    private final AtomicInteger learners = new AtomicInteger();
    private final Executor executor = Threads.reusablePool("training helper");

    /**
     * Prepares; no thread is started yet.
     *
     * @param threads how many threads compute in all, those of the learners among them
     */
    public WorkerPool(int threads) {
        this.threads = threads;
    }

    /** The workers of one more learner. */
    public Workers open() {
        learners.incrementAndGet();
        return new Workers(this);
    }

    /** How many threads each learner may use now, its own among them. */
    int share() {
        return Math.max(1, threads / Math.max(1, learners.get()));
    }

    void lend(Runnable helper) {
        executor.execute(helper);
    }

    void closed() {
        learners.decrementAndGet();
    }
}
