package org.grokscope.plot.paint;

import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;

/** All curves as an image as large as the plot's area with a rim for the lines' thickness. */
public final class CurveRaster {
    /** Rim in px: lines along an edge are not cut in half. */
    private static final int RIM = 3;

    private Raster raster = new Raster(1, 1);
    private double density = 1;
    private double left;
    private double top;

    /**
     * Redraws everything.
     *
     * @param newDensity pixels per px of the plot
     */
    public void paint(PlotFrame frame, Content content, DataCache cache, PlotStyle style, double newDensity) {
        fit(frame, newDensity);
        raster.clear();
        if (content.empty()) {
            return;
        }
        CurveTracer tracer = new CurveTracer(frame, left, top, density);
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Band band) {
                tracer.band(cache.of(band.lower()), cache.of(band.upper()), raster.width(), raster.coverage()::column);
                raster.blend(
                        style.palette().of(band.role()).rgb(),
                        style.palette().tints().uncertainty());
            }
        }
        for (Curve curve : content.curves()) {
            if (curve instanceof Curve.Stroked line) {
                double width = style.line(line.style().width()) * density;
                Stroker pen = new Stroker(raster.coverage(), width, line.style().dash());
                tracer.trace(line, cache, pen, raster.width());
                raster.blend(style.palette().of(line.role()).rgb(), line.style().strength());
            }
        }
    }

    private void fit(PlotFrame frame, double wanted) {
        density = wanted;
        left = frame.left() - RIM;
        top = frame.top() - RIM;
        int width = (int) Math.ceil((frame.width() + 2 * RIM) * density);
        int height = (int) Math.ceil((frame.height() + 2 * RIM) * density);
        if (width != raster.width() || height != raster.height()) {
            raster = new Raster(width, height);
        }
    }

    /** Pixels across. */
    public int width() {
        return raster.width();
    }

    /** Pixels down. */
    public int height() {
        return raster.height();
    }

    /** Premultiplied ARGB, row by row; another array after the size has changed. */
    public int[] pixels() {
        return raster.pixels();
    }

    /** Left edge of the image in px of the plot. */
    public double left() {
        return left;
    }

    /** Upper edge of the image in px of the plot. */
    public double top() {
        return top;
    }
}
