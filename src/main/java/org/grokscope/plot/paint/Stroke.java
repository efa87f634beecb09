package org.grokscope.plot.paint;

import org.grokscope.plot.model.Dash;

/**
 * How a line is drawn.
 *
 * @param colour its colour
 * @param width in px
 * @param on length of a dash in px; not used without gaps
 * @param off length of a gap in px; 0 for an unbroken line
 * @param round whether lines and dashes have round ends, which add half the width at either end
 */
public record Stroke(Colour colour, double width, double on, double off, boolean round) {
    /** An unbroken line. */
    public Stroke(Colour colour, double width) {
        this(colour, width, 0, 0, false);
    }

    /** A curve's line, with round ends as the raster draws it. */
    public static Stroke curve(Colour colour, double width, Dash dash) {
        boolean broken = dash != Dash.SOLID;
        return new Stroke(colour, width, broken ? dash.on(width) : 0, broken ? dash.off(width) : 0, true);
    }

    /** The same line, translucent. */
    public Stroke withOpacity(double opacity) {
        return new Stroke(colour.withOpacity(opacity), width, on, off, round);
    }

    /** Whether the line has gaps. */
    public boolean isBroken() {
        return off > 0;
    }
}
