package org.grokscope.theory;

/**
 * A range of numbers, both ends included.
 *
 * @param low the lower end
 * @param high the upper end, not below the lower one
 */
public record Interval(double low, double high) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the upper end is below the lower one or an end is not a number
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + " to " + high);
        }
    }

    /** Whether a number lies in it. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** Whether the two have a number in common. */
    public boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }
}
