package org.grokscope.concurrent;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Creates all threads and executors of the program, and waits for their end. They are named daemons: none keeps the process alive. */
public final class Threads {

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private Threads() {}

    /** Starts a thread. */
    public static Thread start(String name, Runnable work) {
        Thread thread = daemons(name).newThread(work);
        thread.start();
        return thread;
    }

    /**
     * A pool that reuses its threads for ever and starts another only while all are busy. For training: the native library keeps some
     * megabytes per thread that ever used it, which a new thread per run would add up.
     */
    public static ExecutorService reusablePool(String name) {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, Long.MAX_VALUE, TimeUnit.NANOSECONDS, new SynchronousQueue<>(), daemons(name));
    }

    /** One thread that does one task after the other. */
    public static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(daemons(name));
    }

    /** One thread for periodic tasks. */
    public static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    /** Does some work when the process is asked to end, which waits for it; returns the hook, to be removed when obsolete. */
    public static Thread onShutdown(String name, Runnable work) {
        Thread hook = Thread.ofPlatform().name(name).unstarted(work);
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** Whether the process has begun to end: from then on no hook can be registered. */
    public static boolean isShutdown() {
        Thread probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException shutdown) {
            return true;
        }
    }

    /** Waits until a thread has ended. An interrupt does not shorten the wait, and is kept for the caller. */
    public static void join(Thread thread) {
        boolean _ = uninterruptibly(FOREVER, left -> thread.join(Duration.ofNanos(left)));
    }

    /** As {@link #join(Thread)}, but not longer than {@code patience}; returns whether the thread has ended. */
    public static boolean join(Thread thread, Duration patience) {
        return uninterruptibly(patience, left -> thread.join(Duration.ofNanos(left)));
    }

    /** Lets an executor finish its tasks and waits for that. An interrupt does not shorten the wait, and is kept for the caller. */
    public static void end(ExecutorService executor) {
        boolean _ = end(executor, FOREVER);
    }

    /**
     * As {@link #end(ExecutorService)}, but not longer than {@code patience}.
     *
     * @return false if it has not finished within {@code patience}
     */
    public static boolean end(ExecutorService executor, Duration patience) {
        executor.shutdown();
        return uninterruptibly(patience, left -> executor.awaitTermination(left, TimeUnit.NANOSECONDS));
    }

    private interface Wait {
        boolean atMost(long nanos) throws InterruptedException;
    }

    private static boolean uninterruptibly(Duration patience, Wait wait) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.atMost(Math.max(0, deadline - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
