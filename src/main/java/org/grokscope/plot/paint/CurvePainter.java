package org.grokscope.plot.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;

/**
 * Paints curves as lines and areas.
 *
 * @param b paints on the surface
 * @param frame the plot's area
 * @param cache the data of the curves
 * @param density columns in a unit of length, each of which shows the smallest and the largest value in it
 */
public record CurvePainter(Brush b, PlotFrame frame, DataCache cache, int density) {
    /** Half a line's width, so that lines along an edge are whole. */
    private static final double RIM = 2;

    /** Paints areas first, then lines. */
    public void paint(List<Curve> curves) {
        b.g().clip(frame.left(), frame.top() - RIM, frame.width() + 0.5, frame.height() + 2 * RIM);
        for (Curve curve : curves) {
            if (curve instanceof Curve.Band band) {
                band(band);
            }
        }
        for (Curve curve : curves) {
            if (curve instanceof Curve.Stroked line) {
                double width = b.style().line(line.style().width());
                Stroke stroke = Stroke.curve(
                        b.of(line.role()).withOpacity(line.style().strength()),
                        width,
                        line.style().dash());
                CurveTracer tracer = new CurveTracer(frame, 0, 0, density);
                tracer.trace(line, cache, new Polylines(stroke), columns());
            }
        }
        b.g().unclip();
    }

    private int columns() {
        return (int) Math.ceil(frame.right() * density);
    }

    private void band(Curve.Band band) {
        List<double[]> area = new ArrayList<>();
        Colour colour = b.palette().uncertainty(band.role());
        new CurveTracer(frame, 0, 0, 1)
                .band(
                        cache.of(band.lower()),
                        cache.of(band.upper()),
                        (int) Math.ceil(frame.right()),
                        (at, top, low) -> {
                            if (Double.isFinite(top) && Double.isFinite(low)) {
                                area.add(new double[] {at + 0.5, top, low});
                            }
                        });
        int count = area.size();
        if (count > 1) {
            int[] there = IntStream.range(0, 2 * count)
                    .map(i -> i < count ? i : 2 * count - 1 - i)
                    .toArray();
            double[] xs = IntStream.of(there).mapToDouble(i -> area.get(i)[0]).toArray();
            double[] ys = IntStream.range(0, 2 * count)
                    .mapToDouble(i -> area.get(there[i])[i < count ? 1 : 2])
                    .toArray();
            b.g().fillPolygon(xs, ys, colour);
        }
    }

    /** Draws what a tracer says as lines as long as possible. */
    private final class Polylines implements Pen {
        private final Stroke stroke;
        private final List<double[]> points = new ArrayList<>();

        Polylines(Stroke stroke) {
            this.stroke = stroke;
        }

        @Override
        public void to(double x, double y) {
            if (Double.isFinite(x) && Double.isFinite(y)) {
                points.add(new double[] {x / density, y / density});
            } else {
                up();
            }
        }

        @Override
        public void upright(double x, double fromY, double toY) {
            link(x, fromY, x, toY);
        }

        @Override
        public void link(double x0, double y0, double x1, double y1) {
            up();
            to(x0, y0);
            to(x1, y1);
            up();
        }

        @Override
        public void up() {
            if (points.size() == 1) {
                b.g().fillCircle(points.getFirst()[0], points.getFirst()[1], stroke.width() / 2, stroke.colour());
            } else if (!points.isEmpty()) {
                b.g().strokePolyline(along(0), along(1), stroke);
            }
            points.clear();
        }

        private double[] along(int axis) {
            return points.stream().mapToDouble(point -> point[axis]).toArray();
        }
    }
}
