package org.grokscope.ui.run;

import java.util.function.Consumer;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Outcome;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.RunSessions;
import org.grokscope.sessions.RunTree;
import org.grokscope.training.InspectionMode;
import org.grokscope.training.SessionState;
import org.grokscope.training.TrainingSession;

/** The run that the window shows, one at a time, and what was last asked of it: its training thread obeys a moment later. */
public final class RunModel {

    private final RunSessions sessions;
    private TrainingSession session;
    private boolean started;
    private boolean wanted;
    private double speedLimit = TrainingSession.UNLIMITED;
    private double learningRate;
    private double weightDecay;
    private double temperature;
    private Optimizer optimizer;
    private Consumer<RunSessions.Ended> onEnded = _ -> {};
    private Consumer<TrainingSession> onPaused = _ -> {};

    /** Prepares a first run. */
    public RunModel(RunSessions sessions, RunConfig config) {
        this.sessions = sessions;
        prepare(config);
    }

    private void prepare(RunConfig config) {
        show(sessions.prepare(config));
        started = false;
        learningRate = config.learningRate();
        weightDecay = config.weightDecay();
        temperature = config.objective().temperature();
        optimizer = config.optimizer();
    }

    private void show(TrainingSession next) {
        session = next;
        session.inspect(InspectionMode.LIVE);
        wanted = false;
    }

    /**
     * Sets what is called with a run that was under way and made room for another one.
     *
     * @param ended receives one that was ended, once it is recorded
     * @param paused receives one that was paused
     */
    void setOnLeft(Consumer<RunSessions.Ended> ended, Consumer<TrainingSession> paused) {
        onEnded = ended;
        onPaused = paused;
    }

    /** Ends the run that is shown. */
    private void leave() {
        if (isUnderWay()) {
            sessions.end(session, onEnded);
        } else {
            session.stop();
        }
    }

    /** The runs of the window. */
    public RunTree tree() {
        return sessions.tree();
    }

    public TrainingSession session() {
        return session;
    }

    /** Whether the session has been started, even if it is paused. */
    public boolean isStarted() {
        return started;
    }

    /** Whether the session trains, or will as soon as its first evaluation is done. */
    public boolean isRunning() {
        return wanted && !isOver();
    }

    /** Whether the session has been started and has not ended, so that it can be paused, resumed and changed. */
    public boolean isUnderWay() {
        return started && !isOver();
    }

    /** Whether the run can be changed while it trains: this program trains it. */
    boolean isSteerable() {
        return isUnderWay() && !session.isFollowed();
    }

    public boolean isOver() {
        return session.isOver();
    }

    /** Whether the run has reached the end that its settings give it, and could be trained on past it. */
    public boolean isComplete() {
        return session.state() instanceof SessionState.Finished(Outcome outcome)
                && !(outcome instanceof Outcome.Failed)
                && session.checkpoints().stream().anyMatch(last -> last.step() == session.step());
    }

    /** Trains a complete run on past its end, as a branch of it, which is given as many steps again. */
    public void proceed() {
        branch(session.checkpoints().getLast());
        startOrPause();
    }

    /** Ends the run and prepares another, which waits to be started. */
    public void replace(RunConfig config) {
        leave();
        prepare(config);
    }

    /** Ends the run and shows a branch from one of its checkpoints, which is paused. */
    public void branch(Checkpoint from) {
        TrainingSession branch = sessions.branch(session, from);
        showPaused(branch, from.snapshot());
    }

    /** Ends the run and shows a reopened one, which is paused at its last checkpoint. */
    public void reopen(TrainingSession stored) {
        Snapshot last = stored.checkpoints().getLast().snapshot();
        // Before it starts: a complete run ends at once, and looks back at its checkpoints only if it is to be
        // inspected.
        stored.inspect(InspectionMode.LIVE);
        sessions.start(stored);
        showPaused(stored, last);
    }

    /** Shows a run that was started elsewhere in the window, as it stands. The one that was shown is paused. */
    public void adopt(TrainingSession other) {
        if (isUnderWay()) {
            session.pause();
            onPaused.accept(session);
        }
        show(other);
        started = true;
        wanted = other.state() instanceof SessionState.Running;
        learningRate = other.learningRate();
        weightDecay = other.weightDecay();
        temperature = other.temperature();
        optimizer = other.optimizer();
        session.setSpeedLimit(speedLimit);
    }

    private void showPaused(TrainingSession next, Snapshot from) {
        leave();
        show(next);
        started = true;
        learningRate = from.learningRate();
        weightDecay = from.weightDecay();
        temperature = from.temperatureOr(next.config().objective().temperature());
        optimizer = from.optimizer();
        session.setSpeedLimit(speedLimit);
        session.pause();
    }

    /** Starts, resumes or pauses. A run that has ended is not restarted. */
    public void startOrPause() {
        if (isRunning()) {
            wanted = false;
            session.pause();
        } else if (!isOver()) {
            start();
            wanted = true;
            session.resume();
        }
    }

    public void singleStep() {
        if (!isOver()) {
            start();
            wanted = false;
            session.singleStep();
        }
    }

    private void start() {
        if (!started) {
            started = true;
            session.setSpeedLimit(speedLimit);
            sessions.start(session);
        }
    }

    /** Changes η of the run, if it is under way. */
    public void setLearningRate(double value) {
        if (isSteerable()) {
            learningRate = value;
            session.setLearningRate(value);
        }
    }

    /** Changes λ of the run, if it is under way. */
    public void setWeightDecay(double value) {
        if (isSteerable()) {
            weightDecay = value;
            session.setWeightDecay(value);
        }
    }

    /** Changes τ of the run, if it is under way. */
    public void setTemperature(double value) {
        if (isSteerable()) {
            temperature = value;
            session.setTemperature(value);
        }
    }

    /** Switches the optimizer of the run, if it is under way. */
    public void switchOptimizer(Optimizer value) {
        if (isSteerable()) {
            optimizer = value;
            session.switchOptimizer(value);
        }
    }

    /** Holds or releases ‖θ‖ of the run, if it is under way. */
    public void toggleHeldNorm() {
        if (isSteerable() && session.heldNorm().isPresent()) {
            session.releaseNorm();
        } else if (isSteerable()) {
            session.holdNorm(1);
        }
    }

    /** Holds the norm of the run at another value, if it is held. */
    public void holdNormAt(double norm) {
        if (isSteerable() && session.heldNorm().isPresent()) {
            session.holdNormAt(norm);
        }
    }

    /** The run's settings, with η, λ, τ and optimizer as last asked for. */
    public RunConfig present() {
        RunConfig config = session.config().here();
        return config.withRates(learningRate, weightDecay)
                .withObjective(config.objective().withTemperature(temperature))
                .withOptimizer(optimizer);
    }

    public double speedLimit() {
        return speedLimit;
    }

    /** Limits the speed of this run and of later ones. */
    public void setSpeedLimit(double stepsPerSecond) {
        speedLimit = stepsPerSecond;
        session.setSpeedLimit(stepsPerSecond);
    }
}
