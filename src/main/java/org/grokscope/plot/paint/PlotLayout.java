package org.grokscope.plot.paint;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.YRange;

/** Divides a plot's rectangle into its area and the margins for titles and labels. */
public final class PlotLayout {
    /** Height of the row of the title and the controls in the corner. */
    private static final double TITLE = 30;
    /** Height of the lane in which steps are labelled. */
    private static final double LANE = 22;

    private PlotLayout() {}

    /** The plot's area: with the same left and right edges for all plots of a column, so that their steps line up. */
    public static PlotFrame frame(
            Content content, DataCache cache, Scale xs, PlotStyle style, double width, double height) {
        double left = style.em(66);
        // The row of the title, and below it the lane of the events.
        double top = style.em(content.hasLane() ? TITLE + LANE : TITLE + 10);
        double bottom = content.stepLabels() ? style.em(30) : style.em(14);
        YRange.Fixed values = cache.values(content, xs);
        return new PlotFrame(
                left,
                top,
                Math.max(1, width - left - style.em(16)),
                Math.max(1, height - top - bottom),
                xs,
                Scale.of(content.yKind(), values.lower(), values.upper()));
    }
}
