package org.grokscope.plot.model;

/** Which values a plot shows. */
public sealed interface YRange {
    /**
     * What the visible data needs, widened to round numbers so that it changes rarely.
     *
     * @param low a value that must be in view too once there is data, such as a forecast's end; NaN for none
     * @param high another, or NaN
     */
    record Automatic(double low, double high) implements YRange {}

    /**
     * Always the same values.
     *
     * @param lower smallest value, finite
     * @param upper largest value, finite, above {@code lower}
     */
    record Fixed(double lower, double upper) implements YRange {
        /** Refuses empty and infinite ranges. */
        public Fixed {
            if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
                throw new IllegalArgumentException(
                        "Lower limit must be below the upper one, both finite (got " + lower + " and " + upper + ")");
            }
        }
    }

    /** The automatic range. */
    static YRange automatic() {
        return new Automatic(Double.NaN, Double.NaN);
    }

    /** The automatic range, extended to a value that no measured curve has reached; NaN for none. */
    static YRange including(double value) {
        return new Automatic(value, Double.NaN);
    }

    /** For accuracies: 0 to 1, with a margin that keeps lines at either end whole. */
    static YRange unit() {
        return new Fixed(-0.01, 1.01);
    }
}
