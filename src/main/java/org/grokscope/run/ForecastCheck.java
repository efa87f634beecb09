package org.grokscope.run;

/**
 * How good the forecast made at T_mem was, once the run has grokked.
 *
 * @param memorizationStep T_mem
 * @param grokkingStep T_grok
 * @param forecast what was forecast at T_mem
 */
public record ForecastCheck(long memorizationStep, long grokkingStep, Forecast.Jump forecast) {

    /** T_grok − T̂_grok in steps: positive if it grokked later than forecast. */
    public double error() {
        return grokkingStep - forecast.grokkingStep();
    }

    /** |error| as a part of the delay T_grok − T_mem. */
    public double relativeError() {
        return Math.abs(error()) / (grokkingStep - memorizationStep);
    }

    /**
     * Whether the forecast was right as far as that can be told: T_grok is known to one evaluation only.
     *
     * @param cadence steps between two evaluations
     */
    public boolean isOnTime(long cadence) {
        return 2 * Math.round(Math.abs(error())) <= cadence;
    }

    /** Whether T_grok lies in the 90 % band. */
    public boolean isInsideBand() {
        return grokkingStep >= forecast.low() && grokkingStep <= forecast.high();
    }
}
