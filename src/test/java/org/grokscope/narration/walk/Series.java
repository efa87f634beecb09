package org.grokscope.narration.walk;

import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;

/** What the check reads off a run itself, up to a number of evaluations: nothing of it comes from the program's own derivations. */
final class Series {

    private static final double THRESHOLD = 0.99;

    final RunConfig config;
    final Evaluation newest;
    final Evaluation first;
    /** T_mem and T_grok; −1 before. */
    long memorized = -1;

    long grokked = -1;
    double normAtMemorization = Double.NaN;
    double testAtMemorization = Double.NaN;
    double lambda;
    Optimizer optimizer;
    boolean held;
    int changes;
    long lastChange;
    private final RunHistory history;
    private final int rows;

    Series(RunConfig config, RunHistory history, int rows) {
        this.config = config;
        this.history = history;
        this.rows = rows;
        newest = history.evaluation(rows - 1);
        first = history.evaluation(0);
        for (int row = 0; row < rows; row++) {
            Evaluation each = history.evaluation(row);
            if (each.isFinite() && memorized < 0 && each.trainAccuracy() >= THRESHOLD) {
                memorized = each.step();
                normAtMemorization = each.squaredNorm();
                testAtMemorization = each.testAccuracy();
            }
            if (each.isFinite() && grokked < 0 && each.testAccuracy() >= THRESHOLD) {
                grokked = each.step();
            }
        }
        lambda = config.weightDecay();
        optimizer = config.optimizer();
        history.events().forEach(this::apply);
    }

    private void apply(RunEvent event) {
        if (event instanceof RunEvent.Change) {
            changes++;
            lastChange = event.step();
        }
        switch (event) {
            case RunEvent.WeightDecayChanged it -> lambda = it.to();
            case RunEvent.OptimizerChanged it -> optimizer = it.to();
            case RunEvent.NormHeld it -> held = true;
            case RunEvent.NormReleased it -> held = false;
            default -> {}
        }
    }

    long step() {
        return newest.step();
    }

    double aboveChance(double accuracy) {
        double chance = 1.0 / config.task().classes();
        return (accuracy - chance) / (1 - chance);
    }

    /**
     * How much ‖θ‖² changed over the last evaluations since the last change of the settings: the mean of the newer half as a part of that
     * of the older half, less 1. NaN with fewer than four.
     */
    double trend() {
        int since = 0;
        for (int row = 0; row < rows; row++) {
            since += history.evaluation(row).step() >= lastChange ? 1 : 0;
        }
        int half = Math.min(since, Math.max(8, since / 5)) / 2;
        if (half < 2) {
            return Double.NaN;
        }
        double newer = 0;
        double older = 0;
        for (int i = 1; i <= half; i++) {
            newer += history.evaluation(rows - i).squaredNorm();
            older += history.evaluation(rows - half - i).squaredNorm();
        }
        return newer / older - 1;
    }

    /** Whether ‖θ‖² does not fall: it has risen over the window, and not fallen at each of the last evaluations, as after a spike. */
    boolean doesNotFall() {
        return trend() > 0.002 && !(largestRise(6) < 0);
    }

    /** The largest relative rise of ‖θ‖² from one to the next of so many newest evaluations; NaN with fewer since the last change. */
    double largestRise(int evaluations) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = rows - evaluations + 1; row < rows; row++) {
            if (row < 1 || history.evaluation(row - 1).step() < lastChange) {
                return Double.NaN;
            }
            largest = Math.max(
                    largest,
                    history.evaluation(row).squaredNorm()
                                    / history.evaluation(row - 1).squaredNorm()
                            - 1);
        }
        return largest;
    }

    /** ‖θ‖² at T_mem, or at the first evaluation from the last change on, if that is later. */
    double anchorNorm() {
        for (int row = 0; row < rows; row++) {
            Evaluation each = history.evaluation(row);
            if (each.step() >= Math.max(memorized, lastChange)) {
                return each.squaredNorm();
            }
        }
        return newest.squaredNorm();
    }
}
