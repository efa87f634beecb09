package org.grokscope.plot.svg;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.BackPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.CurveTracer;
import org.grokscope.plot.paint.Pen;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Stroke;

/**
 * Draws a plot as on screen, without the pointer; curves become paths with as many points as on screen.
 *
 * @param frame the plot's area
 * @param content what it shows
 * @param cache the data of its curves
 * @param style colours and type
 */
public record SvgPlot(PlotFrame frame, Content content, DataCache cache, PlotStyle style) {
    /** The drawing, of the given size. */
    public SvgDrawing drawing(double width, double height) {
        return new SvgDrawing(width, height, content.title(), style.type().family(), this::paint);
    }

    private void paint(SvgSurface svg) {
        Brush brush = new Brush(svg, style);
        svg.fillRect(0, 0, svg.width(), svg.height(), 0, style.palette().card());
        new BackPainter(brush, frame, content).paint();
        if (!content.empty()) {
            curves(svg);
        }
        new LabelPainter(brush, frame, content, cache, new LabelMemory()).paint();
    }

    private void curves(SvgSurface svg) {
        CurveTracer tracer = new CurveTracer(frame, 0, 0, 1);
        int columns = (int) Math.ceil(frame.right());
        svg.clip(frame.left() - 3, frame.top() - 3, frame.width() + 6, frame.height() + 6);
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Band band) {
                band(svg, band, tracer, columns);
            }
        }
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Stroked line) {
                PathPen pen = new PathPen();
                tracer.trace(line, cache, pen, columns);
                double width = style.line(line.style().width());
                Colour colour = style.palette().of(line.role());
                svg.path(
                        pen.data.toString(),
                        Stroke.curve(colour, width, line.style().dash()));
            }
        }
        svg.unclip();
    }

    private void band(SvgSurface svg, Curve.Band band, CurveTracer tracer, int columns) {
        List<double[]> area = new ArrayList<>();
        tracer.band(cache.of(band.lower()), cache.of(band.upper()), columns, (column, top, bottom) -> {
            if (Double.isFinite(top) && Double.isFinite(bottom)) {
                area.add(new double[] {column + 0.5, top, bottom});
            }
        });
        int count = area.size();
        double[] xs = new double[2 * count];
        double[] ys = new double[2 * count];
        for (int i = 0; i < count; i++) {
            int back = 2 * count - 1 - i;
            xs[i] = area.get(i)[0];
            xs[back] = xs[i];
            ys[i] = area.get(i)[1];
            ys[back] = area.get(i)[2];
        }
        svg.fillPolygon(xs, ys, style.palette().uncertainty(band.role()));
    }

    /** Writes a path's data. */
    private static final class PathPen implements Pen {
        private final StringBuilder data = new StringBuilder();
        private boolean down;
        private boolean lone;

        @Override
        public void to(double x, double y) {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                up();
                return;
            }
            data.append(down ? 'L' : 'M').append(SvgSurface.n(x)).append(' ').append(SvgSurface.n(y));
            lone = !down;
            down = true;
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
            // A line of no length is a dot, as on screen.
            data.append(down && lone ? "h0" : "");
            down = false;
        }
    }
}
