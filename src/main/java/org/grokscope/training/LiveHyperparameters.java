package org.grokscope.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.optimization.RatePlan;

/** The hyperparameters that can be changed during a run, at their current values; every change becomes an event of the history. */
final class LiveHyperparameters {

    /** No step. */
    private static final long NONE = -1;

    private final RunHistory history;
    private final long holdFrom;
    private final double plannedNorm;
    private final RatePlan plan;
    private volatile double learningRate;
    private volatile double weightDecay;
    private volatile double temperature;
    private volatile Optimizer optimizer;
    /** ‖θ‖² while it is held. */
    private volatile OptionalDouble heldNorm;

    LiveHyperparameters(RunStart start) {
        history = start.history();
        RunConfig config = start.config();
        Optional<Snapshot> from = start.from().map(Checkpoint::snapshot);
        holdFrom = config.schedule().heldNorm().map(HeldNorm::from).orElse(NONE);
        plannedNorm = config.schedule().heldNorm().map(HeldNorm::squaredNorm).orElse(0.0);
        plan = config.optimization().plan();
        learningRate = from.map(Snapshot::learningRate).orElse(config.learningRate());
        weightDecay = from.map(Snapshot::weightDecay).orElse(config.weightDecay());
        temperature = from.map(at -> at.temperatureOr(config.objective().temperature()))
                .orElse(config.objective().temperature());
        optimizer = from.map(Snapshot::optimizer).orElse(config.optimizer());
        heldNorm = from.map(Snapshot::heldNorm).orElse(OptionalDouble.empty());
    }

    /** η as it is set; a plan makes the steps a part of it. */
    double learningRate() {
        return learningRate;
    }

    double weightDecay() {
        return weightDecay;
    }

    double temperature() {
        return temperature;
    }

    Optimizer optimizer() {
        return optimizer;
    }

    /** The square of the norm at which what is decayed is held, while it is. */
    OptionalDouble heldNorm() {
        return heldNorm;
    }

    /** Makes a change from the next step on; a value that is in force already is no change. */
    void apply(Command.Change change, Learner learner, long step) {
        switch (change) {
            case Command.SetLearningRate(double eta) -> changeLearningRate(eta, learner, step);
            case Command.SetWeightDecay(double lambda) -> changeWeightDecay(lambda, learner, step);
            case Command.SetTemperature(double tau) -> changeTemperature(tau, learner, step);
            case Command.HoldNorm(double ratio) -> holdNorm(ratio, learner, step);
            case Command.HoldNormAt(double norm) -> holdNormAt(norm * norm, learner, step);
            case Command.ReleaseNorm() -> releaseNorm(learner, step);
            case Command.SwitchOptimizer(Optimizer to) -> switchOptimizer(to, learner, step);
        }
    }

    /** Carries out the intervention that is planned for T_mem. */
    void apply(Intervention intervention, Learner learner, long step) {
        switch (intervention) {
            case Intervention.None() -> {}
            case Intervention.HoldNorm() -> holdNorm(1, learner, step);
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

    private void changeTemperature(double tau, Learner learner, long step) {
        if (tau != temperature) {
            history.append(new RunEvent.TemperatureChanged(step, temperature, tau));
            temperature = tau;
            learner.setTemperature(tau);
        }
    }

    private void holdNorm(double ratio, Learner learner, long step) {
        holdNormAt(heldNorm.orElseGet(learner::decayedNorm) * ratio * ratio, learner, step);
    }

    private void holdNormAt(double squaredNorm, Learner learner, long step) {
        if (!heldNorm.equals(OptionalDouble.of(squaredNorm))) {
            history.append(new RunEvent.NormHeld(step, squaredNorm));
            heldNorm = OptionalDouble.of(squaredNorm);
            learner.holdNorm(squaredNorm);
        }
    }

    /** Does what is planned for the first step; a run that is continued has done what was planned before. */
    void begin(long step, Learner learner) {
        if (history.size() == 0) {
            reach(step, learner);
        }
        learner.setRateFactor(plan.rateFactor(step));
    }

    /** Changes from the next step on what is planned for this one: the part of η, λ, or the norm that is held. */
    void reach(long step, Learner learner) {
        if (!plan.isRateConstant()) {
            learner.setRateFactor(plan.rateFactor(step));
        }
        if (plan.decayChange().isPresent() && plan.decayChange().get().at() == step) {
            changeWeightDecay(plan.decayChange().get().to(), learner, step);
        }
        if (step == holdFrom) {
            holdNormAt(plannedNorm, learner, step);
        }
    }

    private void releaseNorm(Learner learner, long step) {
        if (heldNorm.isPresent()) {
            history.append(new RunEvent.NormReleased(step));
            heldNorm = OptionalDouble.empty();
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
