package org.grokscope.plot.model;

/**
 * How a curve is drawn.
 *
 * @param width line width in px, above 0 and at most 40; the line scale of the plot multiplies it
 * @param dash how the line is broken
 * @param role what its colour means
 */
public record CurveStyle(double width, Dash dash, ColourRole role) {
    /** Refuses widths outside (0, 40]. */
    public CurveStyle {
        if (!(width > 0 && width <= 40)) {
            throw new IllegalArgumentException("Line width must be above 0 and at most 40 px (got " + width + ")");
        }
    }

    /** A measured curve: solid, 2.2 px. */
    public static CurveStyle solid(ColourRole role) {
        return new CurveStyle(2.2, Dash.SOLID, role);
    }

    /** A law: dashed, 1.6 px. */
    public static CurveStyle dashed(ColourRole role) {
        return new CurveStyle(1.6, Dash.DASHED, role);
    }

    /** A comparison: dotted, 1.6 px. */
    public static CurveStyle dotted(ColourRole role) {
        return new CurveStyle(1.6, Dash.DOTTED, role);
    }
}
