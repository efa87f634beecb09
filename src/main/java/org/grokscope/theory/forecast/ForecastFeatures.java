package org.grokscope.theory.forecast;

import java.util.function.IntToDoubleFunction;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.theory.ContractionClock;
import org.grokscope.theory.FreeContraction;

/**
 * The newest evaluation of a run, from which {@link Signal}s are computed.
 *
 * @param run the run up to this evaluation
 * @param clock s(t), with all changes of η and λ so far
 */
record ForecastFeatures(RunState run, ContractionClock clock) {

    /** The clock's time over which rates are taken; decay alone shrinks ‖θ‖² by a third in it. */
    static final double WINDOW = 0.4;
    /** Accuracies of 0 and 1 have finite odds: as if a third of a percent more were wrong, and right. */
    private static final double SOFTENING = 0.003;
    /** A little beyond the log-odds of 0.99, 4.3, so that the time left just before is not 0. */
    private static final double ENOUGH_ODDS = 4.8;

    private static final double LEAST_ODDS = 0.1;
    /** Odds that hardly rise, or fall, say that it takes long, but not how long. */
    private static final double SLOWEST_RATE = 0.3;
    /** A rate over fewer rows than this is mostly the scatter of the evaluations. */
    private static final int FEWEST_ROWS = 2;

    ForecastFeatures(RunState run) {
        this(run, ContractionClock.of(run));
    }

    int row() {
        return run.rows() - 1;
    }

    /** How many answers the task has; p for a modular task. */
    int classes() {
        return run.config().task().classes();
    }

    double learningRate() {
        return run.learningRate();
    }

    double weightDecay() {
        return run.weightDecay();
    }

    double value(Column column, int row) {
        return run.value(column, row);
    }

    double logNorm(int row) {
        return Math.log(value(Column.SQUARED_NORM, row));
    }

    double logTestLoss(int row) {
        return Math.log(value(Column.TEST_LOSS, row));
    }

    double logTestOdds(int row) {
        double accuracy = value(Column.TEST_ACCURACY, row);
        return Math.log((accuracy + SOFTENING) / (1 + SOFTENING - accuracy));
    }

    double logCrossing(int row) {
        double left = Math.max(ENOUGH_ODDS - logTestOdds(row), LEAST_ODDS);
        return Math.log(left / Math.max(rate(this::logTestOdds, row), SLOWEST_RATE));
    }

    /** In degrees; 0 at T_mem, and where it is not known. */
    double angle(int row) {
        double angle = value(Column.ANGLE, row);
        return Double.isNaN(angle) ? 0 : angle;
    }

    double sinceMemorized(int row) {
        return clock(row) - clockAtMemorization();
    }

    double clockAtMemorization() {
        return clock(run.memorizationRow());
    }

    /** Whether there is a row to take rates from: not before there are two evaluations under the current settings. */
    boolean hasRates() {
        return clock(row()) > clock(before(row()));
    }

    /** How fast a quantity has changed, per unit of the clock. */
    double rate(IntToDoubleFunction quantity, int row) {
        int before = before(row);
        return (quantity.applyAsDouble(row) - quantity.applyAsDouble(before)) / (clock(row) - clock(before));
    }

    /** The row about {@link #WINDOW} earlier, but none from before the last change of how it trains. */
    private int before(int row) {
        double rate = FreeContraction.decayRate(learningRate(), weightDecay());
        double wanted = value(Column.STEP, row) - WINDOW / rate;
        int before = Math.min(row - FEWEST_ROWS, run.history().rowAt((long) wanted));
        return Math.max(before, Math.min(run.regimeRow(), row));
    }

    private double clock(int row) {
        return clock.at((long) value(Column.STEP, row));
    }
}
