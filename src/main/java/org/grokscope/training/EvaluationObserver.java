package org.grokscope.training;

import org.grokscope.run.Evaluation;

/** Is called after each evaluation whose numbers are finite, on the training thread, in a fixed order of observers. */
@FunctionalInterface
public interface EvaluationObserver {

    /**
     * Reacts to an evaluation, which is in the history already.
     *
     * @param learner the network as it was evaluated
     */
    void evaluated(Learner learner, Evaluation evaluation);
}
