package org.grokscope.run.optimization;

import org.grokscope.task.Range;

/**
 * How η falls after the warm-up.
 *
 * @param shape linear or cosine
 * @param until the step from which on it is at its end
 * @param finalFraction the part of η that is left then
 */
public record RateDecay(RateShape shape, long until, double finalFraction) {

    /** Allowed ends, if the warm-up is over by then. */
    public static final Range UNTIL = Range.whole("rate decay end", 1, 10_000_000);
    /** Allowed final fractions. */
    public static final Range FINAL_FRACTION = Range.real("final fraction", 0, 1);

    /**
     * Checks both numbers.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public RateDecay {
        UNTIL.check((double) until);
        FINAL_FRACTION.check(finalFraction);
    }

    /** The part of η at a part of the way from 0 to 1. */
    double factor(double way) {
        double left = shape == RateShape.LINEAR ? 1 - way : (1 + Math.cos(Math.PI * way)) / 2;
        return finalFraction + (1 - finalFraction) * left;
    }
}
