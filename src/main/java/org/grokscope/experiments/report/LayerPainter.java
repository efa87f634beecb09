package org.grokscope.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Draws layers as SVG elements. Points that have no place on the axes are left out. */
final class LayerPainter {

    private static final double RADIUS = 4.2;
    private static final double SAMPLE = 22;

    private final DoubleUnaryOperator across;
    private final DoubleUnaryOperator down;
    private final Predicate<Layer.Point> shown;

    /**
     * Prepares drawing.
     *
     * @param across from a number to pixels from the left
     * @param down from a number to pixels from the top
     * @param shown whether a point has a place
     */
    LayerPainter(DoubleUnaryOperator across, DoubleUnaryOperator down, Predicate<Layer.Point> shown) {
        this.across = across;
        this.down = down;
        this.shown = shown;
    }

    List<String> paint(Layer layer) {
        return switch (layer) {
            case Layer.Marks marks -> marks(marks);
            case Layer.Line line -> {
                double[] corners = line.points().stream()
                        .filter(shown)
                        .flatMapToDouble(point -> at(point.x(), point.y()))
                        .toArray();
                yield List.of(path(line, corners));
            }
            case Layer.Band band -> List.of(area(band));
        };
    }

    /** A small example for the legend, 22 pixels wide. */
    String sample(Layer layer, double x, double y) {
        return switch (layer) {
            case Layer.Marks marks -> mark(marks.shape(), marks.ink(), x + SAMPLE / 2, y);
            case Layer.Line line -> path(line, x, y, x + SAMPLE, y);
            case Layer.Band band -> polygon(area(band.ink()), x, y - 6, x + SAMPLE, y - 6, x + SAMPLE, y + 6, x, y + 6);
        };
    }

    private DoubleStream at(double x, double y) {
        return DoubleStream.of(across.applyAsDouble(x), down.applyAsDouble(y));
    }

    private List<String> marks(Layer.Marks marks) {
        List<String> lines = new ArrayList<>();
        for (Layer.Point point : marks.points()) {
            if (!shown.test(point)) {
                continue;
            }
            double x = across.applyAsDouble(point.x());
            if (point.low() < point.high()) {
                double low = down.applyAsDouble(point.low());
                double high = down.applyAsDouble(point.high());
                String colour = marks.ink().code();
                lines.add(Svg.element(
                        "line", "x1", x, "y1", low, "x2", x, "y2", high, "stroke", colour, "stroke-width", 1.6));
            }
            lines.add(mark(marks.shape(), marks.ink(), x, down.applyAsDouble(point.y())));
        }
        return lines;
    }

    private static String mark(Layer.Shape shape, Layer.Ink ink, double x, double y) {
        double r = RADIUS;
        Object[] solid = {"fill", ink.code(), "stroke", "#ffffff", "stroke-width", 0.8};
        return switch (shape) {
            case DOT -> circle(x, y, solid);
            case RING -> circle(x, y, "fill", "#ffffff", "stroke", ink.code(), "stroke-width", 1.7);
            case SQUARE -> polygon(solid, x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r);
            case TRIANGLE -> polygon(solid, x, y - 1.2 * r, x + 1.15 * r, y + r, x - 1.15 * r, y + r);
            case DIAMOND -> polygon(solid, x, y - 1.3 * r, x + 1.3 * r, y, x, y + 1.3 * r, x - 1.3 * r, y);
        };
    }

    private static String circle(double x, double y, Object... paint) {
        return Svg.element("circle", with(paint, "cx", x, "cy", y, "r", RADIUS));
    }

    private static String polygon(Object[] paint, double... corners) {
        return Svg.element("polygon", with(paint, "points", Svg.points(corners)));
    }

    private static Object[] with(Object[] paint, Object... place) {
        List<Object> all = new ArrayList<>(List.of(place));
        all.addAll(List.of(paint));
        return all.toArray();
    }

    private static String path(Layer.Line line, double... corners) {
        Object[] paint = {
            "fill",
            "none",
            "stroke",
            line.ink().code(),
            "stroke-width",
            2,
            "stroke-linejoin",
            "round",
            "stroke-dasharray",
            line.dashed() ? "6 4" : "none"
        };
        return Svg.element("polyline", with(paint, "points", Svg.points(corners)));
    }

    private String area(Layer.Band band) {
        List<Layer.Point> seen = band.points().stream().filter(shown).toList();
        DoubleStream top = seen.stream().flatMapToDouble(point -> at(point.x(), point.high()));
        DoubleStream bottom = seen.reversed().stream().flatMapToDouble(point -> at(point.x(), point.low()));
        return polygon(area(band.ink()), DoubleStream.concat(top, bottom).toArray());
    }

    private static Object[] area(Layer.Ink ink) {
        return new Object[] {"fill", ink.code(), "fill-opacity", "0.16"};
    }
}
