package org.grokscope.plot.labels;

import java.util.List;
import java.util.Set;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Where the labels and marks of a plot are.
 *
 * @param labels what is written, the most important first
 * @param marks dots at the ends of curves, and rings
 * @param curves where the curves run
 * @param nameless marked steps that lost their names for lack of room
 */
public record LabelPlan(List<PlotLabel> labels, List<Mark> marks, CurveColumns curves, Set<Overlay.Marker> nameless) {

    /** Places what is to be labelled in the order of its importance. */
    public static LabelPlan of(PlotStyle style, PlotFrame frame, Content content, DataCache cache, LabelMemory memory) {
        Labels labels = new Labels(style, frame, content, cache, memory);
        CurveLabels curves = new CurveLabels(labels);
        OverlayLabels overlays = new OverlayLabels(labels);
        overlays.mark();
        curves.mark();
        LaneLabels lane = new LaneLabels(labels);
        lane.place();
        curves.rises();
        curves.ends();
        overlays.rings();
        overlays.values();
        curves.alongside();
        overlays.symbols();
        lane.inside();
        return new LabelPlan(labels.placed, labels.marks, labels.curves, lane.nameless());
    }
}
