package org.grokscope.plot.fx;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.CurveRaster;
import org.grokscope.plot.paint.PlotStyle;

/** Shows the raster of a plot's curves without copying it. */
final class CurveImage {
    private final ImageView view = new ImageView();
    private final CurveRaster raster = new CurveRaster();
    private PixelBuffer<IntBuffer> buffer;

    CurveImage() {
        view.setManaged(false);
        view.setMouseTransparent(true);
    }

    ImageView view() {
        return view;
    }

    CurveRaster raster() {
        return raster;
    }

    /**
     * Redraws everything.
     *
     * @param density pixels per px of the screen
     */
    @SuppressWarnings("ReferenceEquality") // whether it is the same array, not an equal one
    void paint(PlotFrame frame, Content content, DataCache cache, PlotStyle style, double density) {
        raster.paint(frame, content, cache, style, density);
        int width = raster.width();
        int height = raster.height();
        if (buffer == null || buffer.getBuffer().array() != raster.pixels()) {
            IntBuffer pixels = IntBuffer.wrap(raster.pixels());
            buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
            view.setViewport(new Rectangle2D(0, 0, width, height));
        }
        // One pixel of the image is one of the screen unless the density is fractional.
        view.setSmooth(density != Math.rint(density));
        view.setFitWidth(width / density);
        view.setFitHeight(height / density);
        view.relocate(raster.left(), raster.top());
        buffer.updateBuffer(b -> null);
    }
}
