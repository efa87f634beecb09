package org.grokscope.theory.forecast;

import java.util.function.ToDoubleBiFunction;
import org.grokscope.run.RunHistory.Column;

/**
 * A quantity of a run at one evaluation that helps to predict the time to T_grok. Rates are per unit of the
 * {@link org.grokscope.theory.ContractionClock}, over the last {@value ForecastFeatures#WINDOW} units of it, so that they compare over η and λ.
 */
enum Signal {
    /** log λ. */
    DECAY("log λ", (features, _) -> Math.log(features.weightDecay())),
    /** log η. */
    RATE("log η", (features, _) -> Math.log(features.learningRate())),
    /** log p. */
    MODULUS("log p", (features, _) -> Math.log(features.classes())),
    /** log(V / V_0): how far ‖θ‖² has come down from the initial network's, which takes the network's size out. */
    NORM("log(V/V_0)", (features, row) -> features.logNorm(row) - features.logNorm(0)),
    /** Its square: the lower V is, the slower it falls. */
    NORM_SQUARED("log²(V/V_0)", (features, row) -> square(features.logNorm(row) - features.logNorm(0))),
    /** How fast log V changes: −κ, the measured contraction as a multiple of decay alone. */
    CONTRACTION("rate of log V", (features, row) -> features.rate(features::logNorm, row)),
    /** log of the test loss. */
    TEST_LOSS("log test loss", ForecastFeatures::logTestLoss),
    /** Its square: the loss first rises and then falls. */
    TEST_LOSS_SQUARED("(log test loss)²", (features, row) -> square(features.logTestLoss(row))),
    /** How fast the log of the test loss changes. */
    TEST_LOSS_RATE("rate of log test loss", (features, row) -> features.rate(features::logTestLoss, row)),
    /** The test accuracy. */
    TEST_ACCURACY("test accuracy", (features, row) -> features.value(Column.TEST_ACCURACY, row)),
    /** log-odds of the test accuracy, which goes up by the same amount at both ends of the way to 1. */
    TEST_ODDS("log-odds of test accuracy", ForecastFeatures::logTestOdds),
    /** Their square. */
    TEST_ODDS_SQUARED("(log-odds of test accuracy)²", (features, row) -> square(features.logTestOdds(row))),
    /** How fast these log-odds change. */
    TEST_ODDS_RATE("rate of the log-odds", (features, row) -> features.rate(features::logTestOdds, row)),
    /** log of the clock's time in which the log-odds would reach those of 0.99 at their current rate. */
    CROSSING("log time to 0.99 at that rate", ForecastFeatures::logCrossing),
    /** log of the train loss, which is what holds ‖θ‖² up. */
    TRAIN_LOSS("log train loss", (features, row) -> Math.log(features.value(Column.TRAIN_LOSS, row))),
    /** α, in right angles. */
    ANGLE("angle α / 90°", (features, row) -> features.angle(row) / 90),
    /** The clock's time since T_mem. */
    SINCE_MEMORIZED("2ηλ(t − T_mem)", (features, row) -> features.sinceMemorized(row)),
    /** log of the clock's time that memorizing took. */
    MEMORIZATION("log 2ηλT_mem", (features, _) -> Math.log(features.clockAtMemorization()));

    private final String label;
    private final ToDoubleBiFunction<ForecastFeatures, Integer> value;

    Signal(String label, ToDoubleBiFunction<ForecastFeatures, Integer> value) {
        this.label = label;
        this.value = value;
    }

    /** As a formula, for people. */
    String label() {
        return label;
    }

    /** Its value; not finite if an evaluated number is not. */
    double of(ForecastFeatures features) {
        return value.applyAsDouble(features, features.row());
    }

    private static double square(double value) {
        return value * value;
    }
}
