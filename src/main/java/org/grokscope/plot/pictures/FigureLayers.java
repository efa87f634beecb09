package org.grokscope.plot.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.grokscope.plot.labels.PlotLabel;
import org.grokscope.plot.labels.PointLabels;
import org.grokscope.plot.labels.Spot;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints what a {@link Figure} has between its axes: points, lines, areas and labels. */
public final class FigureLayers {
    static final double SIZE = 4.5;

    private final Brush b;
    private final Surface g;
    private final Figure figure;
    private final PlotFrame frame;
    /** The labels in their places; null before they are first asked for. Finding them takes longer than painting all else. */
    private List<PlotLabel> labels;

    /** Prepares painting in a place. */
    public FigureLayers(Brush b, Figure figure, PlotFrame frame) {
        this.b = b;
        this.figure = figure;
        this.frame = frame;
        g = b.g();
    }

    /** The height of a point in px: marks without a height lie a little above the plot. */
    double y(Figure.Point point) {
        return isAbove(point) ? frame.top() - b.em(12) : frame.py(point.y());
    }

    private boolean isAbove(Figure.Point point) {
        return Double.isNaN(point.y()) && !figure.above().isEmpty();
    }

    /**
     * Paints what is between the axes.
     *
     * @param selected key of the point that stands out; null for none
     */
    public void paint(Object selected) {
        for (Figure.Layer layer : figure.layers()) {
            switch (layer) {
                case Figure.Marks marks -> marks(marks, selected);
                case Figure.Line line -> line(line);
                case Figure.Area area -> area(area);
                case Figure.Trend trend -> trend(trend);
                case Figure.Labels _ -> {}
            }
        }
        labels().forEach(this::write);
    }

    /** Whether points without a height lie above the area. */
    public boolean hasMarksAbove() {
        return figure.layers().stream()
                .anyMatch(layer -> layer.points().stream().anyMatch(this::isAbove));
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

    private double[] xs(Figure.Line line) {
        return shown(line).stream().mapToDouble(p -> frame.px(p.x())).toArray();
    }

    private double[] ys(Figure.Line line) {
        return shown(line).stream().mapToDouble(p -> frame.py(p.y())).toArray();
    }

    private void line(Figure.Line line) {
        g.strokePolyline(xs(line), ys(line), stroke(b, line));
    }

    static Stroke stroke(Brush b, Figure.Line line) {
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
        double[] ys = ends(trend);
        Stroke stroke = new Stroke(b.of(trend.role()), b.style().line(2), 7, 5, false);
        g.strokeLine(frame.left(), ys[0], frame.right(), ys[1], stroke);
        g.unclip();
    }

    /** The heights in px at which a straight line begins and ends. */
    private double[] ends(Figure.Trend trend) {
        double from = frame.xs().lower();
        double to = frame.xs().upper();
        return new double[] {frame.py(trend.at(from, trend.slope())), frame.py(trend.at(to, trend.slope()))};
    }

    /** The labels in their places: on no mark, range, line or other label. What has no room is left out. */
    List<PlotLabel> labels() {
        if (labels == null) {
            labels = place();
        }
        return labels;
    }

    private List<PlotLabel> place() {
        PointLabels places = new PointLabels(frame, b.style());
        for (Figure.Layer layer : figure.layers()) {
            switch (layer) {
                case Figure.Marks marks -> shown(marks).forEach(point -> places.takeMark(box(point)));
                case Figure.Line line ->
                    places.takeLine(xs(line), ys(line), stroke(b, line).width());
                case Figure.Trend trend ->
                    places.takeLine(
                            new double[] {frame.left(), frame.right()},
                            ends(trend),
                            b.style().line(2));
                case Figure.Area _, Figure.Labels _ -> {}
            }
        }
        List<PlotLabel> placed = new ArrayList<>();
        for (Figure.Layer layer : figure.layers()) {
            if (layer instanceof Figure.Labels named) {
                for (Figure.Point point : shown(named)) {
                    places.place(
                                    point.text(),
                                    named.role(),
                                    frame.px(point.x()),
                                    frame.py(point.y()),
                                    b.style().line(SIZE + 2))
                            .ifPresent(placed::add);
                }
            }
        }
        return placed;
    }

    /** What a mark and its range cover. */
    private Box box(Figure.Point point) {
        double reach = b.style().line(SIZE + 2);
        double x = frame.px(point.x());
        double top = Math.min(frame.py(point.high()), frame.py(point.y()) - reach);
        double bottom = Math.max(frame.py(point.low()), frame.py(point.y()) + reach);
        return new Box(x - reach, top, 2 * reach, bottom - top);
    }

    private void write(PlotLabel label) {
        if (label.leader() != null) {
            Spot.Leader line = label.leader().shortened(b.style().line(SIZE));
            Stroke stroke = new Stroke(b.of(label.role()), b.style().line(1));
            g.strokeLine(line.fromX(), line.fromY(), line.toX(), line.toY(), stroke);
        }
        double centre = label.box().top() + label.box().height() / 2;
        b.writeOver(label.text(), label.font(), label.role(), label.box().left(), centre);
    }
}
