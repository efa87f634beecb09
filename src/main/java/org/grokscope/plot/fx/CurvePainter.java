package org.grokscope.plot.fx;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.CurveTracer;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.LabelLayout;
import org.grokscope.plot.model.PlotFrame;

/** Paints all curves into an image as large as the plot's area and a rim for the lines' thickness. */
final class CurvePainter {
    /** Rim in px: lines along an edge are not cut in half. */
    private static final int RIM = 3;

    private final ImageView view = new ImageView();
    private Raster raster = new Raster(1, 1);
    private PixelBuffer<IntBuffer> buffer;
    private double density = 1;
    private double left;
    private double top;

    CurvePainter() {
        view.setManaged(false);
        view.setMouseTransparent(true);
    }

    ImageView view() {
        return view;
    }

    /**
     * Draws anew.
     *
     * @param density pixels per px of the screen
     */
    void paint(PlotFrame frame, Content content, DataCache cache, PlotStyle look, double density) {
        fit(frame, density);
        raster.clear();
        if (!content.empty()) {
            CurveTracer tracer = new CurveTracer(frame, left, top, density);
            for (Curve curve : content.curves()) {
                if (curve instanceof Curve.Band band) {
                    tracer.band(cache.of(band.lower()), cache.of(band.upper()), raster);
                    raster.blend(
                            rgb(look.palette().of(band.role())), look.palette().uncertaintyTint());
                }
            }
            for (Curve curve : content.curves()) {
                draw(curve, tracer, cache, look);
            }
        }
        if (buffer != null) {
            buffer.updateBuffer(b -> null);
        }
    }

    private void draw(Curve curve, CurveTracer tracer, DataCache cache, PlotStyle look) {
        switch (curve) {
            case Curve.Line line -> {
                tracer.points(cache.of(line.data()), pen(line.style(), look), raster.width());
                raster.blend(rgb(look.palette().of(line.role())), 1);
            }
            case Curve.Trajectory path -> {
                tracer.trajectory(path.across(), cache.of(path.up()), pen(path.style(), look));
                raster.blend(rgb(look.palette().of(path.role())), 1);
            }
            case Curve.Formula f -> {
                tracer.formula(f.formula(), f.from(), f.to(), pen(f.style(), look), raster.width());
                raster.blend(rgb(look.palette().of(f.role())), 1);
            }
            case Curve.Band ignored -> {
                // Bands lie under all lines and have been drawn.
            }
        }
    }

    private Stroker pen(CurveStyle style, PlotStyle look) {
        return new Stroker(raster, look.line(style.width()) * density, style.dash());
    }

    private void fit(PlotFrame frame, double wanted) {
        density = wanted;
        left = frame.left() - RIM;
        top = frame.top() - RIM;
        int width = (int) Math.ceil((frame.width() + 2 * RIM) * density);
        int height = (int) Math.ceil((frame.height() + 2 * RIM) * density);
        if (buffer == null || width != raster.width() || height != raster.height()) {
            buffer = new PixelBuffer<>(
                    width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
            raster = new Raster(width, height, buffer.getBuffer().array());
            view.setImage(new WritableImage(buffer));
        }
        view.setViewport(new Rectangle2D(0, 0, width, height));
        // One pixel of the image is one of the screen: nothing is to be smoothed.
        view.setSmooth(density != Math.rint(density));
        view.setFitWidth(width / density);
        view.setFitHeight(height / density);
        view.relocate(left, top);
    }

    /** How much is drawn in a rectangle of the control, in px². */
    double ink(LabelLayout.Box box) {
        return raster.ink(
                        (box.left() - left) * density,
                        (box.top() - top) * density,
                        (box.right() - left) * density,
                        (box.bottom() - top) * density)
                / (density * density);
    }

    private static int rgb(Color c) {
        return (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }
}
