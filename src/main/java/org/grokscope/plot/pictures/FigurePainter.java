package org.grokscope.plot.pictures;

import java.util.List;
import java.util.Objects;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.AxisPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints a {@link Figure}: title, legend, axes and layers. */
public final class FigurePainter {
    private static final double SIZE = 4.5;
    private static final double SAMPLE = 22;

    private final Brush b;
    private final Surface g;
    private final Figure figure;
    private final PlotFrame frame;

    /** Prepares painting on the whole surface. */
    public FigurePainter(Brush b, Figure figure) {
        this.b = b;
        this.figure = figure;
        g = b.g();
        double top = b.em(legend() ? 82 : 56) + (figure.above().isEmpty() ? 0 : b.em(10));
        double left = b.em(72);
        frame = figure.frame(left, top, g.width() - left - b.em(24), g.height() - top - b.em(44));
    }

    private boolean legend() {
        return figure.layers().stream().anyMatch(layer -> !layer.name().isEmpty());
    }

    /** Where the points lie. */
    public PlotFrame frame() {
        return frame;
    }

    /** The height of a point in px: marks without a height lie a little above the plot. */
    public double y(Figure.Point point) {
        return Double.isNaN(point.y()) && !figure.above().isEmpty() ? frame.top() - 12 : frame.py(point.y());
    }

    /**
     * Paints everything.
     *
     * @param selected key of the point that stands out; null for none
     * @param pointed the point that is ringed and described; null for none
     */
    public void paint(Object selected, Figure.Point pointed) {
        g.clear();
        write(figure.title(), b.style().title(), Surface.Align.LEFT, 15, b.em(18));
        if (figure.isEmpty()) {
            b.empty(figure.empty(), g.width() / 2, g.height() / 2, g.width() * 0.6);
            return;
        }
        axes();
        for (Figure.Layer layer : figure.layers()) {
            switch (layer) {
                case Figure.Marks marks -> marks(marks, selected);
                case Figure.Line line -> line(line);
                case Figure.Area area -> area(area);
                case Figure.Trend trend -> trend(trend);
                case Figure.Labels labels -> labels(labels);
            }
        }
        samples();
        if (pointed != null) {
            double radius = b.style().line(SIZE + 4);
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            g.strokeCircle(frame.px(pointed.x()), y(pointed), radius, ring);
            write(pointed.text(), b.style().small(), Surface.Align.RIGHT, frame.right(), b.em(18));
        }
    }

    private void write(String text, PlotFont font, Surface.Align align, double x, double centre) {
        b.write(text, font, b.palette().ink(), align, x, centre);
    }

    private void axes() {
        AxisPainter axes = new AxisPainter(b, frame);
        Stroke edge = new Stroke(b.palette().line(), 1);
        axes.values(ValueFormat.NUMBER, true);
        axes.places(0, frame.bottom() + b.em(12), 70, edge, List.of());
        b.level(frame.left(), frame.right(), frame.bottom(), edge);
        PlotFont body = b.style().body();
        Colour muted = b.palette().muted();
        double middle = frame.left() + frame.width() / 2;
        b.write(figure.x().title(), body, muted, Surface.Align.CENTRE, middle, frame.bottom() + b.em(30));
        b.write(figure.y().title(), body, muted, Surface.Align.LEFT, 15, b.em(legend() ? 62 : 38));
        if (figure.layers().stream().anyMatch(layer -> layer.points().stream().anyMatch(this::isAbove))) {
            b.caption(figure.above(), Surface.Align.RIGHT, frame.right(), frame.top() - 27);
        }
    }

    private boolean isAbove(Figure.Point point) {
        return Double.isNaN(point.y()) && !figure.above().isEmpty();
    }

    private void marks(Figure.Marks marks, Object selected) {
        Colour colour = b.of(marks.role());
        for (Figure.Point point : marks.points()) {
            double x = frame.px(point.x());
            double y = y(point);
            if (Double.isFinite(x + y)) {
                double low = frame.py(point.low());
                double high = frame.py(point.high());
                if (point.low() < point.high() && Double.isFinite(low + high)) {
                    g.strokeLine(x, low, x, high, new Stroke(colour, b.style().line(1.6)));
                }
                boolean strong = point.key() != null && Objects.equals(point.key(), selected);
                b.mark(marks.shape(), x, y, colour, strong ? SIZE + 1.5 : SIZE);
            }
        }
    }

