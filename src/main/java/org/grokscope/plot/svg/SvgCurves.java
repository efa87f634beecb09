package org.grokscope.plot.svg;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.grokscope.plot.fx.PlotStyle;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.CurveTracer;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.Extremes;
import org.grokscope.plot.model.Pen;
import org.grokscope.plot.model.PlotFrame;

/** Draws the curves of a plot as paths in SVG, with as many points as on screen. */
public final class SvgCurves {

    private final SvgSurface svg;
    private final PlotFrame frame;
    private final PlotStyle look;
    private final DataCache cache;
    private final CurveTracer tracer;

    public SvgCurves(SvgSurface svg, PlotFrame frame, PlotStyle look, DataCache cache) {
        this.svg = svg;
        this.frame = frame;
        this.look = look;
        this.cache = cache;
        tracer = new CurveTracer(frame, 0, 0, 1);
    }

    public void paint(List<Curve> curves) {
        svg.clip(frame.left() - 3, frame.top() - 3, frame.width() + 6, frame.height() + 6);
        for (Curve curve : curves) {
            if (curve instanceof Curve.Band band) {
                band(band);
            }
        }
        int columns = (int) Math.ceil(frame.right());
        for (Curve curve : curves) {
            PathPen pen = new PathPen();
            switch (curve) {
                case Curve.Line line -> {
                    tracer.points(cache.of(line.data()), pen, columns);
                    stroke(pen, line.style());
                }
                case Curve.Trajectory path -> {
                    tracer.trajectory(path.across(), cache.of(path.up()), pen);
                    stroke(pen, path.style());
                }
                case Curve.Formula f -> {
                    tracer.formula(f.formula(), f.from(), f.to(), pen, columns);
                    stroke(pen, f.style());
                }
                case Curve.Band ignored -> {
                    // Bands lie under all lines and have been drawn.
                }
            }
        }
        svg.unclip();
    }

    private void stroke(PathPen pen, CurveStyle style) {
        double width = look.line(style.width());
        double[] dashes = style.dash() == Dash.SOLID
                ? new double[0]
                : new double[] {style.dash().on(width), style.dash().off(width)};
        if (!pen.data.isEmpty()) {
            svg.path(pen.data.toString(), look.palette().of(style.role()), width, dashes);
        }
    }

    private void band(Curve.Band band) {
        Extremes lower = cache.of(band.lower());
        Extremes upper = cache.of(band.upper());
        List<double[]> columns = new ArrayList<>();
        for (double x = frame.left(); x <= frame.right(); x++) {
            double step = frame.stepAt(x);
            double top = tracer.at(upper, step);
            double bottom = tracer.at(lower, step);
            if (Double.isFinite(top) && Double.isFinite(bottom)) {
                columns.add(new double[] {x, top, bottom});
            }
        }
        int count = columns.size();
        double[] xs = new double[2 * count];
        double[] ys = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xs[i] = columns.get(i)[0];
            ys[i] = columns.get(i)[1];
            xs[2 * count - 1 - i] = xs[i];
            ys[2 * count - 1 - i] = columns.get(i)[2];
        }
        Color colour = look.palette().of(band.role());
        svg.setFill(colour.deriveColor(0, 1, 1, look.palette().uncertaintyTint()));
        svg.fillPolygon(xs, ys, 2 * count);
    }

    /** Writes a path's data. */
    private static final class PathPen implements Pen {
        private final StringBuilder data = new StringBuilder();
        private boolean down;

        @Override
        public void to(double x, double y) {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                up();
                return;
            }
            data.append(down ? 'L' : 'M').append(SvgSurface.n(x)).append(' ').append(SvgSurface.n(y));
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
            down = false;
        }
    }
}
