package org.grokscope.training;

import java.util.concurrent.CompletableFuture;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.config.Optimizer;

/** What a session can be told; taken between two steps. */
sealed interface Command {

    /** Go on training. */
    record Resume() implements Command {}

    /** Wait. */
    record Pause() implements Command {}

    /** Do one step, measure, and wait. */
    record SingleStep() implements Command {}

    /** Do at most this many steps per second. */
    record SetSpeedLimit(double stepsPerSecond) implements Command {}

    /** A change of how the next step is done. */
    sealed interface Change extends Command {}

    /** Use another η. */
    record SetLearningRate(double learningRate) implements Change {}

    /** Use another λ. */
    record SetWeightDecay(double weightDecay) implements Change {}

    /** Hold ‖θ‖ where it is. */
    record HoldNorm() implements Change {}

    /** Hold ‖θ‖ no longer. */
    record ReleaseNorm() implements Change {}

    /** Use another optimizer. */
    record SwitchOptimizer(Optimizer optimizer) implements Change {}

    /** Keep a checkpoint of this moment, and hand it on. */
    record KeepCheckpoint(CompletableFuture<Checkpoint> taker) implements Command {}

    /** End the run. */
    record Stop() implements Command {}
}
