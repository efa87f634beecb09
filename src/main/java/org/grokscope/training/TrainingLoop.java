package org.grokscope.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.forecast.Forecaster;

/**
 * Trains one run on the calling thread: obeys commands between two steps, trains, and evaluates at the configured cadence. Starts no
 * thread and never waits, so that the same commands at the same steps give the same run. The state that other threads read is volatile.
 */
final class TrainingLoop {

    private final RunStart start;
    private final RunConfig config;
    private final RunHistory history;
    private final RunTimeline timeline;
    private final LiveHyperparameters hyperparameters;
    private final MilestoneRecorder milestones;
    private final InspectionSampler inspection;
    private final Checkpoints checkpoints = new Checkpoints();
    private final Pace pace;
    private final List<EvaluationObserver> observers;

    private Learner learner;
    private long evaluatedStep = -1;
    private boolean stopped;
    private Optional<Outcome> failure = Optional.empty();
    private volatile SessionState state = new SessionState.Ready();
    private volatile long step;

    TrainingLoop(RunStart start) {
        this.start = start;
        config = start.config();
        history = start.history();
        hyperparameters = new LiveHyperparameters(start);
        timeline = new RunTimeline(config, history);
        milestones = new MilestoneRecorder(timeline, hyperparameters);
        inspection = new InspectionSampler(config, start.snapshots());
        pace = new Pace(start.seconds());
        step = start.step();
        if (history.size() > 0) {
            evaluatedStep = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
        }
        checkpoints.enter(start.earlier(), timeline.milestones());
        Forecaster forecaster = new Forecaster(config);
        observers = new ArrayList<>(List.<EvaluationObserver>of(
                milestones,
                (_, _) -> history.append(forecaster.forecast(history)),
                (network, evaluation) ->
                        inspection.sample(network, milestones.reached().isAt(evaluation.step())),
                (_, _) -> keepCheckpointIfDue()));
    }

    void observe(EvaluationObserver observer) {
        observers.add(observer);
    }

    RunConfig config() {
        return config;
    }

    RunHistory history() {
        return history;
    }

    RunTimeline timeline() {
        return timeline;
    }

    LiveHyperparameters hyperparameters() {
        return hyperparameters;
    }

    InspectionSampler inspection() {
        return inspection;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    Pace pace() {
        return pace;
    }

    /** Optimizer steps done. */
    long stepsDone() {
        return step;
    }

    SessionState state() {
        return state;
    }

    boolean isRunning() {
        return state instanceof SessionState.Running;
    }

    /** Brings the learner to the start, and evaluates there unless the history has that evaluation. */
    void begin(Learner newLearner) {
        learner = newLearner;
        try {
            start.from().ifPresent(from -> learner.restore(from.snapshot()));
        } catch (IllegalArgumentException e) {
            String message = "The checkpoint at step " + step + " cannot be restored: " + e.getMessage() + ".";
            failure = Optional.of(new Outcome.Failed(step, message));
            return;
        }
        pace.begin();
        hyperparameters.begin(step, learner);
        if (evaluatedStep >= 0) {
            keepCheckpointIfDue();
        } else {
            evaluate();
        }
        pace.halt();
    }

    /** Whether no step is left to do: the run is complete, was stopped, or failed. */
    boolean isDone() {
        return stopped || failure.isPresent() || isComplete();
    }

    private boolean isComplete() {
        return config.isComplete(step, milestones.reached().grokkingStep());
    }

    void obey(Command command) {
        switch (command) {
            case Command.Resume() -> changeState(new SessionState.Running());
            case Command.Pause() -> {
                changeState(new SessionState.Paused());
                if (!checkpoints.isAt(step)) {
                    keepCheckpoint(Checkpoints.Kind.LATEST);
                }
            }
            case Command.SingleStep() -> {
                changeState(new SessionState.Paused());
                pace.begin();
                train(true);
                pace.halt();
            }
            case Command.Change change -> change(change);
            case Command.SetSpeedLimit(double limit) -> pace.limit(limit);
            case Command.KeepCheckpoint(CompletableFuture<Checkpoint> taker) -> {
                keepCheckpoint(Checkpoints.Kind.LASTING);
                taker.complete(checkpoints.latest().orElseThrow());
            }
            case Command.Stop() -> stopped = true;
        }
    }

    /** Says where a run is that another program trains. */
    void reach(long steps) {
        step = steps;
    }

    /** Does one step, and evaluates after it if the cadence asks for it. */
    void step() {
        train(false);
    }

    /** Ends the run: a complete one is evaluated at its last step. */
    Outcome end() {
        if (failure.isEmpty() && isComplete()) {
            evaluate();
        }
        if (failure.isEmpty()) {
            inspection.sampleEnd(learner, step);
            keepCheckpoint(Checkpoints.Kind.LASTING);
        }
        pace.halt();
        return failure.orElseGet(() -> Outcome.of(timeline.milestones()));
    }

    /** Publishes the outcome; to be called when the learner is closed. */
    void finish(Outcome outcome) {
        state = new SessionState.Finished(outcome);
    }

    private void train(boolean evaluateInAnyCase) {
        double loss = learner.step();
        long done = step + 1;
        step = done;
        pace.stepped();
        hyperparameters.reach(step, learner);
        if (!Double.isFinite(loss)) {
            diverge();
        } else if (evaluateInAnyCase || done % config.evaluationCadence() == 0) {
            evaluate();
        }
    }

    private void evaluate() {
        if (evaluatedStep == step) {
            return;
        }
        evaluatedStep = step;
        Evaluation evaluation = inspection.evaluate(learner, step);
        // θ at T_mem is the reference of the angle, which learners measure from there on.
        history.append(
                timeline.isMemorizedBy(evaluation) ? evaluation.withAngle(0) : evaluation,
                // Digits beyond microseconds would only make files longer.
                Math.rint(pace.seconds() * 1e6) / 1e6);
        if (evaluation.isFinite()) {
            observers.forEach(observer -> observer.evaluated(learner, evaluation));
        } else {
            diverge();
        }
    }

    private void diverge() {
        failure = Optional.of(Outcome.brokenDown(step, hyperparameters.learningRate(), hyperparameters.weightDecay()));
    }

    /** Replaces the checkpoint of this step, which would resume without the change; else the next evaluation keeps another. */
    private void change(Command.Change change) {
        hyperparameters.apply(change, learner, step);
        if (checkpoints.isAt(step)) {
            keepCheckpoint(Checkpoints.Kind.LATEST);
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

    private void keepCheckpointIfDue() {
        checkpoints.due(step, milestones.reached().isAt(step)).ifPresent(this::keepCheckpoint);
    }

    private void keepCheckpoint(Checkpoints.Kind kind) {
        if (checkpoints.isWanted()) {
            checkpoints.add(new Checkpoint(step, learner.snapshot()), kind);
        }
    }
}
