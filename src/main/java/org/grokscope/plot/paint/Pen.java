package org.grokscope.plot.paint;

/** Draws one path, point by point. */
public interface Pen {

    /** Continues the path to a point; starts it there if the pen is up. A point that is not finite lifts the pen. */
    void to(double x, double y);

    /** A stack of points at one place, as a column of dense data: from one height to another. */
    void upright(double x, double fromY, double toY);

    /** Joins two columns of dense data that do not touch. */
    void link(double x0, double y0, double x1, double y1);

    /** Ends the path: a gap. */
    void up();
}
