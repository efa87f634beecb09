package org.grokscope.plot.fx;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.Ticks;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.paint.PlotPalette;

/** Draws a {@link ScatterPlot}. */
final class ScatterPainter {

    private static final double SIZE = 4.5;

    private final Surface g;
    private final ScatterFrame frame;
    private final PlotStyle look;
    private final ScatterPlot.Data data;

    ScatterPainter(Surface g, ScatterFrame frame, PlotStyle look, ScatterPlot.Data data) {
        this.g = g;
        this.frame = frame;
        this.look = look;
        this.data = data;
    }

    void paint(Object selected, ScatterPlot.Point pointed) {
        PlotPalette palette = look.palette();
        g.clear();
        write(data.title(), look.title(), palette.ink(), TextAlignment.LEFT, 15, look.em(18));
        if (data.points().isEmpty()) {
            empty();
            return;
        }
        axes();
        data.line().ifPresent(this::line);
        for (ScatterPlot.Point point : data.points()) {
            mark(point, point.key().equals(selected));
        }
        if (data.points().stream().anyMatch(point -> Double.isNaN(point.y()))) {
            write(data.above(), look.small(), palette.muted(), TextAlignment.RIGHT, frame.right(), frame.top() - 27);
        }
        ScatterPlot.Point said = pointed != null ? pointed : find(selected).orElse(null);
        if (said != null) {
            ring(said);
            write(said.text(), look.small(), palette.ink(), TextAlignment.RIGHT, frame.right(), look.em(18));
        }
    }

    private Optional<ScatterPlot.Point> find(Object key) {
        return data.points().stream().filter(point -> point.key().equals(key)).findFirst();
    }

    private void empty() {
        double middle = g.width() / 2;
        double y = g.height() / 2 - look.em(12);
        write(data.empty().title(), look.title(), look.palette().ink(), TextAlignment.CENTER, middle, y);
        for (String line : look.wrap(data.empty().body(), look.body(), g.width() * 0.6)) {
            y += look.em(18);
            write(line, look.body(), look.palette().muted(), TextAlignment.CENTER, middle, y);
        }
    }

    private void axes() {
        PlotPalette palette = look.palette();
        Ticks heights = Ticks.of(frame.up(), 6, ValueFormat.NUMBER, 0);
        g.setLineWidth(1);
        for (int i = 0; i < heights.count(); i++) {
            double y = Math.rint(frame.y(heights.at(i))) + 0.5;
            g.setStroke(palette.grid());
            g.strokeLine(frame.left(), y, frame.right(), y);
            String label = ValueFormat.NUMBER.tick(heights.at(i), heights.step());
            write(label, look.small(), palette.muted(), TextAlignment.RIGHT, frame.left() - 8, y);
        }
        Ticks places = Ticks.of(frame.across(), 8, ValueFormat.NUMBER, 0);
        for (int i = 0; i < places.count(); i++) {
            double x = Math.rint(frame.x(places.at(i))) + 0.5;
            g.setStroke(palette.grid());
            g.strokeLine(x, frame.bottom(), x, frame.bottom() + 4);
            String label = ValueFormat.NUMBER.tick(places.at(i), places.step());
            write(label, look.small(), palette.muted(), TextAlignment.CENTER, x, frame.bottom() + look.em(12));
        }
        g.setStroke(palette.line());
        double floor = Math.rint(frame.bottom()) + 0.5;
        g.strokeLine(frame.left(), floor, frame.right(), floor);
        double middle = (frame.left() + frame.right()) / 2;
        write(data.xTitle(), look.body(), palette.muted(), TextAlignment.CENTER, middle, frame.bottom() + look.em(30));
        write(data.yTitle(), look.body(), palette.muted(), TextAlignment.LEFT, 15, look.em(38));
    }

    private void line(ScatterPlot.Line line) {
        double from = frame.across().lower();
        double to = frame.across().upper();
        double centre = line.centre();
        g.clip(frame.left(), frame.top(), frame.right() - frame.left(), frame.bottom() - frame.top());
        Color colour = look.palette().norm();
        g.setFill(colour.deriveColor(0, 1, 1, look.palette().uncertaintyTint()));
        for (double end : new double[] {from, to}) {
            double[] xs = {frame.x(centre), frame.x(end), frame.x(end)};
            double[] ys = {
                frame.y(line.at(centre)),
                frame.y(line.turned(end, line.lowSlope())),
                frame.y(line.turned(end, line.highSlope()))
            };
            g.fillPolygon(xs, ys, 3);
        }
        g.setStroke(colour);
        g.setLineWidth(look.line(2));
        g.setLineDashes(7, 5);
        g.strokeLine(frame.x(from), frame.y(line.at(from)), frame.x(to), frame.y(line.at(to)));
        g.unclip();
    }

    private void mark(ScatterPlot.Point point, boolean strong) {
        double x = frame.x(point.x());
        double y = frame.y(point.y());
        double size = look.line(strong ? SIZE + 1.5 : SIZE);
        Color colour = look.palette().of(point.role());
        g.setLineDashes();
        switch (point.mark()) {
            case DOT -> look.dot(g, x, y, colour, strong ? SIZE + 1.5 : SIZE);
            case TRIANGLE -> {
                g.setFill(colour);
                g.fillPolygon(new double[] {x - size, x + size, x}, new double[] {y + size, y + size, y - size}, 3);
            }
            case CROSS -> {
                g.setStroke(colour);
                g.setLineWidth(look.line(2));
                g.strokeLine(x - size, y - size, x + size, y + size);
                g.strokeLine(x - size, y + size, x + size, y - size);
            }
        }
    }

    private void ring(ScatterPlot.Point point) {
        double radius = look.line(SIZE + 4);
        g.setStroke(look.palette().ink());
        g.setLineWidth(look.line(1.5));
        g.setLineDashes();
        g.strokeOval(frame.x(point.x()) - radius, frame.y(point.y()) - radius, 2 * radius, 2 * radius);
    }

    private void write(
            String text, javafx.scene.text.Font font, Color colour, TextAlignment align, double x, double centre) {
        g.setTextBaseline(VPos.CENTER);
        look.write(g, text, font, colour, align, x, centre);
    }
}
