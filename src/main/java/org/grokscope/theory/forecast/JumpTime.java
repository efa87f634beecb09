package org.grokscope.theory.forecast;

import org.hipparchus.special.Erf;

/**
 * When a run that has not grokked yet will grok, by the {@link org.grokscope.theory.ContractionClock}: the logarithm of the time from some
 * start is normally distributed, cut off below by what has passed already without a jump.
 *
 * @param mean of the log of the time from the start
 * @param deviation its standard deviation, &gt; 0
 * @param passed the time since the start, ≥ 0
 */
record JumpTime(double mean, double deviation, double passed) {

    /** So far beyond what was expected, the expectation says nothing any more and moves on with the run. */
    private static final double MAX_SURPRISE = 3;

    /** Moves the expectation on where a run is long overdue. */
    JumpTime {
        mean = passed > 0 ? Math.max(mean, Math.log(passed) - MAX_SURPRISE * deviation) : mean;
    }

    /** The time that is still left with a probability; 0.5 gives the median. */
    double left(double probability) {
        double upper = survival(passed) * (1 - probability);
        double time = Math.exp(mean + deviation * Math.sqrt(2) * Erf.erfcInv(2 * upper));
        return Math.max(0, time - passed);
    }

    /** The probability that it takes longer than this from now on. */
    double longerThan(double left) {
        return left <= 0 ? 1 : survival(passed + left) / survival(passed);
    }

    private double survival(double time) {
        return time <= 0 ? 1 : Erf.erfc((Math.log(time) - mean) / (deviation * Math.sqrt(2))) / 2;
    }
}
