package org.grokscope.theory.forecast;

import java.util.function.ToDoubleBiFunction;
import org.grokscope.run.RunHistory.Column;

/**
 * What is known of a run at one measurement that may say how long it still takes to grok. Rates are per unit of the
 * {@link org.grokscope.theory.ContractionClock}, over the last {@value ForecastFeatures#WINDOW} units of it, so that they compare over η and λ.
 */
enum Signal {
    /** log λ. */
    DECAY("log λ", (moment, _) -> Math.log(moment.weightDecay())),
    /** log η. */
    RATE("log η", (moment, _) -> Math.log(moment.learningRate())),
    /** log p. */
    MODULUS("log p", (moment, _) -> Math.log(moment.classes())),
    /** log(V / V_0): how far ‖θ‖² has come down from the initial network's, which takes the network's size out. */
    NORM("log(V/V_0)", (moment, row) -> moment.logNorm(row) - moment.logNorm(0)),
    /** Its square: the lower V is, the slower it falls. */
    NORM_SQUARED("log²(V/V_0)", (moment, row) -> square(moment.logNorm(row) - moment.logNorm(0))),
    /** How fast log V changes: −κ, the measured contraction as a multiple of decay alone. */
    CONTRACTION("rate of log V", (moment, row) -> moment.rate(moment::logNorm, row)),
    /** log of the test loss. */
    TEST_LOSS("log test loss", ForecastFeatures::logTestLoss),
    /** Its square: the loss first rises and then falls. */
    TEST_LOSS_SQUARED("(log test loss)²", (moment, row) -> square(moment.logTestLoss(row))),
    /** How fast the log of the test loss changes. */
    TEST_LOSS_RATE("rate of log test loss", (moment, row) -> moment.rate(moment::logTestLoss, row)),
    /** The test accuracy. */
    TEST_ACCURACY("test accuracy", (moment, row) -> moment.value(Column.TEST_ACCURACY, row)),
    /** log-odds of the test accuracy, which goes up by the same amount at both ends of the way to 1. */
    TEST_ODDS("log-odds of test accuracy", ForecastFeatures::logTestOdds),
    /** Their square. */
    TEST_ODDS_SQUARED("(log-odds of test accuracy)²", (moment, row) -> square(moment.logTestOdds(row))),
    /** How fast these log-odds change. */
    TEST_ODDS_RATE("rate of the log-odds", (moment, row) -> moment.rate(moment::logTestOdds, row)),
    /** log of the clock's time in which the log-odds would reach those of 0.99 at their present rate. */
    CROSSING("log time to 0.99 at that rate", ForecastFeatures::logCrossing),
    /** log of the train loss, which is what holds ‖θ‖² up. */
    TRAIN_LOSS("log train loss", (moment, row) -> Math.log(moment.value(Column.TRAIN_LOSS, row))),
    /** α, in right angles. */
    ANGLE("angle α / 90°", (moment, row) -> moment.angle(row) / 90),
    /** The clock's time since T_mem. */
    SINCE_MEMORIZED("2ηλ(t − T_mem)", (moment, row) -> moment.sinceMemorized(row)),
    /** log of the clock's time that memorizing took. */
    MEMORIZATION("log 2ηλT_mem", (moment, _) -> Math.log(moment.clockAtMemorization()));

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

    /** Its value; not finite if a measured number is not. */
    double of(ForecastFeatures moment) {
        return value.applyAsDouble(moment, moment.row());
    }

    private static double square(double value) {
        return value * value;
    }
}
