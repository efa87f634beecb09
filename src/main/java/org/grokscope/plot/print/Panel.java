package org.grokscope.plot.print;

/** One plot of a page. */
public sealed interface Panel permits CurvePanel, FigurePanel, PicturePanel {
    /** How many times its area is as wide as high. */
    double shape();

    /** Whether events have names above its area. */
    boolean hasEvents();
}
