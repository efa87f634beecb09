package org.grokscope.narration;

import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.forecast.RunProgress;

/** Where a run stands, as one badge. */
public enum Phase {
    /** Nothing has been trained yet. */
    READY("Ready"),
    /** Before T_mem. */
    MEMORIZING("Memorizing"),
    /** Before T_mem, but the test accuracy rises along with the train accuracy. */
    LEARNING("Learning"),
    /** T_mem is past, ‖θ‖² shrinks, the test accuracy is still low. */
    CONTRACTING("Contracting"),
    /** T_mem is past and nothing shrinks the weights: λ is 0, or ‖θ‖ is held. */
    HOLDING("Holding"),
    /** T_mem is past and the test accuracy is clearly on its way up. */
    GROKKING("Grokking"),
    /** T_grok is past; later dips of the test accuracy do not take that back. */
    GROKKED("Grokked"),
    /** ‖θ‖² goes to zero, and nothing is learnt, or what was learnt is lost. */
    FADING("Fading"),
    /** The numbers are no numbers any more, or the session failed. */
    BROKEN_DOWN("Broken down");

    /** The part of the way from chance to perfect from which an accuracy counts as clearly above chance. */
    private static final double CLEARLY_ABOVE_CHANCE = 0.1;
    /** The test accuracy has come this part of the train accuracy's way when both count as rising together. */
    private static final double TOGETHER = 0.5;
    /** With SGD, which gets by with little, half of the first ‖θ‖² shows where it goes if nothing is learnt by then. */
    private static final double FADING_SGD = 0.5;
    /**
     * Adam's steps do not shrink with the gradient, so its weights settle at a few percent: less than that is fading.
     */
    private static final double FADING_ADAM = 0.005;

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The word on the badge. */
    public String label() {
        return label;
    }

    static Phase of(RunConfig config, RunProgress progress, RunStatus situation) {
        if (situation.outcome().filter(Outcome.Failed.class::isInstance).isPresent()) {
            return BROKEN_DOWN;
        }
        if (progress.rows() == 0) {
            return situation.isFresh() ? READY : MEMORIZING;
        }
        if (!Double.isFinite(progress.newest(RunHistory.Column.SQUARED_NORM))
                || !Double.isFinite(progress.newest(RunHistory.Column.TRAIN_LOSS))) {
            return BROKEN_DOWN;
        }
        if (progress.isGrokked()) {
            return GROKKED;
        }
        if (situation.isFresh()) {
            return READY;
        }
        return progress.isMemorized() ? afterMemorization(config, progress) : beforeMemorization(config, progress);
    }

    private static Phase afterMemorization(RunConfig config, RunProgress progress) {
        if (aboveChance(config, progress.newest(RunHistory.Column.TEST_ACCURACY)) >= CLEARLY_ABOVE_CHANCE) {
            return GROKKING;
        }
        if (hasFaded(config, progress)) {
            return FADING;
        }
        return progress.isNormHeld() || progress.weightDecay() == 0 ? HOLDING : CONTRACTING;
    }

    private static Phase beforeMemorization(RunConfig config, RunProgress progress) {
        double train = aboveChance(config, progress.newest(RunHistory.Column.TRAIN_ACCURACY));
        double test = aboveChance(config, progress.newest(RunHistory.Column.TEST_ACCURACY));
        if (test >= CLEARLY_ABOVE_CHANCE && test >= TOGETHER * train) {
            return LEARNING;
        }
        return hasFaded(config, progress) ? FADING : MEMORIZING;
    }

    private static boolean hasFaded(RunConfig config, RunProgress progress) {
        boolean adam = progress.optimizer() == Optimizer.ADAMW || progress.optimizer() == Optimizer.ADAM_L2;
        double left =
                progress.newest(RunHistory.Column.SQUARED_NORM) / progress.value(RunHistory.Column.SQUARED_NORM, 0);
        return left <= (adam ? FADING_ADAM : FADING_SGD)
                && aboveChance(config, progress.newest(RunHistory.Column.TRAIN_ACCURACY)) < CLEARLY_ABOVE_CHANCE;
    }

    /** The part of the way from guessing, 1/classes, to 1. */
    private static double aboveChance(RunConfig config, double accuracy) {
        double chance = 1.0 / config.task().classes();
        return (accuracy - chance) / (1 - chance);
    }
}
