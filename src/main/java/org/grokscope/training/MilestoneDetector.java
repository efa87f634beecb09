package org.grokscope.training;

import java.util.OptionalLong;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;

/** Notices T_mem and T_grok as they come and records them as events. */
final class MilestoneDetector {

    private final RunHistory history;
    private OptionalLong memorizationStep = OptionalLong.empty();
    private OptionalLong grokkingStep = OptionalLong.empty();

    MilestoneDetector(RunHistory history) {
        this.history = history;
    }

    void see(Evaluation evaluation) {
        if (memorizationStep.isEmpty() && evaluation.trainAccuracy() >= Milestones.THRESHOLD) {
            memorizationStep = OptionalLong.of(evaluation.step());
            history.append(new RunEvent.Memorized(evaluation.step()));
        }
        if (grokkingStep.isEmpty() && evaluation.testAccuracy() >= Milestones.THRESHOLD) {
            grokkingStep = OptionalLong.of(evaluation.step());
            history.append(new RunEvent.Grokked(evaluation.step()));
        }
    }

    OptionalLong grokkingStep() {
        return grokkingStep;
    }
}
