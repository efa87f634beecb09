package org.grokscope.plot.svg;

import org.grokscope.plot.paint.Surface;

/** A surface for print, which has parts and can be turned. Lengths are in the unit in which the page is laid out. */
public interface PageSurface extends Surface {
    /** Paints on a rectangle of this surface as if it were a surface of its own, without being clipped to it. */
    void part(double x, double y, double width, double height, Runnable painting);

    /** Paints turned by a quarter to the left about a point, which becomes the origin: texts are read from the right-hand side. */
    void upward(double x, double y, Runnable painting);
}
