package org.grokscope.ui.run;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.narration.NumberFormat;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CriticalNorm;
import org.grokscope.sessions.FreeRuns;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.ListedTask;
import org.grokscope.ui.tasks.TaskList;

/** Measures the critical norm of the settings on a run in which nothing is held, which is listed while it trains and can be cancelled. */
public final class NormMeasurement {

    private static final long REPORT_MILLIS = 200;

    private final FreeRuns runs;
    private final RunController run;
    private final TaskList tasks;
    private final Consumer<String> message;

    /**
     * Measures nothing yet.
     *
     * @param message receives what becomes of a measurement
     */
    public NormMeasurement(FreeRuns runs, RunController run, TaskList tasks, Consumer<String> message) {
        this.runs = runs;
        this.run = run;
        this.tasks = tasks;
        this.message = message;
    }

    /** Measures it for the settings as they are now. */
    public void start() {
        run.validSettings().map(NormMeasurement::free).ifPresent(free -> runs.measure(free, new Listening(free)));
    }

    private static RunConfig free(RunConfig config) {
        return config.withHeldNorm(Optional.empty());
    }

    /** One measurement. */
    private final class Listening implements FreeRuns.Listener {

        private final RunConfig free;
        private final CountDownLatch over = new CountDownLatch(1);

        Listening(RunConfig free) {
            this.free = free;
        }

        @Override
        public void training(TrainingSession session) {
            message.accept(Texts.of("critical-norm.training"));
            ListedTask task = new ListedTask(Texts.of("critical-norm.task"), it -> follow(session, it));
            tasks.add(task.onStop(session::stop));
            Threads.start("critical norm", task);
        }

        private void follow(TrainingSession session, ListedTask task) {
            try {
                do {
                    task.report(
                            (double) session.step() / free.maxSteps(),
                            Texts.of("critical-norm.step", NumberFormat.count(session.step())));
                } while (!over.await(REPORT_MILLIS, TimeUnit.MILLISECONDS) && !session.isOver());
            } catch (InterruptedException e) {
                session.stop();
            }
        }

        @Override
        public void measured(Optional<CriticalNorm> norm) {
            over.countDown();
            boolean asBefore = run.validSettings()
                    .map(NormMeasurement::free)
                    .filter(free::equals)
                    .isPresent();
            if (asBefore) {
                norm.ifPresent(it -> run.setCriticalNorm(it.norm()));
            }
            // Last: another run that waits for its start clears what was said before.
            message.accept(norm.map(Listening::sentence).orElseGet(() -> Texts.of("critical-norm.none")));
        }

        private static String sentence(CriticalNorm norm) {
            return Texts.of(
                    "critical-norm.measured",
                    NumberFormat.setting(NumberFormat.significant(norm.norm(), 4)),
                    Long.toString(norm.run()),
                    NumberFormat.count(norm.step()));
        }

        @Override
        public void failed(String problem) {
            over.countDown();
            message.accept(problem);
        }
    }
}
