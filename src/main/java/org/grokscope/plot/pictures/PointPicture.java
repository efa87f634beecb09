package org.grokscope.plot.pictures;

import java.util.List;
import org.grokscope.plot.model.EmptyText;

/**
 * Labelled dots in a plane, joined in their order.
 *
 * @param title above the dots
 * @param subtitle what they are, in a few words
 * @param centre what the dots go around, if they do; may be empty
 * @param dots in the order in which they are joined, the last one with the first; none for an empty picture
 * @param empty what is said while there are none
 */
public record PointPicture(String title, String subtitle, String centre, List<Dot> dots, EmptyText empty)
        implements Picture {
    /** Copies the list. */
    public PointPicture {
        dots = List.copyOf(dots);
    }

    /**
     * A dot.
     *
     * @param x how far right, from the centre
     * @param y how far up
     * @param label what it is
     */
    public record Dot(double x, double y, String label) {}

    @Override
    public boolean isEmpty() {
        return dots.isEmpty();
    }

    /** The largest distance of a dot from the centre, along an axis. */
    public double reach() {
        return dots.stream()
                .mapToDouble(dot -> Math.max(Math.abs(dot.x()), Math.abs(dot.y())))
                .max()
                .orElse(1);
    }
}
