package org.grokscope.plot.model;

/**
 * Ranges of axes: the data's range, widened to round numbers. They depend on the data's extent alone, so a range changes only
 * when the data crosses a round number, and never shrinks while the data grows.
 */
public final class AutoRange {
    private static final double[] ROUND = {1, 2, 5};
    private static final double[] STEP_ENDS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8};

    /** Length of the axis relative to the newest point: leaves space for the labels at the ends of lines. */
    public static final double HEADROOM = 1.14;

    /** An axis shows at most so many times what is measured for the sake of what is only expected. */
    private static final double MOST_EXPECTED = 3;

    private AutoRange() {}

    /** Limits of a value axis; {@code lower <= upper} are the data's extremes, or NaN when there are none. */
    public static YRange.Fixed values(ScaleKind kind, double lower, double upper) {
        return switch (kind) {
            case LINEAR -> linear(lower, upper);
            case LOG -> log(lower, upper);
        };
    }

    private static YRange.Fixed linear(double lower, double upper) {
        if (!Double.isFinite(lower) || !Double.isFinite(upper)) {
            return new YRange.Fixed(0, 1);
        }
        double span = upper - lower;
        if (!(span > Math.abs(upper) * 1e-9)) {
            span = upper == 0 ? 1 : Math.abs(upper) * 0.2;
        }
        double step = Ticks.roundUp(span / 8, ROUND);
        double bottom = Math.floor((lower - span * 0.04) / step) * step;
        double top = Math.ceil((upper + span * 0.04) / step) * step;
        // Data that never goes below 0 does not get an axis that does, and the same above.
        bottom = lower >= 0 ? Math.max(0, bottom) : bottom;
        top = upper <= 0 ? Math.min(0, top) : top;
        return top > bottom ? new YRange.Fixed(bottom, top) : new YRange.Fixed(bottom, bottom + 1);
    }

    private static YRange.Fixed log(double lower, double upper) {
        if (!(lower > 0) || !(upper > 0) || Double.isInfinite(upper)) {
            return new YRange.Fixed(0.1, 10);
        }
        double bottom = roundDown(lower / 1.05);
        double top = Ticks.roundUp(upper * 1.05, ROUND);
        return top / bottom < 2.1 ? new YRange.Fixed(bottom / 2, top * 2) : new YRange.Fixed(bottom, top);
    }

    private static double roundDown(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double down = decade;
        for (double m : ROUND) {
            down = m * decade <= value ? m * decade : down;
        }
        return down;
    }

    /**
     * The end of the step axis: grows by a quarter or so at a time.
     *
     * @param last newest step, or NaN without data
     * @param horizon a step that must be in view, or NaN
     */
    public static double stepEnd(double last, double horizon) {
        return stepEnd(last, HEADROOM, horizon);
    }

    /** The end of a logarithmic step axis that begins at {@code first}: the same free space, as a share of its length. */
    public static double stepEndLog(double first, double last, double horizon) {
        double headroom = last > first ? Math.pow(last / first, HEADROOM - 1) : HEADROOM;
        return stepEnd(last, Math.max(HEADROOM, headroom), horizon);
    }

    /**
     * How far the step axis reaches for a step that is expected: so far that what is measured stays readable.
     *
     * @param last newest step, negative without data
     * @param expected the step that would be in view; NaN for none
     * @param least up to here it reaches in any case
     */
    public static double expectedEnd(double last, double expected, double least) {
        double most = Ticks.roundUp(Math.max(10, MOST_EXPECTED * last), STEP_ENDS);
        return Math.min(expected, Math.max(least, most));
    }

    private static double stepEnd(double last, double headroom, double horizon) {
        double needed = Math.max(last > 0 ? last * headroom : 0, horizon > 0 ? horizon : 0);
        if (!(needed > 0) || Double.isInfinite(needed)) {
            return 1000;
        }
        return horizon > 0 && horizon >= needed ? horizon : Ticks.roundUp(Math.max(10, needed), STEP_ENDS);
    }
}
