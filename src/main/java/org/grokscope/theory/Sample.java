package org.grokscope.theory;

import java.util.Arrays;

/**
 * What is said of several measurements of one quantity, for instance over the seeds of a setting.
 *
 * @param count how many there are, n
 * @param mean their mean; NaN if there are none
 * @param deviation their standard deviation, with n − 1; 0 for a single one, NaN if there are none
 */
public record Sample(int count, double mean, double deviation) {

    /** Summarises measurements. */
    public static Sample of(double... values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : n == 1 ? 0 : Double.NaN;
        return new Sample(n, mean, deviation);
    }

    /** The standard error of the mean, deviation / √n. */
    public double standardError() {
        return deviation / Math.sqrt(count);
    }
}
