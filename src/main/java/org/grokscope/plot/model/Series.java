package org.grokscope.plot.model;

/**
 * Points to which more can only be appended.
 *
 * <p>{@code x} must not decrease with the index; {@code y} may be NaN, which is a gap in the line. A point, once counted
 * by {@link #size()}, must never change: plots keep summaries of what they have read. If {@code size()} shrinks, plots
 * read everything again. Reads happen on the JavaFX thread; a writer on another thread must publish a point before
 * {@code size()} counts it.
 */
public interface Series {
    /** The number of points that can be read. */
    int size();

    /** Abscissa of point {@code i}, for {@code 0 <= i < size()}. */
    double x(int i);

    /** Ordinate of point {@code i}, for {@code 0 <= i < size()}; NaN for a gap. */
    double y(int i);

    /**
     * A finished series over copies of two arrays.
     *
     * @param xs abscissae, not decreasing
     * @param ys ordinates, as many
     * @throws IllegalArgumentException if the lengths differ or an abscissa is NaN or smaller than the one before
     */
    static Series of(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(
                    "xs and ys must be of one length (got " + xs.length + " and " + ys.length + ")");
        }
        for (int i = 0; i < xs.length; i++) {
            if (Double.isNaN(xs[i]) || (i > 0 && xs[i] < xs[i - 1])) {
                throw new IllegalArgumentException("xs must not decrease (got x[" + i + "] = " + xs[i] + ")");
            }
        }
        double[] x = xs.clone();
        double[] y = ys.clone();
        return new Series() {
            @Override
            public int size() {
                return x.length;
            }

            @Override
            public double x(int i) {
                return x[i];
            }

            @Override
            public double y(int i) {
                return y[i];
            }
        };
    }
}
