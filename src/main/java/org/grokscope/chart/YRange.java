package org.grokscope.chart;

/** Which values a plot shows. */
public sealed interface YRange {
    /** What the visible data needs, widened to round numbers so that it changes rarely. */
    record Automatic() implements YRange {}

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
                throw new IllegalArgumentException("Not a range: " + lower + " to " + upper);
            }
        }
    }

    /** The automatic range. */
    static YRange automatic() {
        return new Automatic();
    }

    /** For accuracies: 0 to 1, with so little room that the lines at both ends are whole. */
    static YRange unit() {
        return new Fixed(-0.01, 1.01);
    }
}
