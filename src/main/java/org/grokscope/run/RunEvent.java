package org.grokscope.run;

/** Something that happened in a run at a step, besides its evaluations. */
public sealed interface RunEvent {

    /** The optimizer steps done when it happened. */
    long step();

    /** η was changed; the next step uses the new value. */
    record LearningRateChanged(long step, double from, double to) implements RunEvent {}

    /** λ was changed; the next step uses the new value. */
    record WeightDecayChanged(long step, double from, double to) implements RunEvent {}

    /** The train accuracy reached 0.99 for the first time: T_mem. */
    record Memorized(long step) implements RunEvent {}

    /** The test accuracy reached 0.99 for the first time: T_grok. */
    record Grokked(long step) implements RunEvent {}
}
