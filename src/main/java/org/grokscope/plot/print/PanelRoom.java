package org.grokscope.plot.print;

import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.PlotStyle;

/** The margins around a panel's area, before scaling: left for the value axis, above for labels of events, below for the step axis. */
final class PanelRoom {
    static final double LEFT = 62;

    /** With labels of events, and without: then only the letter, or a legend, is there. */
    private static final double ABOVE = 38;

    private static final double ABOVE_LETTER = 26;
    private static final double BELOW = 34;
    private static final double NAME = 14;
    private static final double RIGHT = 12;

    private PanelRoom() {}

    /** What a panel needs above its area, before scaling. */
    static double above(Panel panel) {
        return panel.hasEvents() ? ABOVE : ABOVE_LETTER;
    }

    /** What it needs below its area, before scaling. */
    static double below(boolean named) {
        return named ? BELOW : BELOW - NAME;
    }

    /**
     * The area of a panel that has a box of a page.
     *
     * @param above the margin for what is written above the area
     * @param named whether the horizontal axis has its name below it
     */
    static Box area(PlotStyle style, Box box, double above, boolean named) {
        double left = style.em(LEFT);
        double across = box.width() - left - style.em(RIGHT);
        return new Box(left, above, across, box.height() - above - style.em(below(named)));
    }
}
