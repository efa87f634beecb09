package org.grokscope.ui.tasks;

import javafx.concurrent.Task;

/**
 * Work that is listed while it is done. Cancel asks the work to end, and it stays in the list until it has: what it tells at its end is what
 * happened, for instance that a file was complete already.
 */
public final class ListedTask extends Task<Void> {

    /** Done on a thread of its own. */
    public interface Work {
        /** Does it; looks now and then whether the task {@linkplain #isStopping stops}. */
        void run(ListedTask task);
    }

    private final Work work;
    private volatile boolean stopping;
    private Runnable onStop = () -> {};

    /**
     * Describes the work.
     *
     * @param title names it in the list
     */
    public ListedTask(String title, Work work) {
        this.work = work;
        updateTitle(title);
    }

    /** Sets what is called, on the JavaFX thread, when it is to end. */
    public ListedTask onStop(Runnable action) {
        onStop = action;
        return this;
    }

    /** Reports the finished part, 0 to 1; on any thread. */
    public void report(double part) {
        updateProgress(part, 1);
    }

    /** Reports the finished part with a few words. */
    public void report(double part, String words) {
        report(part);
        updateMessage(words);
    }

    /** Whether it is to end. */
    public boolean isStopping() {
        return stopping;
    }

    /** Asks the work to end. Not cancelled as a {@link Task}, which would leave the list at once, with the work still going on. */
    @Override
    public boolean cancel(boolean mayInterrupt) {
        stopping = true;
        onStop.run();
        return false;
    }

    @Override
    protected Void call() {
        try {
            work.run(this);
        } catch (RuntimeException | Error e) {
            // A task would keep it to itself.
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
        return null;
    }
}
