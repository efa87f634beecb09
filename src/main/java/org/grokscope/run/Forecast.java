package org.grokscope.run;

import java.util.Optional;

/** The forecast of T_grok that was made at some step. */
public sealed interface Forecast {

    /** The optimizer steps done when the forecast was made. */
    long step();

    /** The fitted curve, if there is one, however well it fits. */
    Optional<Calibration> calibration();

    /** The curve that ‖θ‖² follows; nothing if the fitted one is a poor fit. */
    default Optional<Calibration> law() {
        return calibration().filter(Calibration::fits);
    }

    /**
     * Grokking is expected.
     *
     * @param step when the forecast was made
     * @param grokkingStep T̂_grok
     * @param low lower end of the 90 % band, in steps
     * @param high upper end of the 90 % band, in steps
     * @param threshold V*, the ‖θ‖² at which it is expected to grok, where the calibrated curve is at T̂_grok; NaN before
     *     there is a curve that fits
     * @param noGrokking the probability that it does not grok within this run's steps, 0 to 1; NaN if the settings were changed on the
     *     way, which the calibration runs' were not
     * @param calibration the curve that crosses V* at T̂_grok
     */
    record Jump(
            long step,
            double grokkingStep,
            double low,
            double high,
            double threshold,
            double noGrokking,
            Optional<Calibration> calibration)
            implements Forecast {}

    /**
     * No jump is expected within the run, or no delay.
     *
     * @param step when the forecast was made
     * @param noGrokking the probability that it does not grok up to the budget that the reason names, 0 to 1; NaN where it is the
     *     delay that is not expected
     * @param reason why
     * @param calibration the contraction, if ‖θ‖² contracts
     */
    record NoJump(long step, double noGrokking, ForecastReason reason, Optional<Calibration> calibration)
            implements Forecast {}

    /**
     * There is no forecast, at this step or for this task and network at all.
     *
     * @param step when it was stated
     * @param reason why
     * @param calibration the contraction, if ‖θ‖² contracts
     */
    record Unknown(long step, ForecastReason reason, Optional<Calibration> calibration) implements Forecast {}
}
