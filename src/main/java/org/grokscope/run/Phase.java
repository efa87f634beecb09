package org.grokscope.run;

import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.config.Optimizer;

/** The phase of a run at a step. */
public enum Phase {
    /** Training has not begun. */
    READY,
    /** Before T_mem. */
    MEMORIZING,
    /** Before T_grok, while the test accuracy rises along with the train accuracy. */
    LEARNING,
    /** After T_mem; ‖θ‖² does not shrink, or not yet visibly, and the test accuracy is still low. */
    MEMORIZED,
    /** After T_mem; ‖θ‖² shrinks and the test accuracy is still low. */
    CONTRACTING,
    /** After T_mem; ‖θ‖ is held, and the test accuracy is still low. */
    HOLDING,
    /** After T_mem; the test accuracy is clearly above chance and above what it was at T_mem. */
    GROKKING,
    /** After T_grok, also where the test accuracy drops again. */
    GROKKED,
    /** ‖θ‖² goes to zero; nothing is learned, or what was learned is lost. */
    VANISHING,
    /** The numbers are no longer finite, or the session failed. */
    BROKEN_DOWN;

    /** The part of the way from chance to 1 from which an accuracy counts as clearly above chance. */
    private static final double CLEARLY_ABOVE_CHANCE = 0.1;
    /** Both accuracies rise together if the test accuracy has come at least this part of the train accuracy's way. */
    private static final double TOGETHER = 0.5;
    /** The part of the initial ‖θ‖² below which the weights of a run that SGD trains at chance level count as vanishing. */
    private static final double VANISHING_SGD = 0.5;
    /** The same for Adam, whose steps do not shrink with the gradient: its ‖θ‖² settles at a few percent. */
    private static final double VANISHING_ADAM = 0.005;

    static Phase of(RunState run) {
        if (run.status().outcome().filter(Outcome.Failed.class::isInstance).isPresent()) {
            return BROKEN_DOWN;
        }
        if (run.rows() == 0) {
            return run.status().isFresh() ? READY : MEMORIZING;
        }
        boolean mayLack = run.config().elsewhere().isPresent();
        if (!mayLack
                && !(Double.isFinite(run.newest(Column.SQUARED_NORM))
                        && Double.isFinite(run.newest(Column.TRAIN_LOSS)))) {
            return BROKEN_DOWN;
        }
        if (run.isGrokked()) {
            return GROKKED;
        }
        if (run.status().isFresh()) {
            return READY;
        }
        return run.isMemorized() ? afterMemorization(run) : beforeMemorization(run);
    }

    private static Phase afterMemorization(RunState run) {
        double test = aboveChance(run, Column.TEST_ACCURACY);
        double atMemorization = run.aboveChance(Column.TEST_ACCURACY, run.memorizationRow());
        if (Math.min(test, atMemorization) >= TOGETHER) {
            return LEARNING;
        }
        if (test >= CLEARLY_ABOVE_CHANCE && test - atMemorization >= CLEARLY_ABOVE_CHANCE) {
            return GROKKING;
        }
        if (hasVanished(run)) {
            return VANISHING;
        }
        if (run.isNormHeld()) {
            return HOLDING;
        }
        return NormTrend.falls(run) ? CONTRACTING : MEMORIZED;
    }

    private static Phase beforeMemorization(RunState run) {
        double test = aboveChance(run, Column.TEST_ACCURACY);
        if (test >= CLEARLY_ABOVE_CHANCE && test >= TOGETHER * aboveChance(run, Column.TRAIN_ACCURACY)) {
            return LEARNING;
        }
        return hasVanished(run) ? VANISHING : MEMORIZING;
    }

    private static boolean hasVanished(RunState run) {
        boolean descent = run.optimizer() == Optimizer.SGD || run.optimizer() == Optimizer.SGD_MOMENTUM;
        double left = run.newest(Column.SQUARED_NORM) / run.value(Column.SQUARED_NORM, 0);
        return left <= (descent ? VANISHING_SGD : VANISHING_ADAM)
                && aboveChance(run, Column.TRAIN_ACCURACY) < CLEARLY_ABOVE_CHANCE;
    }

    private static double aboveChance(RunState run, Column accuracy) {
        return run.aboveChance(accuracy, run.rows() - 1);
    }
}
