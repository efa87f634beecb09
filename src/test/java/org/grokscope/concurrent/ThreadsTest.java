package org.grokscope.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grokscope.Await;
import org.junit.jupiter.api.Test;

/** Threads are named daemons, are reused, and are awaited whatever interrupts the wait. */
class ThreadsTest {

    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void threadsAreNamedDaemons() {
        Thread thread = Threads.start("film", this::untilReleased);
        assertEquals("film", thread.getName());
        assertTrue(thread.isDaemon());
        release.countDown();
        Threads.join(thread);
        assertFalse(thread.isAlive());
    }

    @Test
    void poolReusesAnIdleThreadAndStartsAnotherWhileAllAreBusy() throws Exception {
        ExecutorService pool = Threads.reusablePool("training");
        Callable<Thread> current = Thread::currentThread;
        Thread first = pool.submit(current).get();
        Await.until(() -> first.getState() != Thread.State.RUNNABLE); // it takes a moment to become idle
        assertEquals(first, pool.submit(current).get());
        Await.until(() ->
                first.getState() != Thread.State.RUNNABLE); // else another thread would be started for the next task
        Future<?> busy = pool.submit(this::untilReleased);
        assertNotEquals(first, pool.submit(current).get());
        release.countDown();
        busy.get();
        assertTrue(Threads.end(pool, Duration.ofSeconds(10)));
    }

    @Test
    void interruptNeitherShortensTheWaitNorIsLost() {
        Thread thread = Threads.start("work", this::untilReleased);
        AtomicBoolean kept = new AtomicBoolean();
        Thread waiting = Threads.start("waiting", () -> {
            Threads.join(thread);
            kept.set(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();
        assertFalse(Threads.join(waiting, Duration.ofMillis(50)), "the work has not ended");
        release.countDown();
        assertTrue(Threads.join(waiting, Duration.ofSeconds(10)));
        assertTrue(kept.get(), "the caller can see the interrupt");
    }

    @Test
    void executorThatDoesNotEndInTimeIsReported() {
        ExecutorService executor = Threads.single("library");
        executor.execute(this::untilReleased);
        assertFalse(Threads.end(executor, Duration.ofMillis(20)));
        release.countDown();
        assertTrue(Threads.end(executor, Duration.ofSeconds(10)));
    }

    private void untilReleased() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the work", e);
        }
    }
}
