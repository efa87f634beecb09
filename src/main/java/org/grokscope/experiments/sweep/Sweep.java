package org.grokscope.experiments.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/**
 * Trains the unfinished runs of a sweep, several at a time, and stores each when it ends.
 *
 * <p>Each worker uses one thread for all its runs, because a numerical library may keep memory for every thread that has called it.
 * {@link #run} is called once; all other methods may be called from any thread at any time and return at once.
 */
public final class Sweep {

    private final SweepResults results;
    private final LearnerFactory learners;
    private final Queue<PlannedRun> waiting;
    private final Executor threads;
    private final int workers;
    private final Map<PlannedRun, TrainingSession> active = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicReference<Exception> problem = new AtomicReference<>();
    private final double totalCost;
    private final DoubleAdder doneCost = new DoubleAdder();
    private SessionWatcher watcher = session -> () -> {};
    private volatile boolean stopping;
    private volatile long startedAt;

    /**
     * Creates a sweep; nothing is loaded or trained before {@link #run}.
     *
     * @param results receives finished runs; runs that it already contains are not repeated
     * @param jobs number of runs at a time, ≥ 1
     * @param learners creates the networks; learners that are open at the same time share its threads
     */
    public Sweep(SweepResults results, int jobs, LearnerFactory learners) {
        this(results, jobs, learners, work -> Threads.start("sweep worker", work));
    }

    /** Observes the sessions; to be called before {@link #run}. */
    public void watch(SessionWatcher sessionWatcher) {
        watcher = sessionWatcher;
    }

    /**
     * Creates a sweep on threads that outlive it, for a program that runs several; nothing is loaded or trained before
     * {@link #run}.
     *
     * @param results receives finished runs; runs that it already contains are not repeated
     * @param jobs number of runs at a time, ≥ 1
     * @param learners creates the networks; learners that are open at the same time share its threads
     * @param threads provides a thread for each worker
     */
    public Sweep(SweepResults results, int jobs, LearnerFactory learners, Executor threads) {
        this.results = results;
        this.learners = learners;
        this.threads = threads;
        List<PlannedRun> missing = Shard.longestFirst(results.table().missing());
        waiting = new ConcurrentLinkedQueue<>(missing);
        totalCost =
                missing.stream().mapToDouble(run -> RunCost.of(run.config())).sum();
        workers = Math.min(jobs, missing.size());
    }

    /**
     * Trains until all runs are finished or {@link #stop} is called, and writes the table.
     *
     * @throws org.grokscope.training.EngineUnavailableException if the numerical library cannot be loaded here
     * @throws IOException if results cannot be written; the sweep then has stopped
     */
    public void run() throws IOException {
        try {
            if (workers > 0) {
                learners.engine(); // whatever is wrong with it is wrong for every run: it is said once
            }
            startedAt = System.nanoTime();
            CountDownLatch atWork = new CountDownLatch(workers);
            for (int i = 0; i < workers; i++) {
                threads.execute(() -> {
                    try {
                        work();
                    } finally {
                        atWork.countDown();
                    }
                });
            }
            await(atWork);
        } finally {
            results.writeTable();
        }
        switch (problem.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }

    /** Waits for the workers; an interrupt stops the sweep. */
    private void await(CountDownLatch atWork) {
        boolean interrupted = false;
        while (atWork.getCount() > 0) {
            try {
                atWork.await();
            } catch (InterruptedException e) {
                interrupted = true;
                stop();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            for (PlannedRun run = next(); run != null; run = next()) {
                train(run);
            }
        } catch (IOException | RuntimeException e) {
            problem.compareAndSet(null, e);
            stop();
        }
    }

    private PlannedRun next() {
        return stopping ? null : waiting.poll();
    }

    private void train(PlannedRun run) throws IOException {
        TrainingSession session = new TrainingSession(run.config(), learners);
        active.put(run, session);
        try {
            if (stopping) {
                return; // this session came too late to be stopped with the others
            }
            SessionWatcher.End end = watcher.watch(session);
            session.resume();
            session.run();
            end.run();
            take(run, session.result());
        } finally {
            active.remove(run);
        }
    }

    private void take(PlannedRun run, RunResult result) throws IOException {
        if (SweepResults.isDone(result)) {
            results.store(run, result);
            doneCost.add(RunCost.of(run.config()));
        } else if (result.outcome() instanceof Outcome.Failed(long step, String message)) {
            failures.add("Run " + run.key() + ", seed " + run.config().seed() + ": " + message);
            doneCost.add(RunCost.of(run.config()));
        }
    }

    /** Ends the sweep after the current step of each run; unfinished runs are not stored. */
    public void stop() {
        stopping = true;
        active.values().forEach(TrainingSession::stop);
    }

    /** The finished runs; the table of the results. */
    public ResultsTable table() {
        return results.table();
    }

    /** The runs that failed for reasons outside them, one line each; they are not stored. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** The progress of the sweep. */
    public SweepProgress progress() {
        double cost = doneCost.sum();
        List<SweepProgress.Active> now = new ArrayList<>();
        for (Map.Entry<PlannedRun, TrainingSession> entry : active.entrySet()) {
            SweepProgress.Active one = new SweepProgress.Active(
                    entry.getKey(), entry.getValue().step(), entry.getValue().history());
            now.add(one);
            cost += one.part() * RunCost.of(one.run().config());
        }
        long since = startedAt;
        return new SweepProgress(
                results.table().plan().size(),
                results.table().size(),
                failures.size(),
                List.copyOf(now),
                totalCost > 0 ? Math.min(1, cost / totalCost) : 1,
                since == 0 ? 0 : (System.nanoTime() - since) / 1e9);
    }
}