    /** The points of a layer that the axes can show. */
    private List<Figure.Point> shown(Figure.Layer layer) {
        return layer.points().stream()
                .filter(p ->
                        Double.isFinite(frame.px(p.x()) + frame.py(p.y()) + frame.py(p.low()) + frame.py(p.high())))
                .toList();
    }

    private void line(Figure.Line line) {
        List<Figure.Point> points = shown(line);
        double[] xs = points.stream().mapToDouble(p -> frame.px(p.x())).toArray();
        double[] ys = points.stream().mapToDouble(p -> frame.py(p.y())).toArray();
        g.strokePolyline(xs, ys, stroke(line));
    }

    private Stroke stroke(Figure.Line line) {
        return Stroke.curve(b.of(line.role()), b.style().line(line.dash() == Dash.SOLID ? 2 : 1.6), line.dash());
    }

    private void area(Figure.Area area) {
        List<Figure.Point> points = shown(area);
        int count = points.size();
        double[] xs = new double[2 * count];
        double[] ys = new double[2 * count];
        for (int i = 0; i < count; i++) {
            int back = 2 * count - 1 - i;
            xs[i] = frame.px(points.get(i).x());
            xs[back] = xs[i];
            ys[i] = frame.py(points.get(i).high());
            ys[back] = frame.py(points.get(i).low());
        }
        g.fillPolygon(xs, ys, b.palette().uncertainty(area.role()));
    }

    private void trend(Figure.Trend trend) {
        double from = frame.xs().lower();
        double to = frame.xs().upper();
        g.clip(frame.left(), frame.top(), frame.width(), frame.height());
        for (double end : new double[] {from, to}) {
            double[] xs = {frame.px(trend.centre()), frame.px(end), frame.px(end)};
            double[] ys = {
                frame.py(trend.at(trend.centre(), 0)),
                frame.py(trend.at(end, trend.lowSlope())),
                frame.py(trend.at(end, trend.highSlope()))
            };
            g.fillPolygon(xs, ys, b.palette().uncertainty(trend.role()));
        }
        double[] ys = {frame.py(trend.at(from, trend.slope())), frame.py(trend.at(to, trend.slope()))};
        Stroke stroke = new Stroke(b.of(trend.role()), b.style().line(2), 7, 5, false);
        g.strokeLine(frame.left(), ys[0], frame.right(), ys[1], stroke);
        g.unclip();
    }

    private void labels(Figure.Labels labels) {
        for (PointLabels.Placed label :
                PointLabels.place(shown(labels), frame, b.style(), b.style().line(SIZE + 2))) {
            double centre = label.box().top() + label.box().height() / 2;
            b.writeOver(
                    label.text(),
                    b.style().smallStrong(),
                    labels.role(),
                    label.box().left(),
                    centre);
        }
    }

    /** The legend: a sample of each named layer and its name, in one row. */
    private void samples() {
        double x = 15;
        double y = b.em(40);
        for (Figure.Layer layer : figure.layers()) {
            if (layer.name().isEmpty()) {
                continue;
            }
            Colour colour = b.of(layer.role());
            switch (layer) {
                case Figure.Marks marks -> b.mark(marks.shape(), x + SAMPLE / 2, y, colour, SIZE);
                case Figure.Line line -> g.strokeLine(x, y, x + SAMPLE, y, stroke(line));
                case Figure.Area area ->
                    g.fillRect(x, y - 6, SAMPLE, 12, 0, b.palette().uncertainty(area.role()));
                case Figure.Trend trend -> g.strokeLine(x, y, x + SAMPLE, y, new Stroke(colour, 2, 7, 5, false));
                case Figure.Labels ignored -> {}
            }
            write(layer.name(), b.style().small(), Surface.Align.LEFT, x + SAMPLE + 7, y);
            x += SAMPLE + 23 + b.width(layer.name(), b.style().small());
        }
    }
}
