package org.grokscope.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The threads that share the steps of one learner: the learner's own and some helpers. A step consists of a few rounds
 * in which each thread has one task of some hundred microseconds. So threads wait for each other by spinning, but only
 * briefly; then they park, which frees the core.
 *
 * <p>A free thread takes the next task. The result must not depend on which thread runs which task.
 */
public final class Workers implements AutoCloseable {

    private static final int SPINS = 2_000;

    private final WorkerPool pool;
    private final List<Helper> helpers = new ArrayList<>();
    private volatile long lastUse;
    private boolean closed;

    Workers(WorkerPool pool, long now) {
        this.pool = pool;
        lastUse = now;
    }

    /** When tasks were last run, in the pool's time. */
    long lastUse() {
        return lastUse;
    }

    /**
     * Runs the tasks 0 to count − 1, each once, on this learner's share of the threads, and returns when all are
     * complete.
     *
     * @throws RuntimeException or Error that a task threw, one of them if there were several
     */
    public void run(int count, IntConsumer task) {
        Round round = new Round(count, task);
        long now = pool.now();
        lastUse = now;
        int help = Math.min(count, pool.share(now)) - 1;
        for (int i = 0; i < help; i++) {
            helper(i).offer(round);
        }
        round.work();
        round.await();
    }

    private Helper helper(int index) {
        if (index == helpers.size()) {
            Helper helper = new Helper();
            pool.lend(helper);
            helpers.add(helper);
        }
        return helpers.get(index);
    }

    /** Returns the threads to the pool. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            helpers.forEach(Helper::leave);
            pool.closed(this);
        }
    }

    /** Tasks that are run together. */
    private static final class Round {
        private final int count;
        private final IntConsumer task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger left;
        private volatile Throwable failure;

        private Round(int count, IntConsumer task) {
            this.count = count;
            this.task = task;
            left = new AtomicInteger(count);
        }

        private void work() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (Throwable e) {
                    failure = e;
                }
                if (left.decrementAndGet() == 0 && Thread.currentThread() != caller) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private void await() {
            boolean interrupted = false;
            for (int spins = 0; left.get() > 0; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                    // While the thread is interrupted, park returns at once; the interrupt is restored for the caller
                    // below.
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }

    /** What a thread of the pool runs while this learner uses it. */
    private static final class Helper implements Runnable {
        private volatile Round offered;
        private volatile boolean leaving;
        private volatile Thread sleeping;

        private void offer(Round round) {
            offered = round;
            LockSupport.unpark(sleeping);
        }

        private void leave() {
            leaving = true;
            LockSupport.unpark(sleeping);
        }

        @Override
        public void run() {
            Round done = null;
            int spins = 0;
            while (!leaving) {
                Round round = offered;
                if (round != done) {
                    round.work();
                    done = round;
                    spins = 0;
                } else if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    sleep(done);
                }
            }
        }

        private void sleep(Round done) {
            sleeping = Thread.currentThread();
            // Checked again after publishing the thread: a later offer unparks it.
            if (offered == done && !leaving) {
                LockSupport.park(this);
                // An interrupted thread could not park.
                boolean _ = Thread.interrupted();
            }
            sleeping = null;
        }
    }
}
