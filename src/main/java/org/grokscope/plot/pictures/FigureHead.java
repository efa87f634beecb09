package org.grokscope.plot.pictures;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/**
 * What stands above a figure's area: title, legend, the title of the vertical axis, and the meaning of marks along the upper edge. Each has as many
 * rows as it needs.
 */
final class FigureHead {
    private static final double LEFT = 15;
    private static final double SAMPLE = 22;
    /** From a sample to its name, and from a name to the next sample. */
    private static final double GAP = 7;

    private static final double BETWEEN = 16;

    private final Brush b;
    private final Figure figure;
    private final List<Entry> legend = new ArrayList<>();
    private final List<String> axis;
    /** The meaning of marks along the upper edge has a row of its own. */
    private final boolean aboveAlone;

    private int rows;

    /** A layer in the legend. */
    private record Entry(Figure.Layer layer, double x, int row) {}

    FigureHead(Brush b, Figure figure) {
        this.b = b;
        this.figure = figure;
        double x = LEFT;
        for (Figure.Layer layer : figure.layers()) {
            if (!layer.name().isEmpty()) {
                double wide = SAMPLE + GAP + b.width(layer.name(), b.style().small());
                if (legend.isEmpty() || (x > LEFT && x + wide > right())) {
                    rows++;
                    x = LEFT;
                }
                legend.add(new Entry(layer, x, rows));
                x += wide + BETWEEN;
            }
        }
        axis = b.style().wrap(figure.y().title(), b.style().body(), right() - LEFT);
        double last = axis.isEmpty() ? 0 : b.width(axis.getLast(), b.style().body());
        double above = b.width(figure.above(), b.style().small());
        aboveAlone = !figure.above().isEmpty() && LEFT + last + BETWEEN + above > b.g().width() - b.em(24);
    }

    private double right() {
        return b.g().width() - LEFT;
    }

    private double axisRow() {
        return rows == 0 ? 38 : 40 + 22 * rows;
    }

    /** Where the area begins. */
    double height() {
        double more = 16 * Math.max(0, axis.size() - 1)
                + (aboveAlone ? 18 : 0)
                + (figure.above().isEmpty() ? 0 : 10);
        return b.em(axisRow() + (rows == 0 ? 18 : 20)) + b.em(more);
    }

    /** The title, and at the right what the point that is pointed at says: in place of the title if there is no room for both. */
    void title(String reading) {
        PlotFont font = b.style().title();
        double y = b.em(18);
        double wide = b.width(reading, b.style().small());
        boolean both = reading.isEmpty() || LEFT + b.width(figure.title(), font) + BETWEEN + wide <= right();
        if (both) {
            write(figure.title(), font, Surface.Align.LEFT, LEFT, y);
            write(reading, b.style().small(), Surface.Align.RIGHT, right(), y);
        } else {
            List<String> lines = b.style().wrap(reading, b.style().small(), right() - LEFT - b.em(10));
            write(lines.getFirst() + (lines.size() > 1 ? " …" : ""), b.style().small(), Surface.Align.LEFT, LEFT, y);
        }
    }

    private void write(String text, PlotFont font, Surface.Align align, double x, double centre) {
        b.write(text, font, b.palette().ink(), align, x, centre);
    }

    /**
     * The title of the vertical axis.
     *
     * @param above the area along whose upper edge there are marks; null if there are none
     */
    void axis(PlotFrame above) {
        double y = b.em(axisRow());
        for (String line : axis) {
            b.write(line, b.style().body(), b.palette().muted(), Surface.Align.LEFT, LEFT, y);
            y += b.em(16);
        }
        if (above != null) {
            b.caption(figure.above(), Surface.Align.RIGHT, above.right(), above.top() - b.em(27));
        }
    }

    /** A sample of each named layer and its name. */
    void legend(double size) {
        for (Entry entry : legend) {
            double x = entry.x;
            double y = b.em(18 + 22 * entry.row);
            Colour colour = b.of(entry.layer.role());
            switch (entry.layer) {
                case Figure.Marks marks -> b.mark(marks.shape(), x + SAMPLE / 2, y, colour, size);
                case Figure.Line line -> b.g().strokeLine(x, y, x + SAMPLE, y, FigureLayers.stroke(b, line));
                case Figure.Area area ->
                    b.g().fillRect(x, y - 6, SAMPLE, 12, 0, b.palette().uncertainty(area.role()));
                case Figure.Trend _ -> b.g().strokeLine(x, y, x + SAMPLE, y, new Stroke(colour, 2, 7, 5, false));
                case Figure.Labels _ -> {}
            }
            write(entry.layer.name(), b.style().small(), Surface.Align.LEFT, x + SAMPLE + GAP, y);
        }
    }
}
