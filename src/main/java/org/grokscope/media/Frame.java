package org.grokscope.media;

/**
 * A picture.
 *
 * @param width pixels across
 * @param height pixels down
 * @param pixels width × height, 0xAARRGGBB row by row from the top; the alpha is not looked at. Belongs to whoever holds the frame
 */
@SuppressWarnings("ArrayRecordComponent") // large, handed on, compared only where pixels are
public record Frame(int width, int height, int[] pixels) {

    /** Checks the size. */
    public Frame {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " × " + height);
        }
    }

    /** The same as another in size. */
    boolean fits(int otherWidth, int otherHeight) {
        return width == otherWidth && height == otherHeight;
    }
}
