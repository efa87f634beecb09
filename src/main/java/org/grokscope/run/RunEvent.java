package org.grokscope.run;

import org.grokscope.run.config.Optimizer;

/** Something that happened in a run at a step, besides its evaluations. */
public sealed interface RunEvent {

    /** The optimizer steps done when it happened. */
    long step();

    /** Somebody changed how the next steps are done. */
    sealed interface Change extends RunEvent {}

    /** An accuracy reached 0.99: it can be derived from the evaluations. */
    sealed interface Milestone extends RunEvent {}

    /** η was changed; the next step uses the new value. */
    record LearningRateChanged(long step, double from, double to) implements Change {}

    /** λ was changed; the next step uses the new value. */
    record WeightDecayChanged(long step, double from, double to) implements Change {}

    /** τ was changed; the next step uses the new value. */
    record TemperatureChanged(long step, double from, double to) implements Change {}

    /** ‖θ‖² is held at this value from the next step on. */
    record NormHeld(long step, double squaredNorm) implements Change {}

    /** ‖θ‖² is free again from the next step on. */
    record NormReleased(long step) implements Change {}

    /** Another optimizer does the next step, with moments that start at zero. */
    record OptimizerChanged(long step, Optimizer from, Optimizer to) implements Change {}

    /** A branch was begun here: up to this step the run is the one that it comes from. */
    record Forked(long step) implements RunEvent {}

    /** The train accuracy reached 0.99 for the first time: T_mem. */
    record Memorized(long step) implements Milestone {}

    /** The test accuracy reached 0.99 for the first time: T_grok. */
    record Grokked(long step) implements Milestone {}
}
