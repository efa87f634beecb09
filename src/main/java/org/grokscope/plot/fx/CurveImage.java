package org.grokscope.plot.fx;

import java.nio.IntBuffer;
import javafx.application.Platform;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.CurveRaster;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Puts the raster of a plot's curves on its canvas. There are two, used in turn: JavaFX's renderer reads one without copying it, perhaps late,
 * and must not find the curves of the next evaluation in it.
 */
final class CurveImage {

    private Picture shown = new Picture();
    private Picture other = new Picture();

    /** A raster, and the image that shows its pixels. */
    private static final class Picture {
        private final CurveRaster raster = new CurveRaster();
        private PixelBuffer<IntBuffer> buffer;
        private WritableImage image;

        @SuppressWarnings("ReferenceEquality") // whether it is the same array, not an equal one
        private void update() {
            // A film is drawn on a thread of its own, where JavaFX allows no update of an image, only a new one.
            boolean updatable = Platform.isFxApplicationThread();
            if (!updatable || buffer == null || buffer.getBuffer().array() != raster.pixels()) {
                IntBuffer pixels = IntBuffer.wrap(raster.pixels());
                buffer =
                        new PixelBuffer<>(raster.width(), raster.height(), pixels, PixelFormat.getIntArgbPreInstance());
                image = new WritableImage(buffer);
            }
            if (updatable) {
                buffer.updateBuffer(b -> null);
            }
        }
    }

    /** What was painted last. */
    CurveRaster raster() {
        return shown.raster;
    }

    /**
     * Redraws everything.
     *
     * @param surface what is drawn on
     * @param density pixels per px of the screen
     */
    void paint(
            CanvasSurface surface, PlotFrame frame, Content content, DataCache cache, PlotStyle style, double density) {
        Picture next = other;
        other = shown;
        shown = next;
        CurveRaster raster = next.raster;
        raster.paint(frame, content, cache, style, density);
        next.update();
        // One pixel of the image is one of the screen unless the density is fractional.
        boolean smooth = density != Math.rint(density);
        surface.drawImage(
                next.image, raster.left(), raster.top(), raster.width() / density, raster.height() / density, smooth);
    }
}
