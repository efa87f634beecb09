package org.grokscope.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.grokscope.concurrent.Threads;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.LiveRun;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/**
 * One run from its initial weights to its end.
 *
 * <p>{@link #start} gives it a thread of its own, on which the learner is made, used and closed; {@link #run} does the
 * same on the calling thread. All other methods may be called from any thread at any time and return at once: commands
 * are taken between two steps.
 */
public final class TrainingSession implements LiveRun, Runnable, AutoCloseable {

    /** As a speed limit: as fast as the machine can. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private final RunConfig config;
    private final LearnerFactory learners;
    private final EvaluationPipeline recorder;
    private final RunHistory history;
    private final LiveHyperparameters steering;
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private final Pace pace;
    private final Checkpoints checkpoints = new Checkpoints();
    private final Optional<Checkpoint> start;

    private volatile SessionState state = new SessionState.Ready();
    private volatile Consumer<Throwable> onError = problem -> {};
    private volatile EngineInfo engine;
    private volatile long step;
    private Thread thread;

    /** Prepares a run; nothing is loaded or computed before {@link #start} or {@link #run}. */
    public TrainingSession(RunConfig config, LearnerFactory learners) {
        this(config, learners, new EvaluationPipeline(config), Optional.empty());
    }

    /** Prepares a run that goes on from a moment of another. */
    public TrainingSession(Branch branch, LearnerFactory learners) {
        this(branch.config(), learners, new EvaluationPipeline(branch), Optional.of(branch));
    }

    private TrainingSession(
            RunConfig config, LearnerFactory learners, EvaluationPipeline recorder, Optional<Branch> branch) {
        this.config = config;
        this.learners = learners;
        this.recorder = recorder;
        start = branch.map(Branch::from);
        history = recorder.history();
        steering = recorder.steering();
        step = start.map(Checkpoint::step).orElse(0L);
        pace = new Pace(branch.map(Branch::seconds).orElse(0.0));
        branch.ifPresent(it -> checkpoints.enter(it.earlier(), timeline().milestones()));
    }

    /** Keeps checkpoints from now on; to be called before it starts. */
    public void keepCheckpoints() {
        checkpoints.keep();
    }

    /** Who hears, on the session's thread, of an internal error that ends the run; the outcome has only a sentence on it. */
    public void setOnError(Consumer<Throwable> listener) {
        onError = listener;
    }

    /** The checkpoints kept so far; new ones come, and some make room for them. */
    @Override
    public List<Checkpoint> checkpoints() {
        return checkpoints.all();
    }

    /**
     * Keeps a checkpoint of the present moment, between two steps. Only for a session that was told to keep checkpoints and has
     * been started.
     *
     * @return the checkpoint, as soon as the session comes to it; of one that is over, its last
     */
    public CompletableFuture<Checkpoint> checkpoint() {
        CompletableFuture<Checkpoint> taker = new CompletableFuture<>();
        commands.add(new Command.KeepCheckpoint(taker));
        if (state.isOver()) {
            answerLate();
        }
        return taker;
    }

    /**
     * A run that leaves this one at a checkpoint. If this one is complete there, the branch is given as many steps again.
     *
     * @param from one of this session's checkpoints
     * @param intervention what is done at T_mem, if that is still to come
     */
    public Branch branch(Checkpoint from, Intervention intervention) {
        RunConfig own = config.withIntervention(intervention);
        OptionalLong grokked = timeline().at(from.step()).milestones().grokkingStep();
        boolean complete = own.isComplete(from.step(), grokked);
        return Branch.of(complete ? own.longer(from.step()) : own, from, result(), looks());
    }

    /** What is seen inside the network; grows while it is watched. */
    public NetworkSnapshots looks() {
        return recorder.watch().looks();
    }

    /** Looks inside the network from the next measurement on, or no longer. */
    public void watch(InspectionMode watching) {
        recorder.watch().set(watching);
    }

