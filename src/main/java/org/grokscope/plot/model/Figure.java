package org.grokscope.plot.model;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A plot of single points, lines and areas in a plane with two named axes.
 *
 * @param title above the plot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param layers what is drawn, the lowest first
 * @param above the meaning of marks along the upper edge, which have no height (NaN); empty to leave such marks out
 * @param empty what is written while there are no points
 */
public record Figure(String title, Axis x, Axis y, List<Layer> layers, String above, EmptyText empty) {
    /** Copies the layers. */
    public Figure {
        layers = List.copyOf(layers);
    }

    /** A figure of which nothing lies along the upper edge. */
    public Figure(String title, Axis x, Axis y, List<Layer> layers) {
        this(title, x, y, layers, "", EmptyText.NONE);
    }

    /** Whether no layer has a point. */
    public boolean isEmpty() {
        return layers.stream().allMatch(layer -> layer.points().isEmpty());
    }

    /** The scales on which every point of the figure that an axis can show has a place. */
    public PlotFrame frame(double left, double top, double width, double height) {
        double[] xs = layers.stream()
                .flatMap(layer -> layer.points().stream())
                .mapToDouble(Point::x)
                .toArray();
        double[] ys = layers.stream()
                .flatMap(layer -> layer.points().stream())
                .flatMapToDouble(point -> DoubleStream.of(point.y, point.low, point.high))
                .toArray();
        return new PlotFrame(left, top, Math.max(1, width), Math.max(1, height), x.around(xs), y.around(ys));
    }

    /**
     * An axis, as long as its values need.
     *
     * @param title what it shows, with its unit
     * @param kind how values are spread
     * @param fromZero whether 0 is shown even if no value is near it; not for a logarithmic axis
     */
    public record Axis(String title, ScaleKind kind, boolean fromZero) {
        /** A linear axis that shows 0. */
        public static Axis fromZero(String title) {
            return new Axis(title, ScaleKind.LINEAR, true);
        }

        /** A linear axis around its values. */
        public static Axis linear(String title) {
            return new Axis(title, ScaleKind.LINEAR, false);
        }

        /** A logarithmic axis. */
        public static Axis logarithmic(String title) {
            return new Axis(title, ScaleKind.LOG, false);
        }

        private Scale around(double[] values) {
            double low = fromZero ? 0 : Double.NaN;
            double high = low;
            for (double value : values) {
                if (Double.isFinite(value) && (kind == ScaleKind.LINEAR || value > 0)) {
                    low = value >= low ? low : value;
                    high = value <= high ? high : value;
                }
            }
            YRange.Fixed range = AutoRange.values(kind, low, high);
            return Scale.of(kind, range.lower(), range.upper());
        }
    }

    /** Something drawn; what has no place on the axes is left out. */
    public sealed interface Layer {
        /** What the legend calls it; empty to leave it out of the legend. */
        String name();

        /** What its colour means. */
        ColourRole role();

        /** Its points; they set the ranges of the axes. */
        List<Point> points();
    }

    /** Single points with their ranges. */
    public record Marks(String name, ColourRole role, Shape shape, List<Point> points) implements Layer {}

    /** Labels beside points that other layers mark, as far as there is room. Their texts are those of the points. */
    public record Labels(List<Point> points) implements Layer {
        @Override
        public String name() {
            return "";
        }

        @Override
        public ColourRole role() {
            return ColourRole.INK;
        }
    }

    /** A line through points, from left to right. */
    public record Line(String name, ColourRole role, Dash dash, List<Point> points) implements Layer {}

    /** The area between the ends of the points' ranges, from left to right. */
    public record Area(String name, ColourRole role, List<Point> points) implements Layer {}

    /**
     * A straight line across the whole figure with the range of its slope, turned about a centre. For linear axes; it sets no range.
     *
     * @param slope its slope
     * @param intercept its height at x = 0
     * @param centre the x about which it turns: the mean of its points
     * @param lowSlope the lower end of the slope's range
     * @param highSlope the upper end
     */
    public record Trend(
            String name,
            ColourRole role,
            double slope,
            double intercept,
            double centre,
            double lowSlope,
            double highSlope)
            implements Layer {
        @Override
        public List<Point> points() {
            return List.of();
        }

        /** The height at a place if the line has another slope. */
        public double at(double x, double turned) {
            return intercept + slope * centre + turned * (x - centre);
        }
    }

    /**
     * A point, with the range of its height.
     *
     * @param x its place on the horizontal axis
     * @param y its height; NaN for none
     * @param low the lower end of its range; y itself without a range
     * @param high the upper end of its range; y itself without a range
     * @param text what is said of it when it is pointed at
     * @param key identifies it in a later figure; null if nothing asks for it
     */
    public record Point(double x, double y, double low, double high, String text, Object key) {
        /** A point with a range. */
        public Point(double x, double y, double low, double high) {
            this(x, y, low, high, "", null);
        }

        /** A point without a range. */
        public Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    /** The form of marks, so that they can be told apart without colours. */
    public enum Shape {
        /** A filled circle. */
        DOT,
        /** An empty circle. */
        RING,
        /** A filled square. */
        SQUARE,
        /** A filled triangle. */
        TRIANGLE,
        /** A filled diamond. */
        DIAMOND,
        /** An empty square. */
        OPEN_SQUARE,
        /** An empty triangle. */
        OPEN_TRIANGLE,
        /** An empty diamond. */
        OPEN_DIAMOND,
        /** A diagonal cross. */
        CROSS;

        private static final List<Shape> FILLED = List.of(DOT, SQUARE, TRIANGLE, DIAMOND);
        private static final List<Shape> OPEN = List.of(RING, OPEN_SQUARE, OPEN_TRIANGLE, OPEN_DIAMOND);

        /** The form of the marks of one of several runs: filled for the first four, empty for four more. */
        public static Shape ofRun(int index) {
            int form = index % FILLED.size();
            return index / FILLED.size() % 2 == 0 ? FILLED.get(form) : OPEN.get(form);
        }

        /** Whether it is empty inside. */
        public boolean isOpen() {
            return OPEN.contains(this);
        }

        /** The same form, empty inside. */
        public Shape open() {
            int form = FILLED.indexOf(this);
            return form < 0 ? this : OPEN.get(form);
        }
    }
}
