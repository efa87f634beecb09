package org.grokscope.plot.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.CurveTracer;
import org.grokscope.plot.paint.Pen;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Where the curves of a plot run: of each curve and each column of two px the part between its highest and its lowest point. A label is as wide as
 * some 35 columns, so that asking costs little, whatever the number of points.
 */
public final class CurveColumns {
    /** Columns per px: curves are drawn finer, but labels keep a distance of more than a column from them. */
    private static final double DENSITY = 0.5;

    private final List<Track> tracks = new ArrayList<>();
    private int used;
    private int first;
    private int width;

    /** One curve, drawn by its pen. */
    final class Track implements Pen {
        private float[] tops = {};
        private float[] bottoms = {};
        private double half;
        /** Null of a line that is not a curve of the plot. */
        private Curve curve;

        private double lastX;
        private double lastY;
        private boolean down;

        private void begin(Curve newCurve, double lineWidth) {
            if (tops.length < width) {
                tops = new float[width];
                bottoms = new float[width];
            }
            Arrays.fill(tops, Float.POSITIVE_INFINITY);
            Arrays.fill(bottoms, Float.NEGATIVE_INFINITY);
            half = lineWidth / 2;
            curve = newCurve;
            down = false;
        }

        @Override
        public void to(double x, double y) {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                down = false;
                return;
            }
            segment(down ? lastX : x, down ? lastY : y, x, y);
            lastX = x;
            lastY = y;
            down = true;
        }

        @Override
        public void upright(double x, double fromY, double toY) {
            segment(x, fromY, x, toY);
        }

        @Override
        public void link(double x0, double y0, double x1, double y1) {
            segment(x0, y0, x1, y1);
        }

        @Override
        public void up() {
            down = false;
        }

        private void segment(double x0, double y0, double x1, double y1) {
            if (!Double.isFinite(x0 + y0 + x1 + y1)) {
                return;
            }
            double left = Math.min(x0, x1);
            double right = Math.max(x0, x1);
            double slope = right > left ? (y1 - y0) / (x1 - x0) : 0;
            int c = Math.max(0, (int) left - first);
            int to = Math.min(width - 1, (int) right - first);
            if (to - c <= 1) {
                for (; c <= to; c++) {
                    extend(c, Math.min(y0, y1), Math.max(y0, y1));
                }
                return;
            }
            for (; c <= to; c++) {
                double a = y0 + (Math.max(left, c + first) - x0) * slope;
                double b = y0 + (Math.min(right, c + first + 1) - x0) * slope;
                extend(c, Math.min(a, b), Math.max(a, b));
            }
        }

        private void extend(int column, double top, double bottom) {
            tops[column] = Math.min(tops[column], (float) (top / DENSITY - half));
            bottoms[column] = Math.max(bottoms[column], (float) (bottom / DENSITY + half));
        }

        /** The highest place of the curve between two x; NaN if it does not run all the way. */
        double top(double from, double to) {
            return extreme(tops, from, to, true);
        }

        /** The lowest place of the curve between two x; NaN if it does not run all the way. */
        double bottom(double from, double to) {
            return extreme(bottoms, from, to, false);
        }

        private double extreme(float[] values, double from, double to, boolean highest) {
            int c = column(from);
            int end = column(to);
            if (c < 0 || end >= width) {
                return Double.NaN;
            }
            float extreme = values[c];
            for (; c <= end; c++) {
                if (Float.isInfinite(values[c])) {
                    return Double.NaN;
                }
                extreme = highest ? Math.min(extreme, values[c]) : Math.max(extreme, values[c]);
            }
            return extreme;
        }
    }

    private int column(double x) {
        return (int) Math.floor(x * DENSITY) - first;
    }

    /** Follows all curves of a plot. */
    public void trace(PlotFrame frame, Content content, DataCache cache, PlotStyle style) {
        begin(frame.left(), frame.right());
        int end = first + width;
        CurveTracer tracer = new CurveTracer(frame, 0, 0, DENSITY);
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Stroked line) {
                Track track = next();
                track.begin(line, style.line(line.style().width()));
                tracer.trace(line, cache, track, end);
            }
        }
    }

    /** Forgets what was followed, and follows what lies in another area. */
    void begin(double left, double right) {
        used = 0;
        first = (int) Math.floor(left * DENSITY) - 1;
        width = (int) Math.ceil(right * DENSITY) + 1 - first;
    }

    private Track next() {
        if (used == tracks.size()) {
            tracks.add(new Track());
        }
        return tracks.get(used++);
    }

    /** Follows a line from point to point. */
    void follow(double[] xs, double[] ys, double lineWidth) {
        Track track = next();
        track.begin(null, lineWidth);
        for (int i = 0; i < xs.length; i++) {
            track.to(xs[i] * DENSITY, ys[i] * DENSITY);
        }
    }

    /** The track of a curve that was traced. */
    Track of(Curve curve) {
        for (int i = 0; i < used; i++) {
            if (curve.equals(tracks.get(i).curve)) {
                return tracks.get(i);
            }
        }
        throw new IllegalArgumentException("not a traced curve: " + curve.name());
    }

    /** In how many columns curves run through a box with a margin around it. */
    int covered(Box box, double margin, int most) {
        int from = Math.max(0, column(box.left() - margin - 1));
        int to = Math.min(width - 1, column(box.right() + margin + 1));
        float top = (float) (box.top() - margin);
        float bottom = (float) (box.bottom() + margin);
        int count = 0;
        for (int i = 0; i < used; i++) {
            Track track = tracks.get(i);
            for (int c = from; c <= to && count < most; c++) {
                count += track.tops[c] < bottom && track.bottoms[c] > top ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a curve runs through a box with a margin around it. */
    public boolean covers(Box box, double margin) {
        return covered(box, margin, 1) > 0;
    }

    /** Whether a curve other than one of its own crosses a leader. */
    boolean crosses(Spot.Leader leader, Track own) {
        double x0 = leader.fromX();
        double y0 = leader.fromY();
        double x1 = leader.toX();
        double y1 = leader.toY();
        double left = Math.min(x0, x1);
        double right = Math.max(x0, x1);
        double slope = right - left < 1e-6 ? 0 : (y1 - y0) / (x1 - x0);
        int to = Math.min(width - 1, column(right));
        for (int c = Math.max(0, column(left)); c <= to; c++) {
            double a = slope == 0 ? y0 : y0 + (Math.clamp((c + first) / DENSITY, left, right) - x0) * slope;
            double b = slope == 0 ? y1 : y0 + (Math.clamp((c + first + 1) / DENSITY, left, right) - x0) * slope;
            for (int i = 0; i < used; i++) {
                Track track = tracks.get(i);
                if (track != own && track.tops[c] < Math.max(a, b) && track.bottoms[c] > Math.min(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }
}
