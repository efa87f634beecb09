package org.grokscope.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The threads that share the steps of one learner: the learner's own and some helpers. A step has a handful of rounds of
 * one task each for a thread, of some hundred microseconds: so threads wait for each other by spinning, but only for a
 * moment, then they sleep, and leave the core to whoever needs it.
 *
 * <p>A thread that is free takes the next task. Which thread does which must not matter for the result.
 */
public final class Workers implements AutoCloseable {

    private static final int SPINS = 2_000;

    private final WorkerPool pool;
    private final List<Helper> helpers = new ArrayList<>();
    private boolean closed;

    public Workers(WorkerPool pool) {
        this.pool = pool;
    }

    /**
     * Does the tasks 0 to count − 1, each once, on as many threads as are free for this learner, and returns when all are
     * done.
     *
     * @throws RuntimeException or Error that a task threw, one of them if there were several
     */
    public void run(int count, IntConsumer task) {
        Round round = new Round(count, task);
        int help = Math.min(count, pool.share()) - 1;
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

    /** Gives the threads back. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            helpers.forEach(Helper::leave);
            pool.closed();
        }
    }

    /** Tasks that are done together. */
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
                    // An interruption would let every further park return at once; it is for the caller to see.
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

    /** A lent thread. */
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
            // Looked at again after it is said who sleeps: an offer from here on wakes this thread.
            if (offered == done && !leaving) {
                LockSupport.park(this);
                // Nobody interrupts a helper on purpose, but an interrupted thread could not sleep.
                boolean _ = Thread.interrupted();
            }
            sleeping = null;
        }
    }
}
