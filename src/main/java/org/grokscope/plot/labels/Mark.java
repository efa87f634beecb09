package org.grokscope.plot.labels;

import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;

/**
 * A mark on a curve, over which no label lies.
 *
 * @param x its centre
 * @param y its centre
 * @param radius before scaling with the lines
 * @param role what its colour means
 * @param shape its form
 */
public record Mark(double x, double y, double radius, ColourRole role, Figure.Shape shape) {
    /** Radius of the dot at the end of a curve. */
    static final double END = 3.2;

    /** Radius of a ring. */
    static final double RING = 4.5;

    /** Radius of a mark whose form matters. */
    static final double SYMBOL = 4.5;

    /** What it covers, with lines of a scale. */
    public Box box(double scale) {
        double reach = radius * scale + 2;
        return new Box(x - reach, y - reach, 2 * reach, 2 * reach);
    }
}
