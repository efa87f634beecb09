package org.grokscope.plot.fx;

import java.util.function.ToDoubleFunction;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.Scale;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.YRange;

/** Where the points of a {@link ScatterPlot} lie in its pixels. */
final class ScatterFrame {

    /** So near, in pixels, the pointer means a point. */
    private static final double REACH = 14;

    private final ScatterPlot.Data data;
    private final Scale across;
    private final Scale up;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    ScatterFrame(ScatterPlot.Data data, double width, double height, PlotStyle look) {
        this.data = data;
        left = look.em(72);
        right = width - look.em(24);
        top = look.em(64);
        bottom = height - look.em(44);
        across = scale(ScatterPlot.Point::x);
        up = scale(ScatterPlot.Point::y);
    }

    private Scale scale(ToDoubleFunction<ScatterPlot.Point> value) {
        double high = 0;
        double low = 0;
        for (ScatterPlot.Point point : data.points()) {
            double each = value.applyAsDouble(point);
            if (Double.isFinite(each)) {
                high = Math.max(high, each);
                low = Math.min(low, each);
            }
        }
        YRange.Fixed range =
                high > low ? AutoRange.values(ScaleKind.LINEAR, low, high) : new YRange.Fixed(low, low + 1);
        return Scale.of(ScaleKind.LINEAR, range.lower(), range.upper());
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    Scale across() {
        return across;
    }

    Scale up() {
        return up;
    }

    double x(double value) {
        return left + across.fraction(value) * (right - left);
    }

    /** A point without a height lies a little above the plot. */
    double y(double value) {
        return Double.isNaN(value) ? top - 12 : bottom - up.fraction(value) * (bottom - top);
    }

    /** The nearest point within reach of a place, or null. */
    ScatterPlot.Point nearest(double px, double py) {
        ScatterPlot.Point nearest = null;
        double least = REACH;
        for (ScatterPlot.Point point : data.points()) {
            double distance = Math.hypot(x(point.x()) - px, y(point.y()) - py);
            if (distance <= least) {
                least = distance;
                nearest = point;
            }
        }
        return nearest;
    }
}
