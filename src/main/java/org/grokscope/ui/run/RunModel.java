package org.grokscope.ui.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.LibraryService;
import org.grokscope.storage.library.Origin;
import org.grokscope.training.InspectionMode;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;

/** The run that the window shows: one session at a time, replaced by a fresh one on reset or by a branch. */
public final class RunModel {

    private static final Duration END = Duration.ofSeconds(30);

    private final LearnerFactory learners;
    /** Runs take turns on one; a second is made only while a dropped run is still ending. */
    private final ExecutorService threads = Threads.reusablePool("training");

    private final LibraryService shelf;
    private final Consumer<Throwable> onError;
    private final RunTree book = new RunTree();

    private TrainingSession session;
    private Optional<RunTree.Entry> parent = Optional.empty();
    private long branchedAt;
    private boolean started;
    private boolean recorded;
    /** What was last asked for: the session's thread may not have come to it yet. */
    private boolean wanted;

    private double speedLimit = TrainingSession.UNLIMITED;
    private double learningRate;
    private double weightDecay;
    private Optimizer optimizer;

    /**
     * Prepares a first run.
     *
     * @param onError hears, on the session's thread, of internal errors
     */
    public RunModel(LearnerFactory learners, LibraryService shelf, Consumer<Throwable> onError, RunConfig config) {
        this.learners = learners;
        this.shelf = shelf;
        this.onError = onError;
        prepare(config);
    }

    private void prepare(RunConfig config) {
        parent = Optional.empty();
        branchedAt = 0;
        take(new TrainingSession(config, learners));
        learningRate = config.learningRate();
        weightDecay = config.weightDecay();
        optimizer = config.optimizer();
    }

    private void take(TrainingSession next) {
        session = next;
        recorded = false;
        session.setOnError(onError);
        session.keepCheckpoints();
        session.inspect(InspectionMode.LIVE);
    }

    /** The runs so far. */
    public RunTree book() {
        return book;
    }

    public TrainingSession session() {
        return session;
    }

    /** Whether the present session has begun, even if it waits. */
    public boolean isStarted() {
        return started;
    }

    /** Whether the present session trains, or will as soon as its first measurement is done. */
    public boolean isRunning() {
        return wanted && !isOver();
    }

    /** Whether the present session has begun and can be paused or go on, whatever the settings of the next say. */
    public boolean isUnderWay() {
        return started && !isOver();
    }

    public boolean isOver() {
        return session().state().isOver();
    }

    /** Drops the present run and prepares another; it waits to be started. */
    public void replace(RunConfig config) {
        session().stop();
        started = false;
        wanted = false;
        prepare(config);
    }

    /** Leaves the present run at one of its checkpoints. The branch has begun and waits, so that η, λ and more can be changed there. */
    public void branch(Checkpoint from) {
        Optional<RunTree.Entry> left = book.of(session);
        TrainingSession next =
                new TrainingSession(session.branch(from, session.config().intervention()), learners);
        goOn(next, from.snapshot(), left, from.step(), false);
    }

    /** Drops the present run and shows a stored one, which stands at its last checkpoint and is recorded already. */
    public void reopen(TrainingSession stored) {
        Checkpoint from = stored.checkpoints().getLast();
        goOn(stored, from.snapshot(), Optional.empty(), 0, true);
    }

    private void goOn(
            TrainingSession next, Snapshot from, Optional<RunTree.Entry> left, long at, boolean alreadyRecorded) {
        session.stop();
        started = false;
        wanted = false;
        take(next);
        recorded = alreadyRecorded;
        parent = left;
        branchedAt = at;
        learningRate = from.learningRate();
        weightDecay = from.weightDecay();
        optimizer = from.optimizer();
        begin();
        session.pause();
    }

    /** Starts, goes on, or waits. A run that is over stays over. */
    public void startOrPause() {
        if (isRunning()) {
            wanted = false;
            session().pause();
        } else if (!isOver()) {
            begin();
            wanted = true;
            session().resume();
        }
    }

    public void singleStep() {
        if (!isOver()) {
            begin();
            wanted = false;
            session().singleStep();
        }
    }

    /** Changes η of the present run, if it has begun and is not over. */
    public void setLearningRate(double value) {
        if (isUnderWay()) {
            learningRate = value;
            session().setLearningRate(value);
        }
    }

    /** Changes λ of the present run, if it has begun and is not over. */
    public void setWeightDecay(double value) {
        if (isUnderWay()) {
            weightDecay = value;
            session().setWeightDecay(value);
        }
    }

    /** Lets another optimizer go on with the present run, if it has begun and is not over. */
    public void switchOptimizer(Optimizer value) {
        if (isUnderWay()) {
            optimizer = value;
            session().switchOptimizer(value);
        }
    }

    /** Holds ‖θ‖ of the present run, or lets it go, if it has begun and is not over. */
    public void toggleHeldNorm() {
        if (isUnderWay() && session().isNormHeld()) {
            session().releaseNorm();
        } else if (isUnderWay()) {
            session().holdNorm();
        }
    }

    /** The present run's settings, with η, λ and optimizer as last asked for; the session takes them a moment later. */
    public RunConfig present() {
        return session().config().withRates(learningRate, weightDecay).withOptimizer(optimizer);
    }

    public double speedLimit() {
        return speedLimit;
    }

    /** Limits the speed of this run and of those that follow. */
    public void setSpeedLimit(double stepsPerSecond) {
        speedLimit = stepsPerSecond;
        session().setSpeedLimit(stepsPerSecond);
    }

    /** Ends the present run and waits until its thread has freed everything. */
    public void close() {
        session().stop();
        if (!Threads.end(threads, END)) {
            onError.accept(new IllegalStateException("A run did not stop within " + END.toSeconds() + " s."));
        }
    }

    private void begin() {
        if (!started) {
            started = true;
            session().setSpeedLimit(speedLimit);
            threads.execute(session());
            book.add(session, parent, branchedAt);
            if (!recorded) {
                recorded = true;
                parent.ifPresentOrElse(
                        left -> shelf.recordBranch(session, left.session(), branchedAt),
                        () -> shelf.record(session, Origin.WINDOW));
            }
        }
    }
}
