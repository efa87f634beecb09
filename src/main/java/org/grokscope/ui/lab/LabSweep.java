package org.grokscope.ui.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.grokscope.concurrent.Threads;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.Shard;
import org.grokscope.experiments.sweep.Sweep;
import org.grokscope.experiments.sweep.SweepException;
import org.grokscope.experiments.sweep.SweepProgress;
import org.grokscope.experiments.sweep.SweepResults;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.narration.NumberFormat;
import org.grokscope.storage.format.FileErrors;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.ListedTask;
import org.grokscope.ui.tasks.TaskList;

/**
 * The sweep of the scaling lab: one at a time, on threads of its own. Its getters may be called at any time on the
 * JavaFX thread.
 */
final class LabSweep {

    /** What is going on. */
    sealed interface State {
        /** Nothing has been started. */
        record Idle() implements State {}

        /** Runs are being trained, or are about to be. */
        record Running() implements State {}

        /** All runs are finished, or the user stopped it, or some failed; the line states which. */
        record Ended(String line, boolean complete) implements State {}

        /** It could not be started, or results could not be written. */
        record Failed(String problem) implements State {}
    }

    private static final Duration END = Duration.ofSeconds(30);

    private final LearnerFactory learners;
    private final String appVersion;
    private final TaskList list;
    private final ExecutorService workers = Threads.reusablePool("sweep worker");

    private volatile State state = new State.Idle();
    private volatile Sweep sweep;
    private volatile ResultsTable table;
    private volatile List<LawFit> fits = List.of();
    private volatile boolean stopping;
    private Thread thread;

    /**
     * The lab before its first sweep.
     *
     * @param learners creates the learners of all runs, which share its threads
     * @param appVersion recorded in the results
     * @param list shows a sweep while it trains
     */
    LabSweep(LearnerFactory learners, String appVersion, TaskList list) {
        this.learners = learners;
        this.appVersion = appVersion;
        this.list = list;
    }

    State state() {
        return state;
    }

    boolean isRunning() {
        return state instanceof State.Running;
    }

    /** A sweep in progress, in words. */
    static String words(SweepProgress progress) {
        String done = NumberFormat.count(progress.done());
        String total = NumberFormat.count(progress.total());
        String active = NumberFormat.count(progress.active().size());
        return progress.secondsLeft().isPresent()
                ? Texts.of(
                        "lab.progress.left",
                        done,
                        total,
                        active,
                        NumberFormat.seconds(progress.secondsLeft().getAsDouble()))
                : Texts.of("lab.progress", done, total, active);
    }

    /** What is done; nothing before the results are open. */
    Optional<ResultsTable> table() {
        return Optional.ofNullable(table);
    }

    Optional<SweepProgress> progress() {
        Sweep running = sweep;
        return running == null || !isRunning() ? Optional.empty() : Optional.of(running.progress());
    }

    /** The lines through the runs, as far as they are computed. */
    List<LawFit> fits() {
        return fits;
    }

    /**
     * Trains the runs that are not finished.
     *
     * @param spec what to run
     * @param folder where the results go
     * @param resume whether the folder may hold some of them
     * @param jobs how many runs at a time
     */
    void start(SweepSpec spec, Path folder, boolean resume, int jobs) {
        ListedTask task = new ListedTask(
                Texts.of("lab.title", spec.name()), it -> state = outcome(() -> train(spec, folder, resume, jobs, it)));
        prepare();
        list.add(task.onStop(this::stop));
        thread = Threads.start("scaling lab", task);
    }

    /** Shows the results in a folder and trains nothing. */
    void open(SweepSpec spec, Path folder) {
        prepare();
        Work work = () -> {
            try (SweepResults results = SweepResults.open(folder, spec, Shard.WHOLE, true, appVersion)) {
                table = results.table();
                fits = LawFit.of(table.rows());
                return ended();
            }
        };
        thread = Threads.start("scaling lab", () -> state = outcome(work));
    }

    private interface Work {
        State run() throws SweepException, IOException;
    }

    private void prepare() {
        stopping = false;
        table = null;
        sweep = null;
        fits = List.of();
        state = new State.Running();
    }

    private static State outcome(Work work) {
        try {
            return work.run();
        } catch (SweepException e) {
            return new State.Failed(e.getMessage());
        } catch (IOException e) {
            return new State.Failed(Texts.of("lab.results.failed", FileErrors.reason(e)));
        } catch (RuntimeException | Error e) {
            // Whatever went wrong, the window stays usable and shows it.
            return new State.Failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private State train(SweepSpec spec, Path folder, boolean resume, int jobs, ListedTask task)
            throws SweepException, IOException {
        try (SweepResults results = SweepResults.open(folder, spec, Shard.WHOLE, resume, appVersion)) {
            Sweep running = new Sweep(results, jobs, learners, workers);
            table = results.table();
            sweep = running;
            if (stopping) {
                return ended();
            }
            Thread fitting = Threads.start("scaling lab fits", () -> keepFitting(running, task));
            try {
                running.run();
            } finally {
                fitting.interrupt();
            }
            fits = LawFit.of(table.rows());
            List<String> failures = running.failures();
            return failures.isEmpty() ? ended() : new State.Failed(failures.getLast());
        }
    }

    /**
     * Reports the progress, and fits. The intervals take a while to draw: not on the thread that shows them, and only when there is
     * something new.
     */
    private void keepFitting(Sweep running, ListedTask task) {
        int fitted = 0;
        try {
            while (true) {
                Thread.sleep(500);
                SweepProgress progress = running.progress();
                task.report(progress.part(), words(progress));
                int size = running.table().size();
                if (size != fitted) {
                    fitted = size;
                    fits = LawFit.of(running.table().rows());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private State ended() {
        int missing = table.missing().size();
        int all = table.plan().size();
        return missing == 0
                ? new State.Ended(Texts.of("lab.all-done", NumberFormat.count(all)), true)
                : new State.Ended(
                        Texts.of("lab.stopped", NumberFormat.count(all - missing), NumberFormat.count(all)), false);
    }

    /** Stops it after the current step of each run; returns immediately. */
    void stop() {
        stopping = true;
        Sweep running = sweep;
        if (running != null) {
            running.stop();
        }
    }

    /** Stops it and waits for its threads. */
    void close() {
        stop();
        workers.shutdown();
        if (thread != null) {
            // All finished runs are stored: if a training step hangs, the process can end without losing results.
            boolean _ = Threads.join(thread, END);
        }
    }
}
