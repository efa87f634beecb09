package org.grokscope.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that stay when their work is done: the engine's library keeps some megabytes for every thread that ever used it,
 * which a new thread for each run would add up. Another one is made only while all are at work.
 */
public final class ReusableThreadPool {

    private ReusableThreadPool() {}

    /** A pool of threads of this name that do not keep the program from ending. */
    public static ExecutorService named(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.DAYS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
