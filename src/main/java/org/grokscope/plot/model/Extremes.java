package org.grokscope.plot.model;

import java.util.Arrays;

/**
 * Finds the smallest and the largest value of any index range of a growing series without reading all of it: a pyramid
 * of block extremes, each level {@value #FAN} times coarser. Growth reads only the new points, so a redraw of a million
 * points costs as much as the pixels it fills.
 */
public final class Extremes {
    static final int FAN = 16;

    private final Series series;
    private final boolean positiveOnly;
    private double[][] lows = {};
    private double[][] highs = {};
    private int size;

    /** The result of the last query. */
    private double low;

    private double high;

    /**
     * Watches a series.
     *
     * @param positiveOnly values of 0 and below count as gaps, as a logarithmic axis needs it
     */
    public Extremes(Series series, boolean positiveOnly) {
        this.series = series;
        this.positiveOnly = positiveOnly;
    }

    public int size() {
        return size;
    }

    public double x(int i) {
        return series.x(i);
    }

    /** The value as the axis can show it: NaN is a gap. */
    public double y(int i) {
        double y = series.y(i);
        return Double.isInfinite(y) || (positiveOnly && y <= 0) ? Double.NaN : y;
    }

    /** Reads the points added since the last time; everything if there are fewer than before. */
    public void update() {
        int now = series.size();
        if (now < size) {
            size = 0;
        }
        if (now == size) {
            return;
        }
        int from = size;
        size = now;
        for (int level = 0, blocks = now; blocks > FAN; level++) {
            int first = from / FAN;
            blocks = Math.ceilDiv(blocks, FAN);
            reserve(level, blocks);
            for (int b = first; b < blocks; b++) {
                summarise(level, b);
            }
            from = first;
        }
    }

    private void reserve(int level, int blocks) {
        if (level == lows.length) {
            lows = Arrays.copyOf(lows, level + 1);
            highs = Arrays.copyOf(highs, level + 1);
            lows[level] = new double[blocks];
            highs[level] = new double[blocks];
            // A new level must be built from its start, which the caller's "from" does not cover.
            for (int b = 0; b < blocks; b++) {
                summarise(level, b);
            }
        } else if (lows[level].length < blocks) {
            int capacity = Math.max(blocks, lows[level].length * 2);
            lows[level] = Arrays.copyOf(lows[level], capacity);
            highs[level] = Arrays.copyOf(highs[level], capacity);
        }
    }

    private void summarise(int level, int block) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        int end = Math.min((block + 1) * FAN, blocksBelow(level));
        for (int i = block * FAN; i < end; i++) {
            double a = level == 0 ? y(i) : lows[level - 1][i];
            double b = level == 0 ? a : highs[level - 1][i];
            lo = a < lo ? a : lo;
            hi = b > hi ? b : hi;
        }
        lows[level][block] = lo;
        highs[level][block] = hi;
    }

    private int blocksBelow(int level) {
        int n = size;
        for (int i = 0; i < level; i++) {
            n = Math.ceilDiv(n, FAN);
        }
        return n;
    }

    /** Finds the extremes of points {@code from} to {@code to - 1}; false if there is no finite value among them. */
    public boolean query(int from, int to) {
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        int a = Math.max(0, from);
        int b = Math.min(size, to);
        int level = -1;
        while (a < b) {
            boolean coarser = level + 1 < lows.length && b - a > 2 * FAN;
            int a2 = coarser ? Math.ceilDiv(a, FAN) * FAN : b;
            int b2 = coarser ? b / FAN * FAN : b;
            scan(level, a, a2);
            scan(level, coarser ? b2 : b, b);
            a = coarser ? a2 / FAN : b;
            b = coarser ? b2 / FAN : b;
            level++;
        }
        return low <= high;
    }

    private void scan(int level, int from, int to) {
        for (int i = from; i < to; i++) {
            double a = level < 0 ? y(i) : lows[level][i];
            double b = level < 0 ? a : highs[level][i];
            low = a < low ? a : low;
            high = b > high ? b : high;
        }
    }

    /** The smallest value the last {@link #query} found. */
    public double low() {
        return low;
    }

    /** The largest value the last {@link #query} found. */
    public double high() {
        return high;
    }

    /** The first index at or after {@code from} whose x is at least {@code x}; {@link #size()} if there is none. */
    public int firstAtOrAfter(double x, int from) {
        int step = 1;
        int lo = from;
        // Gallop first: neighbouring pixels are close together in the data.
        while (lo + step < size && series.x(lo + step) < x) {
            lo += step;
            step *= 2;
        }
        int hi = Math.min(size, lo + step);
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (series.x(mid) < x) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }

    /** The last index whose x is at most {@code x} and whose y is a value; -1 if there is none within reach. */
    public int lastValueAtOrBefore(double x) {
        int i = firstAtOrAfter(Math.nextUp(x), 0) - 1;
        while (i >= 0 && Double.isNaN(y(i))) {
            i--;
        }
        return i;
    }
}
