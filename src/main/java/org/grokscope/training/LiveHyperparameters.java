package org.grokscope.training;

import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/** What can be changed in the middle of a run, as it stands; every change is written into the history as an event. */
final class LiveHyperparameters {

    private final RunHistory history;
    private volatile double learningRate;
    private volatile double weightDecay;
    private volatile Optimizer optimizer;
    private volatile boolean normHeld;

    LiveHyperparameters(RunConfig config, RunHistory history) {
        this.history = history;
        learningRate = config.learningRate();
        weightDecay = config.weightDecay();
        optimizer = config.optimizer();
    }

    /** How things stood at the moment of a snapshot. */
    LiveHyperparameters(Snapshot snapshot, RunHistory history) {
        this.history = history;
        learningRate = snapshot.learningRate();
        weightDecay = snapshot.weightDecay();
        optimizer = snapshot.optimizer();
        normHeld = snapshot.heldNorm().isPresent();
    }

    double learningRate() {
        return learningRate;
    }

    double weightDecay() {
        return weightDecay;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    boolean isNormHeld() {
        return normHeld;
    }

    /** Makes a change from the next step on; what is so already is not changed. */
    void apply(Command.Change change, Learner learner, long step) {
        switch (change) {
            case Command.SetLearningRate(double eta) -> changeLearningRate(eta, learner, step);
            case Command.SetWeightDecay(double lambda) -> changeWeightDecay(lambda, learner, step);
            case Command.HoldNorm() -> holdNorm(learner, step);
            case Command.ReleaseNorm() -> releaseNorm(learner, step);
            case Command.SwitchOptimizer(Optimizer to) -> switchOptimizer(to, learner, step);
        }
    }

    /** Carries out what was planned for T_mem. */
    void apply(Intervention intervention, Learner learner, long step) {
        switch (intervention) {
            case Intervention.None() -> {}
            case Intervention.HoldNorm() -> holdNorm(learner, step);
            case Intervention.CutDecay() -> changeWeightDecay(0, learner, step);
            case Intervention.SwitchOptimizer(Optimizer to) -> switchOptimizer(to, learner, step);
        }
    }

    private void changeLearningRate(double eta, Learner learner, long step) {
        if (eta != learningRate) {
            history.append(new RunEvent.LearningRateChanged(step, learningRate, eta));
            learningRate = eta;
            learner.setLearningRate(eta);
        }
    }

    private void changeWeightDecay(double lambda, Learner learner, long step) {
        if (lambda != weightDecay) {
            history.append(new RunEvent.WeightDecayChanged(step, weightDecay, lambda));
            weightDecay = lambda;
            learner.setWeightDecay(lambda);
        }
    }

    private void holdNorm(Learner learner, long step) {
        if (!normHeld) {
            history.append(new RunEvent.NormHeld(step, learner.holdNorm()));
            normHeld = true;
        }
    }

    private void releaseNorm(Learner learner, long step) {
        if (normHeld) {
            history.append(new RunEvent.NormReleased(step));
            normHeld = false;
            learner.releaseNorm();
        }
    }

    private void switchOptimizer(Optimizer to, Learner learner, long step) {
        if (to != optimizer) {
            history.append(new RunEvent.OptimizerChanged(step, optimizer, to));
            optimizer = to;
            learner.switchOptimizer(to);
        }
    }
}
