package org.grokscope.theory;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * The straight line y = a + b·x through points, by ordinary least squares.
 *
 * @param intercept a, in the unit of y
 * @param slope b, in the unit of y per that of x
 * @param pearson the correlation r of x and y, −1 to 1; NaN if all y are equal
 * @param points how many points were fitted
 */
public record LinearFit(double intercept, double slope, double pearson, int points) {

    /**
     * Fits a line.
     *
     * @param x n numbers
     * @param y n numbers
     * @return the line, or nothing if there are fewer than two different x: any slope would do
     * @throws IllegalArgumentException if the lengths differ or a number is not finite
     */
    public static Optional<LinearFit> of(double[] x, double[] y) {
        check(x, y);
        // Compared as they are: equal numbers need not have a mean that equals them to the last bit.
        if (Arrays.stream(x).distinct().count() < 2) {
            return Optional.empty();
        }
        if (Arrays.stream(y).distinct().count() < 2) {
            return Optional.of(new LinearFit(y[0], 0, Double.NaN, x.length));
        }
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            line.addData(x[i], y[i]);
        }
        return Optional.of(new LinearFit(line.getIntercept(), line.getSlope(), line.getR(), x.length));
    }

    static void check(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x, but " + y.length + " y");
        }
        if (!Arrays.stream(x).allMatch(Double::isFinite) || !Arrays.stream(y).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a point is not finite");
        }
    }

    /** The part of y's variance that the line explains, r²; NaN if all y are equal. */
    public double rSquared() {
        return pearson * pearson;
    }

    /** a + b·x. */
    public double at(double x) {
        return intercept + slope * x;
    }
}
