package org.grokscope.training;

/** What a session can be told; taken between two steps. */
sealed interface Command {

    /** Go on training. */
    record Resume() implements Command {}

    /** Wait. */
    record Pause() implements Command {}

    /** Do one step, measure, and wait. */
    record SingleStep() implements Command {}

    /** Use another η from the next step on. */
    record SetLearningRate(double learningRate) implements Command {}

    /** Use another λ from the next step on. */
    record SetWeightDecay(double weightDecay) implements Command {}

    /** Do at most this many steps per second. */
    record SetSpeedLimit(double stepsPerSecond) implements Command {}

    /** End the run. */
    record Stop() implements Command {}
}
