package org.grokscope.plot.print;

import java.util.List;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPlan;
import org.grokscope.plot.labels.PlotLabel;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Curves over steps.
 *
 * @param values the title of the value axis
 * @param content its curves, overlays and labels; the title is the panel's letter, and the name of the axis is written below it
 * @param steps the horizontal axis
 */
public record CurvePanel(String values, Content content, Scale steps) implements Panel {
    private static final double SHAPE = 1.62;
    /** More names than this stand in the margin. */
    private static final int IN_AREA = 2;

    /** The measured lines that are named. */
    List<Curve.Line> named() {
        return content.curves().stream()
                .filter(Curve.Line.class::isInstance)
                .map(Curve.Line.class::cast)
                .filter(line -> line.measured()
                        && line.label() == Curve.EndLabel.NAME
                        && !line.name().isEmpty())
                .toList();
    }

    /** The scales in an area. */
    PlotFrame frame(DataCache cache, Box area) {
        boolean _ = cache.update(content.curves(), content.yKind());
        YRange.Fixed values = cache.values(content, steps);
        Scale up = Scale.of(content.yKind(), values.lower(), values.upper());
        return new PlotFrame(area.left(), area.top(), area.width(), area.height(), steps, up);
    }

    /** Whether the names of few lines have places in an area that are so close to their ends that they need no leaders. */
    boolean hasRoomForNames(PlotStyle style, Box area) {
        List<Curve.Line> named = named();
        if (named.size() > IN_AREA) {
            return false;
        }
        DataCache cache = new DataCache();
        List<PlotLabel> labels = LabelPlan.of(style, frame(cache, area), content, cache, new LabelMemory())
                .labels();
        return named.stream()
                .allMatch(line ->
                        labels.stream().anyMatch(label -> label.text().equals(line.name()) && label.leader() == null));
    }

    @Override
    public double shape() {
        return SHAPE;
    }

    @Override
    public boolean hasEvents() {
        return content.overlays().stream()
                .anyMatch(overlay -> overlay instanceof Overlay.Marker marker
                        && !marker.label().isEmpty());
    }
}
