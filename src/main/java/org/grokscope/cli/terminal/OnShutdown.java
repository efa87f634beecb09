package org.grokscope.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.grokscope.concurrent.Threads;

/**
 * Ends some work when Ctrl-C or SIGTERM ends the process, and keeps the process alive until this is closed.
 * The process's exit code is the system's for that signal (130 or 143).
 */
public final class OnShutdown implements AutoCloseable {

    /** Longer than any step and any write; a shutdown must end even if the numerical library hangs. */
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable stop;
    private final Runnable inVain;
    private final Thread hook;

    /**
     * Installs the shutdown hook.
     *
     * @param stop requests the end of the work, from another thread
     * @param inVain called if it does not end
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
            // The shutdown is in progress and has run the hook.
            return;
        }
    }
}
