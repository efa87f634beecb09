package org.grokscope.run;

import java.util.Optional;

/** What the law says, at some step, about when this run will grok. */
public sealed interface Forecast {

    /** The optimizer steps done when the forecast was made. */
    long step();

    /** The calibrated curve, once there is something to calibrate it on. */
    Optional<Calibration> calibration();

    /**
     * Grokking is expected.
     *
     * @param step when the forecast was made
     * @param grokkingStep T̂_grok
     * @param low lower end of the 90 % band, in steps
     * @param high upper end of the 90 % band, in steps
     * @param threshold V★, the ‖θ‖² at which this task and network grok
     * @param calibration the curve that crosses V★ at T̂_grok
     */
    record Jump(
            long step,
            double grokkingStep,
            double low,
            double high,
            double threshold,
            Optional<Calibration> calibration)
            implements Forecast {}

    /**
     * No grokking is expected.
     *
     * @param step when the forecast was made
     * @param reason why, as a sentence for people
     * @param calibration the contraction all the same, if ‖θ‖² contracts
     */
    record NoJump(long step, String reason, Optional<Calibration> calibration) implements Forecast {}

    /**
     * Nothing can be said, now or for this task and network at all.
     *
     * @param step when that was stated
     * @param reason why, as a sentence for people
     * @param calibration the contraction all the same, if ‖θ‖² contracts
     */
    record Unknown(long step, String reason, Optional<Calibration> calibration) implements Forecast {}
}
