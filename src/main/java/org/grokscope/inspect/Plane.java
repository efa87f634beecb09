package org.grokscope.inspect;

import java.util.List;

/**
 * An embedding, seen from one side: every token as a point in a plane.
 *
 * @param points the tokens in their {@link TokenOrder}
 * @param part which part of the embedding's variance lies in this plane, 0 to 1
 */
public record Plane(List<Point> points, double part) {

    /** Where a token lies. */
    public record Point(int token, double x, double y) {}

    /** Copies the list. */
    public Plane {
        points = List.copyOf(points);
    }
}
