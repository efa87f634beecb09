package org.grokscope.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.grokscope.concurrent.Threads;

/**
 * Ends some work when Ctrl-C or SIGTERM ends the process, and keeps the process alive until the work has been put away;
 * closing says that it has. The process's exit code is the system's for that signal (130 or 143).
 */
public final class OnShutdown implements AutoCloseable {

    /** Longer than any step and any writing; a shutdown must end even if the numerical library hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable stop;
    private final Runnable inVain;
    private final Thread hook;

    /**
     * From now on a shutdown stops the work.
     *
     * @param stop asks the work to end, from another thread
     * @param inVain called if it does not
     */
    public OnShutdown(Runnable stop, Runnable inVain) {
        this.stop = stop;
        this.inVain = inVain;
        hook = Threads.onShutdown("stop-on-shutdown", this::stopAndWait);
    }

    private void stopAndWait() {
        stop.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                inVain.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way: the hook is what we have just let go.
            return;
        }
    }
}
