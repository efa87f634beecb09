package org.grokscope.plot.paint;

import java.util.function.DoubleUnaryOperator;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.model.Series;

/**
 * Turns curves into strokes in pixels of a raster.
 *
 * <p>Where there are at most as many points as pixel columns the exact polyline is drawn; where there are more, each
 * column gets one upright stroke from its smallest to its largest value, so no spike is lost and none is invented.
 *
 * @param frame the map from data to px of the control
 * @param originX px of the raster's left edge
 * @param originY px of the raster's upper edge
 * @param density raster pixels per px
 */
public record CurveTracer(PlotFrame frame, double originX, double originY, double density) {
    double rx(double step) {
        return (frame.px(step) - originX) * density;
    }

    double ry(double value) {
        return (frame.py(value) - originY) * density;
    }

    private double stepAt(double rx) {
        return frame.stepAt(rx / density + originX);
    }

    /** Draws a curve with a pen, within so many columns. */
    public void trace(Curve.Stroked curve, DataCache cache, Pen pen, int columns) {
        switch (curve) {
            case Curve.Line line -> points(cache.of(line.data()), pen, columns);
            case Curve.Trajectory path -> trajectory(path.across(), cache.of(path.up()), pen);
            case Curve.Formula f -> formula(f.formula(), f.from(), f.to(), pen, columns);
        }
    }

    /** Draws the points in view. */
    void points(Extremes data, Pen pen, int columns) {
        int from = data.firstAtOrAfter(frame.xs().lower(), 0);
        int to = data.firstAtOrAfter(Math.nextUp(frame.xs().upper()), from);
        if (to - from > columns) {
            dense(data, pen, from, to);
            return;
        }
        // One point beyond either edge, so that lines run out of view instead of ending short.
        for (int i = Math.max(0, from - 1); i < Math.min(data.size(), to + 1); i++) {
            pen.to(rx(data.x(i)), ry(data.y(i)));
        }
        pen.up();
    }

    private void dense(Extremes data, Pen pen, int from, int to) {
        int column = (int) Math.floor((frame.left() - originX) * density);
        int lastColumn = -2;
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        for (int at = from; at < to; column++) {
            // The last column takes what rounding leaves over.
            boolean rest = stepAt(column + 1) >= frame.xs().upper();
            int end = rest ? to : Math.min(to, data.firstAtOrAfter(stepAt(column + 1), at));
            if (end == at) {
                continue;
            }
            double x = column + 0.5;
            double y = ry(data.y(at));
            // From column to column the line is upright as well: slanted strokes cost several times as much.
            boolean neighbour = column == lastColumn + 1 && !Double.isNaN(lastY + y);
            if (data.query(at, end)) {
                double top = ry(data.high());
                double bottom = ry(data.low());
                pen.upright(x, neighbour ? Math.min(top, lastY) : top, neighbour ? Math.max(bottom, lastY) : bottom);
            }
            if (!neighbour) {
                // At a gap one of the heights is NaN, and nothing is drawn.
                pen.link(lastX, lastY, x, y);
            }
            lastColumn = column;
            lastX = x;
            lastY = ry(data.y(end - 1));
            at = end;
        }
    }

    /**
     * Draws the line through points that may go back and forth; what moves less than half a pixel is left out.
     *
     * @param across the series itself, because a summary may lack what the value axis cannot show
     */
    void trajectory(Series across, Extremes up, Pen pen) {
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        int end = Math.min(across.size(), up.size());
        for (int i = 0; i < end; i++) {
            double x = rx(across.y(i));
            double y = ry(up.y(i));
            boolean near = Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5;
            if (!near || i == end - 1) {
                pen.to(x, y);
                lastX = x;
                lastY = y;
            }
        }
        pen.up();
    }

    /** Draws a formula between two steps. */
    void formula(DoubleUnaryOperator formula, double fromStep, double toStep, Pen pen, int columns) {
        double from = rx(Math.max(fromStep, frame.xs().lower()));
        double to = rx(Math.min(toStep, frame.xs().upper()));
        if (!(from <= to) || from > columns) {
            return;
        }
        for (double x = from; x < to; x += 1) {
            pen.to(x, ry(formula.applyAsDouble(stepAt(x))));
        }
        pen.to(to, ry(formula.applyAsDouble(stepAt(to))));
        pen.up();
    }

    /** Takes the area between two polylines column by column. */
    public interface Columns {
        /** One column of raster pixels, from one height to another; either may be NaN, where there is no area. */
        void column(int column, double top, double bottom);
    }

    /** Passes on the area between two polylines. */
    public void band(Extremes lower, Extremes upper, int columns, Columns area) {
        if (lower.size() < 2 || upper.size() < 2) {
            return;
        }
        int c = (int) Math.max(0, (frame.left() - originX) * density);
        int end = (int) Math.min(columns, (frame.right() - originX) * density);
        for (; c < end; c++) {
            double step = stepAt(c + 0.5);
            area.column(c, at(upper, step), at(lower, step));
        }
    }

    /** The drawn height of a polyline at a step, interpolated as the drawing is; NaN outside it. */
    double at(Extremes line, double step) {
        int next = line.firstAtOrAfter(step, 0);
        if (next == line.size()) {
            return Double.NaN;
        }
        if (line.x(next) == step) {
            return ry(line.y(next));
        }
        if (next == 0) {
            return Double.NaN;
        }
        double x0 = rx(line.x(next - 1));
        double share = (rx(step) - x0) / (rx(line.x(next)) - x0);
        double y0 = ry(line.y(next - 1));
        return y0 + share * (ry(line.y(next)) - y0);
    }
}
