package org.grokscope.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The points in the order in which a wave of a frequency k passes them: j·k⁻¹ mod n for j = 0, 1, …; where k shares a divisor with n,
     * several lie at the same phase, and follow each other in their own order.
     */
    public List<Point> alongWave(int frequency) {
        int n = points.size();
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingLong(place -> (long) place * frequency % n))
                .map(points::get)
                .toList();
    }
}
