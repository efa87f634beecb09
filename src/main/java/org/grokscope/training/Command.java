package org.grokscope.training;

import java.util.concurrent.CompletableFuture;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.Optimizer;

/** A command to a session, obeyed between two steps. */
sealed interface Command {

    /** Train. */
    record Resume() implements Command {}

    /** Pause. */
    record Pause() implements Command {}

    /** Do one step, evaluate, and pause. */
    record SingleStep() implements Command {}

    /** Do at most this many steps per second. */
    record SetSpeedLimit(double stepsPerSecond) implements Command {}

    /** A change of hyperparameters from the next step on. */
    sealed interface Change extends Command {}

    /** Use another η. */
    record SetLearningRate(double learningRate) implements Change {}

    /** Use another λ. */
    record SetWeightDecay(double weightDecay) implements Change {}

    /** Use another τ. */
    record SetTemperature(double temperature) implements Change {}

    /** Hold ‖θ‖ at a multiple of its value. */
    record HoldNorm(double ratio) implements Change {}

    /** Hold ‖θ‖ at another value. */
    record HoldNormAt(double norm) implements Change {}

    /** Release ‖θ‖. */
    record ReleaseNorm() implements Change {}

    /** Use another optimizer. */
    record SwitchOptimizer(Optimizer optimizer) implements Change {}

    /** Keep a checkpoint, and complete the future with it. */
    record KeepCheckpoint(CompletableFuture<Checkpoint> taker) implements Command {}

    /** End the run. */
    record Stop() implements Command {}
}
