package org.grokscope.engine.threads;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.grokscope.concurrent.Threads;

/**
 * The helper threads of all learners of one factory. Learners that train at the same time share them evenly: a single one
 * has as many as it can use, and as many learners as threads compute on one thread each. One that has computed nothing for a
 * second, because its run is paused, takes no part.
 *
 * <p>Threads are reused, since a numerical library may keep memory for every thread that has called it.
 */
public final class WorkerPool {

    private static final long IDLE_NANOS = 1_000_000_000;
    /** Counting reads what each learner's thread writes: not at every step of a small network. */
    private static final long COUNT_NANOS = 50_000_000;

    private final int threads;
    private final LongSupplier nanoTime;
    private final List<Workers> learners = new CopyOnWriteArrayList<>();
    private final Executor executor = Threads.reusablePool("training helper");
    private volatile int share;
    private volatile long countedAt;

    /**
     * Starts no thread yet.
     *
     * @param threads how many threads compute in total, including those of the learners
     */
    public WorkerPool(int threads) {
        this(threads, System::nanoTime);
    }

    WorkerPool(int threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
        share = threads;
    }

    /** Creates the workers of another learner. */
    public Workers open() {
        long now = nanoTime.getAsLong();
        Workers workers = new Workers(this, now);
        learners.add(workers);
        count(now);
        return workers;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** How many threads each learner that trains may use at this time, including its own. */
    int share(long now) {
        if (now - countedAt >= COUNT_NANOS) {
            count(now);
        }
        return share;
    }

    private void count(long now) {
        countedAt = now;
        long training = learners.stream()
                .filter(learner -> now - learner.lastUse() < IDLE_NANOS)
                .count();
        share = Math.max(1, threads / (int) Math.max(1, training));
    }

    void lend(Runnable helper) {
        executor.execute(helper);
    }

    void closed(Workers workers) {
        learners.remove(workers);
        count(now());
    }
}
