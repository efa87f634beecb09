package org.grokscope.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.grokscope.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit is for a lost task or thread, which would make a round wait for ever. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {

    /** Has so many tasks wait for each other, which they can only do on as many threads, and returns the threads. */
    private static Set<Thread> threads(Workers workers, int count) {
        CyclicBarrier barrier = new CyclicBarrier(count);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        workers.run(count, _ -> {
            threads.add(Thread.currentThread());
            await(barrier);
        });
        return threads;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the tasks did not run at the same time", e);
        }
    }

    /** The one helper among two threads. */
    private static Thread helper(Workers workers) {
        Set<Thread> threads = threads(workers, 2);
        assertTrue(threads.remove(Thread.currentThread()), "the caller works too");
        assertEquals(1, threads.size());
        return threads.iterator().next();
    }

    private static void checkOnce(Workers workers, int count) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        workers.run(count, done::incrementAndGet);
        for (int i = 0; i < count; i++) {
            assertEquals(1, done.get(i), "task " + i + " of " + count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyTaskIsDoneOnce(int threads) {
        try (Workers workers = new WorkerPool(threads).open()) {
            for (int count : new int[] {0, 1, 2, 3, 4, 7, 1_000}) {
                checkOnce(workers, count);
            }
        }
    }

    @Test
    void manyTinyRoundsLoseNothing() {
        try (Workers workers = new WorkerPool(2).open()) {
            long[] sums = new long[2];
            for (int round = 0; round < 20_000; round++) {
                int summand = round;
                workers.run(2, task -> sums[task] += summand);
            }
            long expected = 19_999L * 20_000 / 2;
            assertEquals(expected, sums[0]);
            assertEquals(expected, sums[1]);
        }
    }

    @Test
    void whatOneRoundWritesTheNextOneReadsOnAnyThread() {
        try (Workers workers = new WorkerPool(2).open()) {
            int[] values = new int[2];
            for (int round = 0; round < 5_000; round++) {
                int[] before = values.clone();
                workers.run(2, task -> values[task] = before[1 - task] + 1);
                assertEquals(round + 1, values[0]);
                assertEquals(round + 1, values[1]);
            }
        }
    }

    @Test
    void parkedHelpersWakeUp() {
        try (Workers workers = new WorkerPool(2).open()) {
            Thread helper = helper(workers);
            for (int round = 0; round < 5; round++) {
                Await.until(() -> helper.getState() != Thread.State.RUNNABLE);
                assertSame(helper, helper(workers));
            }
            for (int round = 0; round < 50; round++) {
                // Pauses of 0 to 1 ms: some end just when the helper stops spinning and parks.
                LockSupport.parkNanos(round * 20_000L);
                assertSame(helper, helper(workers));
            }
        }
    }

    @Test
    void aCallerWaitsForAHelperThatTakesLong() {
        try (Workers workers = new WorkerPool(2).open()) {
            Thread caller = Thread.currentThread();
            CyclicBarrier barrier = new CyclicBarrier(2);
            AtomicBoolean left = new AtomicBoolean();
            boolean[] done = new boolean[1];
            workers.run(2, _ -> {
                await(barrier);
                if (Thread.currentThread() != caller) {
                    Await.until(() -> left.get() && caller.getState() == Thread.State.WAITING);
                    done[0] = true;
                }
                left.set(true);
            });
            assertTrue(done[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatATaskThrowsReachesTheCallerAndTheWorkersGoOn(boolean onCaller) {
        try (Workers workers = new WorkerPool(2).open()) {
            Thread caller = Thread.currentThread();
            for (Throwable failure : new Throwable[] {new IllegalStateException("broken"), new StackOverflowError()}) {
                CyclicBarrier barrier = new CyclicBarrier(2);
                AtomicIntegerArray done = new AtomicIntegerArray(4);
                Throwable thrown = assertThrows(
                        Throwable.class,
                        () -> workers.run(4, task -> {
                            done.incrementAndGet(task);
                            if (task < 2) {
                                await(barrier);
                                if ((Thread.currentThread() == caller) == onCaller) {
                                    fail(failure);
                                }
                            }
                        }));
                assertSame(failure, thrown);
                assertEquals("[1, 1, 1, 1]", done.toString(), "the other tasks are done all the same");
                assertEquals(2, threads(workers, 2).size(), "the helper is still there");
                checkOnce(workers, 100);
            }
        }
    }

    private static void fail(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(failure);
        }
    }

    @Test
    void anInterruptedCallerFinishesAndStaysInterrupted() {
        try (Workers workers = new WorkerPool(2).open()) {
            Thread caller = Thread.currentThread();
            CyclicBarrier barrier = new CyclicBarrier(2);
            AtomicBoolean left = new AtomicBoolean();
            boolean[] done = new boolean[1];
            workers.run(2, _ -> {
                await(barrier);
                if (Thread.currentThread() == caller) {
                    caller.interrupt();
                    left.set(true);
                } else {
                    Await.until(() -> left.get() && caller.getState() == Thread.State.WAITING);
                    done[0] = true;
                }
            });
            assertTrue(done[0]);
            assertTrue(Thread.interrupted(), "it is for the caller to see");
            checkOnce(workers, 10);
            assertFalse(Thread.interrupted());
        }
    }

    @Test
    void aRoundHasNoMoreThreadsThanThePoolAndASingleTaskStaysWithTheCaller() {
        try (Workers workers = new WorkerPool(3).open()) {
            assertEquals(3, threads(workers, 3).size());
            Set<Thread> used = ConcurrentHashMap.newKeySet();
            for (int round = 0; round < 100; round++) {
                workers.run(100, _ -> used.add(Thread.currentThread()));
            }
            assertTrue(used.size() <= 3);
            for (int round = 0; round < 100; round++) {
                assertEquals(Set.of(Thread.currentThread()), threads(workers, 1));
            }
        }
    }

    @Test
    void learnersThatAreOpenTogetherShareTheThreads() {
        WorkerPool pool = new WorkerPool(4);
        try (Workers one = pool.open()) {
            assertEquals(4, threads(one, 4).size());
            try (Workers two = pool.open()) {
                Set<Thread> all = threads(one, 2);
                all.addAll(threads(two, 2));
                assertEquals(3, all.size(), "this thread and a helper for each");
                assertEquals(2, pool.share(pool.now()));
                try (Workers three = pool.open();
                        Workers four = pool.open();
                        Workers five = pool.open()) {
                    for (Workers workers : new Workers[] {one, two, three, four, five}) {
                        Set<Thread> used = ConcurrentHashMap.newKeySet();
                        workers.run(500, _ -> used.add(Thread.currentThread()));
                        assertEquals(Set.of(Thread.currentThread()), used);
                    }
                }
            }
            assertEquals(4, threads(one, 4).size(), "alone again");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 1",
        "2, 1, 2",
        "2, 4, 1",
        "8, 4, 2",
        "8, 3, 2",
        "16, 4, 4",
        "64, 4, 16",
        "64, 64, 1",
        "64, 100, 1"
    })
    void learnersShareTheCoresEvenly(int cores, int learners, int share) {
        WorkerPool pool = new WorkerPool(cores);
        List<Workers> open = Stream.generate(pool::open).limit(learners).toList();
        assertEquals(share, pool.share(pool.now()));
        open.forEach(Workers::close);
        assertEquals(cores, pool.share(pool.now()));
    }

    @Test
    void aPausedLearnerTakesNoPartUntilItGoesOn() {
        AtomicLong time = new AtomicLong();
        WorkerPool pool = new WorkerPool(2, time::get);
        try (Workers paused = pool.open();
                Workers training = pool.open()) {
            checkOnce(paused, 2);
            assertEquals(1, pool.share(time.get()));
            for (int step = 0; step < 25; step++) {
                time.addAndGet(50_000_000);
                checkOnce(training, 2);
            }
            assertEquals(2, pool.share(time.get()), "it has the other's thread");
            checkOnce(paused, 2);
            time.addAndGet(50_000_000);
            checkOnce(training, 2);
            assertEquals(1, pool.share(time.get()));
        }
    }

    private static boolean isIdleInPool(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                && Arrays.stream(thread.getStackTrace())
                        .noneMatch(frame -> frame.getClassName().startsWith(Workers.class.getName()));
    }

    @Test
    void closedWorkersReturnTheirThreads() {
        WorkerPool pool = new WorkerPool(2);
        Set<Thread> helpers = new HashSet<>();
        for (int learner = 0; learner < 20; learner++) {
            Thread helper;
            try (Workers workers = pool.open()) {
                helper = helper(workers);
            }
            helpers.add(helper);
            Await.until(() -> isIdleInPool(helper));
        }
        assertEquals(1, helpers.size(), "threads for 20 learners, one after the other");
        helpers.forEach(helper -> assertTrue(helper.isDaemon(), "a helper does not keep the program alive"));
    }

    @Test
    void closingTwiceIsClosingOnce() {
        WorkerPool pool = new WorkerPool(2);
        Workers closed = pool.open();
        try (Workers other = pool.open()) {
            closed.close();
            closed.close();
            try (Workers third = pool.open()) {
                assertEquals(1, pool.share(pool.now()), "two are open");
                checkOnce(third, 10);
            }
            assertNotSame(Thread.currentThread(), helper(other));
        }
    }
}
