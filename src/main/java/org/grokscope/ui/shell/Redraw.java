package org.grokscope.ui.shell;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.grokscope.concurrent.Threads;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/**
 * Updates the window: plots and readouts together, so that they always show the same step. A thread of its own looks for news, because a
 * JavaFX animation would lay out and check the window 60 times a second, for which the training would have to wait.
 */
final class Redraw {

    /** How often the thread looks. Without a run that trains each look is an update, so that a replay moves smoothly. */
    private static final long LOOK_MILLIS = 50;
    /** The shortest time between two updates while a run trains; nobody can read more often. */
    private static final long NEWS_NANOS = 100_000_000;
    /** The longest, if no evaluation comes: the step and the countdown go on. */
    private static final long LONGEST_NANOS = 400_000_000;

    private final Runnable update;
    private final Supplier<TrainingSession> run;
    private final ScheduledExecutorService thread = Threads.scheduler("redraw");

    /** What was shown last. Written on the JavaFX thread. */
    private record Shown(TrainingSession run, int evaluations, boolean running, long at) {}

    private volatile Shown shown;
    /** Whether an update is due that has not been made. */
    private volatile boolean due;

    /**
     * A redraw that is not started yet.
     *
     * @param update draws the plots and renews the readouts, as far as there is something new
     * @param run the run in the window, asked for on the JavaFX thread
     */
    Redraw(Runnable update, Supplier<TrainingSession> run) {
        this.update = update;
        this.run = run;
    }

    void start() {
        note();
        var _ = thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    private void look() {
        if (!due && isTime(shown, System.nanoTime())) {
            due = true;
            Platform.runLater(() -> {
                due = false;
                if (!thread.isShutdown()) {
                    note();
                    update.run();
                }
            });
        }
    }

    private void note() {
        TrainingSession now = run.get();
        shown = new Shown(now, now.history().size(), isRunning(now), System.nanoTime());
    }

    private static boolean isTime(Shown shown, long now) {
        if (!isRunning(shown.run)) {
            // Where a run stops, its end must be seen at once.
            return true;
        }
        boolean news = !shown.running || shown.run.history().size() != shown.evaluations;
        return now - shown.at >= (news ? NEWS_NANOS : LONGEST_NANOS);
    }

    private static boolean isRunning(TrainingSession session) {
        return session.state() instanceof SessionState.Running;
    }
}
