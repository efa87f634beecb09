package org.grokscope.engine.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.grokscope.concurrent.Threads;

/**
 * The helper threads of all learners of one factory. Learners that are open at the same time share them evenly: a
 * single one has them all, and as many learners as threads compute on one thread each.
 *
 * <p>Threads are reused, since a numerical library may keep memory for every thread that has called it.
 */
public final class WorkerPool {

    private final int threads;
    private final AtomicInteger learners = new AtomicInteger();
    private final Executor executor = Threads.reusablePool("training helper");

    /**
     * Starts no thread yet.
     *
     * @param threads how many threads compute in total, including those of the learners
     */
    public WorkerPool(int threads) {
        this.threads = threads;
    }

    /** Creates the workers of another learner. */
    public Workers open() {
        learners.incrementAndGet();
        return new Workers(this);
    }

    /** How many threads each learner may use now, including its own. */
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
