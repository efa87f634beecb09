package org.grokscope.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.grokscope.concurrent.Threads;

/** Shows progress from a thread of its own, so that training does not wait for the terminal. */
public final class Progress implements AutoCloseable {

    /** Five redraws per second look smooth and cost nothing. */
    private static final long INTERVAL_MILLIS = 200;

    private final Supplier<ProgressText> text;
    private final Terminal terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ProgressSchedule schedule = new ProgressSchedule();
    private final Thread thread;

    /** Starts to show the progress. */
    public Progress(Supplier<ProgressText> text, Terminal terminal) {
        this.text = text;
        this.terminal = terminal;
        thread = Threads.start("progress", this::showUntilEnded);
    }

    private void showUntilEnded() {
        try {
            while (!ended.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        ProgressText line = text.get();
        if (terminal.isInteractive()) {
            terminal.redraw(line.bar());
        } else if (schedule.isDue(System.nanoTime(), line.part())) {
            terminal.note(line.plain());
        }
    }

    /** Shows the last line and ends the thread. */
    @Override
    public void close() {
        ended.countDown();
        Threads.join(thread);
        if (terminal.isInteractive()) {
            terminal.redraw(text.get().bar());
            terminal.note("");
        }
    }
}
