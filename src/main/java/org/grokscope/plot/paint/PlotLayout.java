package org.grokscope.plot.paint;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.YRange;

/** Divides a plot's rectangle into its area and the margins for titles and labels. */
public final class PlotLayout {
    /** Height of the row of the title, in which steps are labelled, too. */
    private static final double TITLE = 30;
    /** A plot whose area is lower shows its title alone. */
    private static final double LEAST_AREA = 20;

    /** Where the title begins. */
    static final double TITLE_FROM = 16;

    private static final double LEFT = 66;
    private static final double RIGHT = 16;

    private PlotLayout() {}

    /** The plot's area: with the same left and right edges for all plots of a column, so that their steps line up. */
    public static PlotFrame frame(
            Content content, DataCache cache, Scale xs, PlotStyle style, double width, double height) {
        double left = left(style);
        double top = style.em(content.hasLane() ? TITLE : TITLE + 4);
        double bottom = style.em(content.stepLabels() ? 28 : content.part().isOpenBelow() ? 6 : 12);
        YRange.Fixed values = cache.values(content, xs);
        return new PlotFrame(
                left,
                top,
                across(style, width),
                Math.max(1, height - top - bottom),
                xs,
                Scale.of(content.yKind(), values.lower(), values.upper()));
    }

    /** Where the steps of all plots of a column begin. */
    public static double left(PlotStyle style) {
        return style.em(LEFT);
    }

    /** How wide the steps of all plots of a column are. */
    public static double across(PlotStyle style, double width) {
        return Math.max(1, width - left(style) - style.em(RIGHT));
    }

    /** Whether there is room for more than the title. */
    public static boolean hasArea(PlotFrame frame) {
        return frame.height() >= LEAST_AREA;
    }

    /** Where the row of the title is free for labels of steps: behind the title. */
    public static double laneFrom(PlotFrame frame, Content content, PlotStyle style) {
        double title = style.em(TITLE_FROM) + style.width(content.title(), style.title()) + style.em(12);
        return Math.max(frame.left() - style.em(6), content.title().isEmpty() ? 0 : title);
    }

    /** Where it ends: a little before the edge of the card, or at the controls in the corner. */
    public static double laneTo(PlotFrame frame, Content content, PlotStyle style) {
        return frame.right() + Math.min(style.em(10), style.em(RIGHT) - content.corner() - 6);
    }
}
