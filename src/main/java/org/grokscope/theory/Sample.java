package org.grokscope.theory;

import org.hipparchus.stat.StatUtils;

/**
 * Mean and spread of several values of one quantity, for instance over the seeds of a setting.
 *
 * @param count how many values there are, n
 * @param mean their mean; NaN if there are none
 * @param deviation their standard deviation, with n − 1; 0 for a single one, NaN if there are none
 */
public record Sample(int count, double mean, double deviation) {

    /** Summarises values. */
    public static Sample of(double... values) {
        return values.length == 0
                ? new Sample(0, Double.NaN, Double.NaN)
                : new Sample(values.length, StatUtils.mean(values), Math.sqrt(StatUtils.variance(values)));
    }
}
