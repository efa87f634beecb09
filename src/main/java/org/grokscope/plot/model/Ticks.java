package org.grokscope.plot.model;

import java.util.Arrays;

/** The labelled places of an axis. */
public final class Ticks {
    /** Absorbs rounding, so that an end that is a tick counts as one. */
    private static final double SLACK = 1e-9;

    private static final double[] ROUND = {1, 2, 5};
    private static final double[] QUARTERS = {1, 2.5, 5};
    private static final double[] THIRDS = {1, 3};
    private static final double[] DECADE = {1};

    private final double[] values;
    private final double step;

    private Ticks(double[] values, double step) {
        this.values = values;
        this.step = step;
    }

    public int count() {
        return values.length;
    }

    public double at(int i) {
        return values[i];
    }

    /** The distance of neighbours, which sets the precision of labels; 0 if it is not constant. */
    public double step() {
        return step;
    }

    double[] toArray() {
        return values.clone();
    }

    /**
     * Ticks for a scale.
     *
     * @param atMost upper bound of their number, at least 2
     * @param format percent axes step in quarters
     * @param minStep no finer steps than this (1 for an axis of whole steps, 0 for any)
     */
    public static Ticks of(Scale scale, int atMost, ValueFormat format, double minStep) {
        return switch (scale) {
            case Scale.Linear s ->
                linear(s.lower(), s.upper(), atMost, format == ValueFormat.PERCENT ? QUARTERS : ROUND, minStep);
            case Scale.Log s -> log(s.lower(), s.upper(), atMost, minStep);
        };
    }

    static Ticks linear(double lower, double upper, int atMost) {
        return linear(lower, upper, atMost, ROUND, 0);
    }

    private static Ticks linear(double lower, double upper, int atMost, double[] steps, double minStep) {
        double wanted = Math.max(minStep, (upper - lower) / Math.max(1, atMost));
        double step = roundUp(wanted, steps);
        Ticks ticks = every(step, lower, upper);
        // The quotient bounds the intervals; both ends being ticks makes one more than that.
        while (ticks.count() > Math.max(2, atMost)) {
            step = roundUp(step * 1.01, steps);
            ticks = every(step, lower, upper);
        }
        return ticks;
    }

    private static Ticks every(double step, double lower, double upper) {
        long first = (long) Math.ceil(lower / step - SLACK);
        long last = (long) Math.floor(upper / step + SLACK);
        int count = Math.clamp(last - first + 1, 0, 10_000);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = round((first + i) * step, step);
        }
        return new Ticks(values, step);
    }

    /** Multiples of 0.1 are not exact; take the double nearest to the decimal number meant. */
    private static double round(double value, double step) {
        double decimals = Math.pow(10, Math.max(0, 2 - Math.floor(Math.log10(step))));
        double rounded = Math.rint(value * decimals) / decimals;
        return Double.isFinite(rounded) ? rounded + 0.0 : value;
    }

    /** The smallest number of the form m·10^k, m from {@code steps}, that is not below {@code wanted}. */
    static double roundUp(double wanted, double[] steps) {
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double m : steps) {
            if (m * decade >= wanted * (1 - SLACK)) {
                return m * decade;
            }
        }
        return 10 * decade;
    }

    static Ticks log(double lower, double upper, int atMost, double minStep) {
        int first = (int) Math.ceil(Math.log10(lower) - SLACK);
        int last = (int) Math.floor(Math.log10(upper) + SLACK);
        int decades = last - first + 1;
        Ticks fine = mantissas(lower, upper, ROUND);
        if (fine.count() >= 2 && fine.count() <= atMost) {
            return fine;
        }
        Ticks thirds = mantissas(lower, upper, THIRDS);
        if (thirds.count() >= 2 && thirds.count() > decades && thirds.count() <= atMost) {
            return thirds;
        }
        if (decades >= 2) {
            return decades <= atMost ? mantissas(lower, upper, DECADE) : strided(first, last, atMost);
        }
        // Less than two decades in view and no space for 1-2-5, or a view between two of them: plain steps.
        Ticks plain = linear(lower, upper, atMost, ROUND, minStep);
        return plain.count() > 0 && plain.at(0) <= 0
                ? new Ticks(Arrays.copyOfRange(plain.values, 1, plain.count()), plain.step)
                : plain;
    }

    private static Ticks strided(int first, int last, int atMost) {
        int stride = Math.ceilDiv(last - first + 1, Math.max(1, atMost));
        int from = Math.ceilDiv(first, stride) * stride;
        if (from + stride > last) {
            // One label does not show the scale: both ends are better than one round exponent between them.
            from = first;
            stride = last - first;
        }
        double[] values = new double[Math.max(0, (last - from) / stride + 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.pow(10, from + i * stride);
        }
        return new Ticks(values, 0);
    }

    private static Ticks mantissas(double lower, double upper, double[] mantissas) {
        int bottom = (int) Math.floor(Math.log10(lower) - SLACK);
        int top = (int) Math.floor(Math.log10(upper) + SLACK);
        double[] found = new double[mantissas.length * (top - bottom + 1)];
        int n = 0;
        for (int d = bottom; d <= top; d++) {
            for (double m : mantissas) {
                double value = d < 0 ? m / Math.pow(10, -d) : m * Math.pow(10, d);
                if (value >= lower * (1 - SLACK) && value <= upper * (1 + SLACK)) {
                    found[n++] = value;
                }
            }
        }
        return new Ticks(Arrays.copyOf(found, n), 0);
    }
}
