package org.grokscope.plot.labels;

import java.util.List;
import java.util.Optional;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotStyle;

/** Places the labels of single points in a plane: on no mark, line or other label, and within the frame. */
public final class PointLabels {
    /** How far a label without leader may lie from its point. */
    private static final double REACH = 28;

    private final PlotStyle style;
    private final Box area;
    private final CurveColumns lines = new CurveColumns();
    private final LabelPlacer placer;

    /** A plot's area without anything in it. */
    public PointLabels(PlotFrame frame, PlotStyle style) {
        this(new Box(frame.left(), frame.top(), frame.width(), frame.height()), style);
    }

    /** An area without anything in it. */
    public PointLabels(Box frame, PlotStyle style) {
        this.style = style;
        area = new Box(frame.left() + 2, frame.top() + 1, frame.width() - 4, frame.height() - 2);
        lines.begin(frame.left(), frame.right());
        placer = new LabelPlacer(area, lines, new LabelMemory());
    }

    /** Keeps labels off a line through points. */
    public void takeLine(double[] xs, double[] ys, double width) {
        lines.follow(xs, ys, width);
    }

    /** Keeps labels off a mark. */
    public void takeMark(Box box) {
        placer.takeMark(box);
    }

    /** Places a label in the first of some boxes in which it lies on nothing; nothing if there is none. */
    public Optional<PlotLabel> place(String text, PlotFont font, ColourRole role, List<Box> boxes) {
        LabelPlacer.Candidates candidates =
                LabelPlacer.Candidates.of(boxes.size(), i -> new Spot(i, boxes.get(i), null));
        return placer.place(text, null, 1, _ -> candidates)
                .map(it -> new PlotLabel(text, "", font, role, it.spot().box(), null));
    }

    /**
     * Finds a place for a label beside its point, or with a leader to it; nothing if there is no room. The most important come first.
     *
     * @param reach half the size of the point's mark
     */
    public Optional<PlotLabel> place(String text, ColourRole role, double x, double y, double reach) {
        PlotFont font = style.smallStrong();
        double width = style.width(text, font);
        double height = Labels.high(font);
        SpotSearch.Around around =
                new SpotSearch.Around(area, x, y, reach + 4, style.em(REACH), Math.max(3, style.em(4)));
        return placer.place(text, null, 1, _ -> new SpotSearch(around, width, height, y))
                .map(it -> new PlotLabel(
                        text, "", font, role, it.spot().box(), it.spot().leader()));
    }
}
