package org.grokscope.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A plot on a light ground as the text of an SVG image, 720 pixels wide.
 *
 * @param title one line above the plot
 * @param x the axis to the right
 * @param y the axis upwards
 * @param layers what is drawn, the lowest first
 */
public record ReportPlot(String title, Axis x, Axis y, List<Layer> layers) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 430;
    private static final int LEFT = 82;
    private static final int RIGHT = WIDTH - 24;
    private static final int TOP = 80;
    private static final int BOTTOM = HEIGHT - 62;
    private static final int LEGEND = 56;
    /** About the width of a letter, for there is no font to ask. */
    private static final double LETTER = 6.9;

    private static final String TEXT = "#2b2f36";
    private static final String FAINT = "#e3e6ea";
    private static final String FRAME = "#8b929c";
    private static final String FONTS = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

    /** The image; the same text for the same plot. */
    public String svg() {
        Axis.Placed across = x.around(numbers(point -> DoubleStream.of(point.x())));
        Axis.Placed up = y.around(numbers(point -> DoubleStream.of(point.y(), point.low(), point.high())));
        List<String> lines = new ArrayList<>();
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\""
                + WIDTH + "\" height=\"" + HEIGHT + "\" role=\"img\" font-family=\"" + FONTS
                + "\" font-size=\"13\" fill=\"" + TEXT + "\">");
        lines.add("<title>" + Svg.escaped(title) + "</title>");
        lines.add(Svg.element("rect", "width", WIDTH, "height", HEIGHT, "fill", "#ffffff"));
        lines.add(Svg.text(title, "x", LEFT, "y", 28, "font-size", 16, "font-weight", "600"));
        lines.addAll(axes(across, up));
        LayerPainter painter = new LayerPainter(
                value -> right(across, value),
                value -> down(up, value),
                point -> x.shows(point.x()) && y.shows(point.y()) && y.shows(point.low()) && y.shows(point.high()));
        layers.forEach(layer -> lines.addAll(painter.paint(layer)));
        lines.addAll(legend(painter));
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private double[] numbers(Function<Layer.Point, DoubleStream> of) {
        return layers.stream().flatMap(ReportPlot::points).flatMapToDouble(of).toArray();
    }

    private static Stream<Layer.Point> points(Layer layer) {
        return switch (layer) {
            case Layer.Marks marks -> marks.points().stream();
            case Layer.Line line -> line.points().stream();
            case Layer.Band band -> band.points().stream();
        };
    }

    private static double right(Axis.Placed axis, double value) {
        return LEFT + axis.place(value) * (RIGHT - LEFT);
    }

    private static double down(Axis.Placed axis, double value) {
        return BOTTOM - axis.place(value) * (BOTTOM - TOP);
    }

    private List<String> axes(Axis.Placed across, Axis.Placed up) {
        List<String> lines = new ArrayList<>();
        for (double tick : up.ticks()) {
            double at = down(up, tick);
            lines.add(line(LEFT, at, RIGHT, at, FAINT));
            lines.add(label(Axis.label(tick), LEFT - 9, at + 4.5, "end"));
        }
        for (double tick : across.ticks()) {
            double at = right(across, tick);
            lines.add(line(at, BOTTOM, at, BOTTOM + 5, FRAME));
            lines.add(label(Axis.label(tick), at, BOTTOM + 21, "middle"));
        }
        lines.add(line(LEFT, BOTTOM, RIGHT, BOTTOM, FRAME));
        lines.add(label(x.title(), (LEFT + RIGHT) / 2, HEIGHT - 14, "middle"));
        String turned = "translate(19 " + (TOP + BOTTOM) / 2 + ") rotate(-90)";
        lines.add(Svg.text(y.title(), "transform", turned, "text-anchor", "middle"));
        return lines;
    }

    private List<String> legend(LayerPainter painter) {
        List<String> lines = new ArrayList<>();
        double at = LEFT;
        for (Layer layer : layers) {
            if (!layer.name().isEmpty()) {
                lines.add(painter.sample(layer, at, LEGEND - 4.5));
                lines.add(label(layer.name(), at + 29, LEGEND, "start"));
                at += 29 + LETTER * layer.name().length() + 16;
            }
        }
        return lines;
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return Svg.element("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", colour);
    }

    private static String label(String text, double x, double y, String anchor) {
        return Svg.text(text, "x", x, "y", y, "text-anchor", anchor);
    }
}
