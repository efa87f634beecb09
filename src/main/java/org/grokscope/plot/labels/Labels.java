package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.PlotStyle;

/** The labels of one plot while they are placed. */
final class Labels {
    /** The halo of a label that is nearer to the axis below would cut it, in px. */
    private static final double ABOVE_AXIS = 4;

    final PlotStyle style;
    final PlotFrame frame;
    final Content content;
    final DataCache cache;
    private final LabelMemory memory;
    final CurveColumns curves;
    final LabelPlacer placer;
    /** The plot's area, in which labels of curves and values must lie. */
    final Box inside;

    final List<PlotLabel> placed = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    Labels(PlotStyle style, PlotFrame frame, Content content, DataCache cache, LabelMemory memory) {
        this.style = style;
        this.frame = frame;
        this.content = content;
        this.cache = cache;
        this.memory = memory;
        memory.begin(frame);
        curves = memory.columns;
        curves.trace(frame, content, cache, style);
        inside = new Box(frame.left() + 2, frame.top() + 1, frame.width() - 4, frame.height() - 1 - ABOVE_AXIS);
        placer = new LabelPlacer(inside, curves, memory);
    }

    double em(double px) {
        return style.em(px);
    }

    double width(String text, PlotFont font) {
        return memory.width(style, text, font);
    }

    /** Height of a line of a font. */
    static double high(PlotFont font) {
        return Math.rint(font.size() * 1.27);
    }

    /** Marks a point, if it is in view, and keeps labels off it. */
    void mark(Mark mark) {
        if (frame.contains(mark.x(), mark.y())) {
            marks.add(mark);
            placer.takeMark(mark.box(style.line(1)));
        }
    }

    /** The candidates of a label that depend on the width of its text. */
    interface Spots {
        LabelPlacer.Candidates of(double width, double height);
    }

    /**
     * Writes a label in the first free place.
     *
     * @param key names it among the labels of the plot
     * @param own the curve at whose end it is; null for none
     * @param texts the fullest first
     * @return whether it has found a place
     */
    boolean write(String key, CurveColumns.Track own, List<String> texts, PlotFont font, ColourRole role, Spots spots) {
        double height = high(font);
        return placer.place(key, own, texts.size(), form -> spots.of(width(texts.get(form), font), height))
                .map(it -> add(texts, font, role, it))
                .isPresent();
    }

    /** Writes the shortest text where it covers least of the curves. */
    void squeeze(String key, List<String> texts, PlotFont font, ColourRole role, Spots spots) {
        int last = texts.size() - 1;
        placer.squeeze(key, last, spots.of(width(texts.get(last), font), high(font)))
                .ifPresent(it -> add(texts, font, role, it));
    }

    private boolean add(List<String> texts, PlotFont font, ColourRole role, LabelPlacer.Placed it) {
        Spot spot = it.spot();
        return placed.add(new PlotLabel(texts.get(it.form()), "", font, role, spot.box(), spot.leader()));
    }
}
