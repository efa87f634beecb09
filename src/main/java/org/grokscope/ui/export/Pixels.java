package org.grokscope.ui.export;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.grokscope.media.Frame;

/** Converts JavaFX images into frames. */
public final class Pixels {

    private Pixels() {}

    public static Frame of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        copy(image, pixels, 0);
        return new Frame(width, height, pixels);
    }

    /** Copies an image into an array from an index on. */
    static void copy(Image image, int[] pixels, int from) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, from, width);
    }
}
