package org.grokscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.grokscope.training.TrainingSession;

/** Shows how far a session has come, on a thread of its own: training waits for no terminal. */
final class Progress implements AutoCloseable {

    /** Five redraws a second are smooth enough, and cost nothing. */
    private static final long INTERVAL_MILLIS = 200;

    private final TrainingSession session;
    private final Terminal terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ProgressSchedule schedule = new ProgressSchedule();
    private final Thread thread;

    Progress(TrainingSession session, Terminal terminal) {
        this.session = session;
        this.terminal = terminal;
        this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::showUntilEnded);
    }

    void start() {
        thread.start();
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
        ProgressLine line = ProgressLine.of(session);
        if (terminal.isInteractive()) {
            terminal.redraw(line.bar());
        } else if (schedule.isDue(System.nanoTime(), line.part())) {
            terminal.note(line.plain());
        }
    }

    /** Draws the last line and ends the thread. */
    @Override
    public void close() {
        ended.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (terminal.isInteractive()) {
            terminal.redraw(ProgressLine.of(session).bar());
            terminal.note("");
        }
    }
}