    /**
     * Starts the session's thread, which measures the initial network and then waits for {@link #resume}.
     *
     * @throws IllegalStateException if it was started before
     */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the session was started before");
        }
        thread = Threads.start("training", this);
    }

    /** Trains, on and on, until something ends the run. */
    public void resume() {
        commands.add(new Command.Resume());
    }

    /** Waits after the current step. */
    public void pause() {
        commands.add(new Command.Pause());
    }

    /** Does one step, measures, and waits. */
    public void singleStep() {
        commands.add(new Command.SingleStep());
    }

    /**
     * Changes η from the next step on.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void setLearningRate(double newLearningRate) {
        commands.add(new Command.SetLearningRate(RunConfig.LEARNING_RATE.check(newLearningRate)));
    }

    /**
     * Changes λ from the next step on.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public void setWeightDecay(double newWeightDecay) {
        commands.add(new Command.SetWeightDecay(RunConfig.WEIGHT_DECAY.check(newWeightDecay)));
    }

    /** Holds ‖θ‖ where it is, from the next step on. */
    public void holdNorm() {
        commands.add(new Command.HoldNorm());
    }

    /** Lets ‖θ‖ go again, from the next step on. */
    public void releaseNorm() {
        commands.add(new Command.ReleaseNorm());
    }

    /** Lets another optimizer go on from the next step on; its moments start at zero. */
    public void switchOptimizer(Optimizer optimizer) {
        commands.add(new Command.SwitchOptimizer(optimizer));
    }

    /**
     * Limits the speed, in steps per second; {@link #UNLIMITED} lifts the limit.
     *
     * @throws IllegalArgumentException if it is not above 0; to train not at all is to {@link #pause}
     */
    public void setSpeedLimit(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("not a speed limit: " + stepsPerSecond);
        }
        commands.add(new Command.SetSpeedLimit(stepsPerSecond));
    }

    /** Ends the run after the current step. */
    public void stop() {
        commands.add(new Command.Stop());
    }

    /** Ends the run and waits until its thread has freed everything. */
    @Override
    public void close() {
        stop();
        Thread running = startedThread();
        if (running != null && running != Thread.currentThread()) {
            Threads.join(running);
        }
    }

    /** Holds the lock of {@link #start}, so that the thread is never seen between being made and running. */
    private synchronized Thread startedThread() {
        return thread;
    }

    /** What the session was made for. */
    public RunConfig config() {
        return config;
    }

    /** All that has been measured so far; grows while the session runs. */
    public RunHistory history() {
        return history;
    }

    /** What the session is doing. */
    public SessionState state() {
        return state;
    }

    @Override
    public boolean isOver() {
        return state.isOver();
    }

    /** Optimizer steps done. */
    public long step() {
        return step;
    }

    /** η of the next step. */
    public double learningRate() {
        return steering.learningRate();
    }

    /** λ of the next step. */
    public double weightDecay() {
        return steering.weightDecay();
    }

    /** The optimizer of the next step. */
    public Optimizer optimizer() {
        return steering.optimizer();
    }

    /** The run at every step so far; for any thread. */
    public RunTimeline timeline() {
        return recorder.timeline();
    }

    /** Whether ‖θ‖ is held. */
    public boolean isNormHeld() {
        return steering.isNormHeld();
    }

    /** Steps per second over about the last second of training, evaluations included; 0 before that is known. */
    public double stepsPerSecond() {
        return pace.stepsPerSecond();
    }

    /** What computes, or null before it is loaded. */
    public EngineInfo engine() {
        return engine;
    }

    /** The run as it stands, final once it {@link #isOver}. */
    @Override
    public RunResult result() {
        Outcome outcome = state instanceof SessionState.Finished(Outcome end)
                ? end
                : Outcome.of(timeline().milestones());
        return new RunResult(config, engine, history, outcome, step, pace.seconds());
    }

    /** Does the whole run on the calling thread; {@link #start} calls this on the session's own. */
    @Override
    public void run() {
        Outcome outcome;
        try {
            engine = learners.engine();
            try (Learner learner = learners.create(config)) {
                outcome = misfit(learner).orElseGet(() -> train(learner));
            }
        } catch (EngineUnavailableException e) {
            outcome = new Outcome.Failed(step, e.getMessage());
        } catch (OutOfMemoryError e) {
            outcome = new Outcome.Failed(step, "There is not enough memory for this run: try a smaller p or network.");
        } catch (RuntimeException | Error e) {
            outcome = new Outcome.Failed(step, "Training stopped at step " + step + " by an internal error: " + e);
            onError.accept(e);
        }
        state = new SessionState.Finished(outcome);
        answerLate();
    }

    /** Puts the learner where the run begins; how the run ends if its checkpoint is of another network. */
    private Optional<Outcome> misfit(Learner learner) {
        try {
            start.ifPresent(from -> learner.restore(from.snapshot()));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Outcome.Failed(
                    step, "The checkpoint at step " + step + " is not one of this network: " + e.getMessage() + "."));
        }
    }

    /** Who asked for a checkpoint while the run came to its end gets the last one. */
    private void answerLate() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            if (command instanceof Command.KeepCheckpoint(CompletableFuture<Checkpoint> taker)) {
                checkpoints
                        .latest()
                        .ifPresentOrElse(
                                taker::complete,
                                () -> taker.completeExceptionally(
                                        new IllegalStateException("the run has no checkpoint")));
            }
        }
    }

    private Outcome train(Learner learner) {
        pace.begin();
        boolean healthy = recorder.hasMeasured() || recorder.measure(learner, step);
        keepCheckpoint(learner);
        pace.halt();
        while (healthy && !recorder.isComplete(step)) {
            Command command = nextCommand();
            if (command instanceof Command.Stop) {
                break;
            } else if (command == null) {
                healthy = advance(learner, false);
            } else if (command instanceof Command.SingleStep) {
                changeState(new SessionState.Paused());
                pace.begin();
                healthy = advance(learner, true);
                pace.halt();
            } else {
                obey(learner, command);
            }
        }
        healthy = healthy && recorder.measureTheEnd(learner, step);
        if (healthy) {
            recorder.watch().lookAtTheEnd(learner, step);
            keepNow(learner, Checkpoints.Kind.LASTING);
        }
        pace.halt();
        return healthy ? Outcome.of(timeline().milestones()) : Outcome.brokenDown(step, learningRate(), weightDecay());
    }

    /** The next command; null when it is time for the next step instead. */
    private Command nextCommand() {
        try {
            return state instanceof SessionState.Running
                    ? commands.poll(pace.nanosUntilNextStep(), TimeUnit.NANOSECONDS)
                    : commands.take();
        } catch (InterruptedException e) {
            return new Command.Stop();
        }
    }

    private void obey(Learner learner, Command command) {
        switch (command) {
            case Command.Resume() -> changeState(new SessionState.Running());
            case Command.Pause() -> {
                changeState(new SessionState.Paused());
                if (!checkpoints.isAt(step)) {
                    keepNow(learner, Checkpoints.Kind.LATEST);
                }
            }
            case Command.Change change -> change(learner, change);
            case Command.SetSpeedLimit(double limit) -> pace.limit(limit);
            case Command.KeepCheckpoint(CompletableFuture<Checkpoint> taker) -> {
                keepNow(learner, Checkpoints.Kind.LASTING);
                taker.complete(checkpoints.latest().orElseThrow());
            }
            case Command.SingleStep(), Command.Stop() -> throw new IllegalStateException("handled by the caller");
        }
    }

    /** A checkpoint of before a change would go on without it: it is replaced, or the next measurement brings another. */
    private void change(Learner learner, Command.Change change) {
        steering.apply(change, learner, step);
        if (checkpoints.isAt(step)) {
            keepNow(learner, Checkpoints.Kind.LATEST);
        } else {
            checkpoints.outdate();
        }
    }

    private void changeState(SessionState next) {
        if (next instanceof SessionState.Running) {
            pace.begin();
        } else {
            pace.halt();
        }
        state = next;
    }

    private boolean advance(Learner learner, boolean measureAnyway) {
        double loss = learner.step();
        long done = step + 1;
        step = done;
        pace.stepped();
        if (!Double.isFinite(loss)) {
            return false;
        }
        boolean due = measureAnyway || done % config.evaluationCadence() == 0;
        boolean healthy = !due || recorder.measure(learner, done);
        if (due && healthy) {
            keepCheckpoint(learner);
        }
        return healthy;
    }

    /** Keeps a checkpoint after a measurement, if it is time for one. */
    private void keepCheckpoint(Learner learner) {
        checkpoints.due(step, recorder.isMilestone(step)).ifPresent(kind -> keepNow(learner, kind));
    }

    private void keepNow(Learner learner, Checkpoints.Kind kind) {
        if (checkpoints.isWanted()) {
            checkpoints.add(new Checkpoint(step, learner.snapshot()), kind);
        }
    }
}
