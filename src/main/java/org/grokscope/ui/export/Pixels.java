package org.grokscope.ui.export;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.grokscope.media.Frame;

/** Converts a JavaFX image into a frame. */
public final class Pixels {

    private Pixels() {}

    public static Frame of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), IntBuffer.wrap(pixels), width);
        return new Frame(width, height, pixels);
    }
}
