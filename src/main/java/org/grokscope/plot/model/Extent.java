package org.grokscope.plot.model;

/**
 * The places on the horizontal axis that data spans; NaN where there are none.
 *
 * @param first the first
 * @param firstPositive the first above 0
 * @param last the last
 */
public record Extent(double first, double firstPositive, double last) {
    /** Of no data. */
    public static final Extent NONE = new Extent(Double.NaN, Double.NaN, Double.NaN);

    /** The extent of both. */
    public Extent with(Extent other) {
        return new Extent(
                least(first, other.first),
                least(firstPositive, other.firstPositive),
                Double.isNaN(last) || other.last > last ? other.last : last);
    }

    private static double least(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }
}
