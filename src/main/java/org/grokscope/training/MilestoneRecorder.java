package org.grokscope.training;

import java.util.OptionalLong;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunTimeline;

/**
 * Appends T_mem and T_grok to the history when they are reached. At T_mem it makes θ the reference of the angle and carries out the planned
 * intervention, so that the forecast of that evaluation takes it into account.
 */
final class MilestoneRecorder implements EvaluationObserver {

    private final RunTimeline timeline;
    private final LiveHyperparameters hyperparameters;
    /** Cached, because training asks between all steps and must not allocate. */
    private Milestones reached;

    MilestoneRecorder(RunTimeline timeline, LiveHyperparameters hyperparameters) {
        this.timeline = timeline;
        this.hyperparameters = hyperparameters;
        reached = timeline.milestones();
    }

    @Override
    public void evaluated(Learner learner, Evaluation evaluation) {
        long step = evaluation.step();
        reached = timeline.milestones();
        if (reached.memorizationStep().equals(OptionalLong.of(step))) {
            timeline.history().append(new RunEvent.Memorized(step));
            learner.markReference();
            hyperparameters.apply(timeline.config().intervention(), learner, step);
        }
        if (reached.grokkingStep().equals(OptionalLong.of(step))) {
            timeline.history().append(new RunEvent.Grokked(step));
        }
    }

    /** T_mem and T_grok, as far as they are reached. */
    Milestones reached() {
        return reached;
    }
}
