package org.grokscope.run;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.run.config.Optimizer;

/** Something that happened in a run at a step, besides its evaluations. */
public sealed interface RunEvent {

    /** The optimizer steps done when it happened. */
    long step();

    /**
     * What is shown of a run, in the one order that all plots, timelines, pages and figures have: T_mem and T_grok, as they follow from the
     * evaluations, then the branches and changes as they came. Milestones among the events are left out: they are the same, as recorded.
     */
    static List<RunEvent> shown(Milestones milestones, List<RunEvent> events) {
        List<RunEvent> shown = new ArrayList<>();
        milestones.memorizationStep().ifPresent(step -> shown.add(new Memorized(step)));
        milestones.grokkingStep().ifPresent(step -> shown.add(new Grokked(step)));
        events.stream().filter(event -> !(event instanceof Milestone)).forEach(shown::add);
        return shown;
    }

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
