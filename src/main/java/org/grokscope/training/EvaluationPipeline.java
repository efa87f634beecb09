package org.grokscope.training;

import java.util.OptionalLong;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.forecast.Forecaster;

/**
 * Measures and writes down: every evaluation, T_mem and T_grok as they come, and a forecast from all that is known. At T_mem
 * it lets the planned intervention happen, so that the forecast of that moment knows of it.
 */
final class EvaluationPipeline {

    private final RunConfig config;
    private final Forecaster forecaster;
    private final RunHistory history;
    private final LiveHyperparameters steering;
    private final InspectionSampler watch;
    private final RunTimeline timeline;
    private long lastMeasured = -1;

    EvaluationPipeline(RunConfig config) {
        this.config = config;
        forecaster = new Forecaster(config);
        history = new RunHistory(config.network().layers());
        steering = new LiveHyperparameters(config, history);
        watch = new InspectionSampler(config, new NetworkSnapshots());
        timeline = new RunTimeline(config, history);
    }

    /** Goes on from where a branch begins, which is what all was measured up to there. */
    EvaluationPipeline(Branch branch) {
        config = branch.config();
        forecaster = new Forecaster(config);
        history = branch.history();
        steering = new LiveHyperparameters(branch.from().snapshot(), history);
        watch = new InspectionSampler(config, branch.looks());
        timeline = new RunTimeline(config, history);
        if (history.size() > 0) {
            lastMeasured = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
        }
    }

    InspectionSampler watch() {
        return watch;
    }

    RunTimeline timeline() {
        return timeline;
    }

    RunHistory history() {
        return history;
    }

    LiveHyperparameters steering() {
        return steering;
    }

    /** Whether there is a measurement to go on from. */
    boolean hasMeasured() {
        return lastMeasured >= 0;
    }

    /** Evaluates after a step and writes it down; false if a number was not finite. */
    boolean measure(Learner learner, long step) {
        if (lastMeasured == step) {
            return true;
        }
        Evaluation evaluation = watch.evaluate(learner, step);
        boolean memorizedNow = timeline.isMemorizedBy(evaluation);
        // At T_mem itself there is no angle yet.
        history.append(memorizedNow ? evaluation.withAngle(0) : evaluation);
        lastMeasured = step;
        if (!evaluation.isFinite()) {
            return false;
        }
        if (memorizedNow) {
            history.append(new RunEvent.Memorized(step));
            learner.markReference();
            steering.apply(config.intervention(), learner, step);
        }
        if (timeline.milestones().grokkingStep().equals(OptionalLong.of(step))) {
            history.append(new RunEvent.Grokked(step));
        }
        history.append(forecaster.forecast(history));
        watch.look(learner, isMilestone(step));
        return true;
    }

    /** Whether T_mem or T_grok is at this step. */
    boolean isMilestone(long step) {
        return timeline.milestones().isAt(step);
    }

    /** A run that ends between two evaluations is measured once more, so that the last row is its end. */
    boolean measureTheEnd(Learner learner, long step) {
        return !isComplete(step) || lastMeasured == step || measure(learner, step);
    }

    /** Whether the run has done what its configuration asks for. */
    boolean isComplete(long step) {
        return config.isComplete(step, timeline.milestones().grokkingStep());
    }
}
