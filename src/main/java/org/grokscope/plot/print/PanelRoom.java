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
    static final double RIGHT = 12;
    /** From the area to a name in the margin, and from there to the next panel. */
    static final double TO_NAME = 10;

    private static final double AFTER_NAME = 4;

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
     * What a panel needs right of its area.
     *
     * @param named whether the names of its lines stand there
     */
    static double right(PlotStyle style, Panel panel, boolean named) {
        double names = named && panel instanceof CurvePanel curves
                ? curves.named().stream()
                        .mapToDouble(line -> style.width(line.name(), style.smallStrong()))
                        .max()
                        .orElse(0)
                : 0;
        return Math.max(style.em(RIGHT), names == 0 ? 0 : names + style.em(TO_NAME + AFTER_NAME));
    }

    /**
     * The area of a panel that has a box of a page.
     *
     * @param right the margin for what is written right of it
     * @param above the margin for what is written above the area
     * @param named whether the horizontal axis has its name below it
     */
    static Box area(PlotStyle style, Box box, double right, double above, boolean named) {
        double left = style.em(LEFT);
        double across = box.width() - left - right;
        return new Box(left, above, across, box.height() - above - style.em(below(named)));
    }
}
