package org.grokscope.ui.tasks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.grokscope.concurrent.Threads;
import org.grokscope.narration.NumberFormat;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;

/** Lists runs that train beside the one that the window shows, until they are over; Cancel stops them. */
public record RunTasks(TaskList tasks) {

    private static final long REPORT_MILLIS = 200;

    /**
     * Lists a run that has been started.
     *
     * @param title what it is for
     */
    public void add(String title, TrainingSession run) {
        ListedTask task = new ListedTask(title, it -> follow(run, it));
        tasks.add(task.onStop(run::stop));
        Threads.start("run in the list of tasks", task);
    }

    private static void follow(TrainingSession run, ListedTask task) {
        CountDownLatch interval = new CountDownLatch(1);
        try {
            while (!run.isOver()) {
                task.report(
                        (double) run.step() / run.config().maxSteps(),
                        Texts.of("task.step", NumberFormat.count(run.step())));
                var _ = interval.await(REPORT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            run.stop();
        }
    }
}
