package org.grokscope.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * The thread-safe handle of one run: commands go in, state comes out. {@link #run} trains on the calling thread; the learner is created,
 * used and closed there. All other methods may be called from any thread and return at once: commands are obeyed between two steps.
 */
public final class TrainingSession extends SessionCommands implements LiveRun, Runnable {

    /** How often a run that is followed is read. */
    private static final long READING = TimeUnit.MILLISECONDS.toNanos(250);

    /** Null for a run that is followed. */
    private final LearnerFactory learners;

    private final Optional<FollowedRun> followed;
    private final TrainingLoop loop;
    private final LookBack lookBack;
    private volatile Consumer<Throwable> onError = problem -> {};
    private volatile EngineInfo engine;

    /** Prepares a run; nothing is loaded or computed before {@link #run}. */
    public TrainingSession(RunConfig config, LearnerFactory learners) {
        this(RunStart.fresh(config), learners);
    }

    /** Prepares a branch or a resumed run. */
    public TrainingSession(RunStart start, LearnerFactory learners) {
        this(start, learners, Optional.empty());
    }

    private TrainingSession(RunStart start, LearnerFactory learners, Optional<FollowedRun> followed) {
        this.learners = learners;
        this.followed = followed;
        loop = new TrainingLoop(start);
        lookBack = new LookBack(start.unseen(), loop.inspection());
    }

    /**
     * A session that shows a run which another program trains. It reads what is new until it is stopped or nothing more comes, and while it is
     * paused it does not; all other commands are of no effect.
     */
    public static TrainingSession following(FollowedRun run) {
        RunStart start = RunStart.followed(run.result().config(), run.result().history());
        return new TrainingSession(start, null, Optional.of(run));
    }

    /** Whether another program trains the run, so that nothing of it can be changed here. */
    public boolean isFollowed() {
        return followed.isPresent();
    }

    /** Keeps checkpoints from now on; to be called before the start. */
    public void keepCheckpoints() {
        loop.checkpoints().keep();
    }

    /** Adds an observer of the evaluations; to be called before the start. */
    public void observe(EvaluationObserver observer) {
        loop.observe(observer);
    }

    /** Sets the callback for an internal error that ends the run, on the training thread; the outcome has only a sentence about it. */
    public void setOnError(Consumer<Throwable> listener) {
        onError = listener;
    }

    /** The checkpoints kept so far; more come, and older ones may be dropped for them. */
    @Override
    public List<Checkpoint> checkpoints() {
        return loop.checkpoints().all();
    }

    /**
     * Keeps a checkpoint between two steps. Only for a session that keeps checkpoints and has been started.
     *
     * @return the checkpoint, as soon as the session has made it; of a finished run, its last one
     */
    public CompletableFuture<Checkpoint> checkpoint() {
        CompletableFuture<Checkpoint> taker = new CompletableFuture<>();
        send(new Command.KeepCheckpoint(taker));
        if (isOver()) {
            answerLate();
        }
        return taker;
    }

    /**
     * The start of a branch. If this run is complete at the checkpoint, the branch is given as many steps again.
     *
     * @param from one of this session's checkpoints
     * @param intervention is carried out at T_mem, if that is still to come
     */
    public RunStart branch(Checkpoint from, Intervention intervention) {
        RunConfig own = config().withIntervention(intervention);
        OptionalLong grokked = timeline().at(from.step()).milestones().grokkingStep();
        boolean complete = own.isComplete(from.step(), grokked);
        return RunStart.branch(complete ? own.longer(from.step()) : own, from, result(), snapshots());
    }

    /** Snapshots of the network; grow while the inspection mode asks for them. */
    public NetworkSnapshots snapshots() {
        return loop.inspection().snapshots();
    }

    /** Sets how often snapshots are taken, from the next evaluation on. */
    public void inspect(InspectionMode mode) {
        loop.inspection().set(mode);
    }

    /** The settings at the start. */
    public RunConfig config() {
        return loop.config();
    }

    /** Evaluations, events and forecasts so far; grows while the session runs. */
    public RunHistory history() {
        return loop.history();
    }

    /** Settings, milestones, phase and forecast at every step so far. */
    public RunTimeline timeline() {
        return loop.timeline();
    }

    /** What the session is doing. */
    public SessionState state() {
        return loop.state();
    }

    @Override
    public boolean isPaused() {
        return state().isPaused(step());
    }

    @Override
    public boolean isOver() {
        return state().isOver();
    }

    /** Optimizer steps done. */
    public long step() {
        return loop.stepsDone();
    }

    /** η of the next step. */
    public double learningRate() {
        return loop.hyperparameters().learningRate();
    }

    /** λ of the next step. */
    public double weightDecay() {
        return loop.hyperparameters().weightDecay();
    }

    /** τ of the next step. */
    public double temperature() {
        return loop.hyperparameters().temperature();
    }

    /** The optimizer of the next step. */
    public Optimizer optimizer() {
        return loop.hyperparameters().optimizer();
    }

    /** The square of the norm at which what is decayed is held, while it is. */
    public OptionalDouble heldNorm() {
        return loop.hyperparameters().heldNorm();
    }

    /** Steps per second over about the last second of training, evaluations included; 0 before that is known. */
    public double stepsPerSecond() {
        return followed.map(FollowedRun::stepsPerSecond)
                .orElseGet(() -> loop.pace().stepsPerSecond());
    }

    /** The engine that computes, or null before it is loaded. */
    public EngineInfo engine() {
        return engine;
    }

    /** The run so far, final once it {@link #isOver}. */
    @Override
    public RunResult result() {
        if (followed.isPresent()) {
            return followed.get().result();
        }
        Outcome outcome = state() instanceof SessionState.Finished(Outcome end)
                ? end
                : Outcome.of(timeline().milestones());
        return new RunResult(
                config(), engine, history(), outcome, step(), loop.pace().seconds());
    }

    /** Does the whole run on the calling thread: evaluates the initial network and then waits for {@link #resume}. To be called once. */
    @Override
    public void run() {
        if (followed.isPresent()) {
            follow(followed.get());
            return;
        }
        Outcome outcome;
        try {
            engine = learners.engine();
            try (Learner learner = learners.create(config())) {
                outcome = train(learner);
            }
        } catch (EngineUnavailableException e) {
            outcome = new Outcome.Failed(step(), e.getMessage());
        } catch (OutOfMemoryError e) {
            outcome = new Outcome.Failed(step(), "Not enough memory for this run. Try a smaller p or network.");
        } catch (RuntimeException | Error e) {
            outcome = new Outcome.Failed(step(), "Training stopped at step " + step() + " by an internal error: " + e);
            onError.accept(e);
        }
        loop.finish(outcome);
        answerLate();
        if (lookBack.isDue() && !(outcome instanceof Outcome.Failed)) {
            lookBack();
        }
    }

    private void follow(FollowedRun run) {
        Outcome outcome;
        try (run) {
            loop.reach(run.result().steps());
            loop.obey(new Command.Resume());
            boolean goesOn = true;
            while (goesOn) {
                Command command = next(READING);
                if (command == null && loop.isRunning()) {
                    goesOn = run.read();
                    loop.reach(run.result().steps());
                } else if (command instanceof Command.Pause || command instanceof Command.Resume) {
                    loop.obey(command);
                } else {
                    refuse(command);
                    goesOn = !(command instanceof Command.Stop);
                }
            }
            outcome = run.result().outcome();
        } catch (RuntimeException | Error e) {
            outcome = new Outcome.Failed(step(), "Reading stopped at step " + step() + " by an internal error: " + e);
            onError.accept(e);
        }
        loop.finish(outcome);
        answerLate();
    }

    /** Whoever waits for a checkpoint learns that there is none. */
    private static void refuse(Command command) {
        if (command instanceof Command.KeepCheckpoint(CompletableFuture<Checkpoint> taker)) {
            taker.completeExceptionally(new IllegalStateException("A run that is followed has no checkpoint."));
        }
    }

    /** A reopened run that is complete takes the snapshots of its network at its checkpoints, until the window shows another one. */
    private void lookBack() {
        try (Learner learner = learners.create(config())) {
            while (lookBack.isDue()) {
                lookBack.inspectNext(learner);
                answerLate();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            onError.accept(e);
        }
    }

    private void abandonIfLeft(Command command) {
        if (command instanceof Command.Stop) {
            lookBack.abandon();
        }
    }

    private Outcome train(Learner learner) {
        loop.begin(learner);
        while (!loop.isDone()) {
            // A reopened run that waits shows meanwhile what its network was like.
            boolean looksBack = !loop.isRunning() && lookBack.isDue();
            Command command = loop.isRunning() ? next(loop.pace().nanosUntilNextStep()) : looksBack ? next(0) : next();
            if (command == null && looksBack) {
                lookBack.inspectNext(learner);
            } else if (command == null) {
                loop.step();
            } else {
                abandonIfLeft(command);
                loop.obey(command);
            }
        }
        return loop.end();
    }

    /** Requests for a checkpoint that arrive when the run has ended are answered with its last one. */
    private void answerLate() {
        for (Command command = next(0); command != null; command = next(0)) {
            abandonIfLeft(command);
            if (command instanceof Command.KeepCheckpoint(CompletableFuture<Checkpoint> taker)) {
                loop.checkpoints()
                        .latest()
                        .ifPresentOrElse(
                                taker::complete,
                                () -> taker.completeExceptionally(
                                        new IllegalStateException("The run has no checkpoint.")));
            }
        }
    }
}
