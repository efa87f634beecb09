package org.grokscope.media;

/**
 * A picture.
 *
 * @param width pixels across
 * @param height pixels down
 * @param pixels width × height, 0xAARRGGBB row by row from the top; alpha is ignored. Must not be changed while the frame is in use
 */
@SuppressWarnings("ArrayRecordComponent") // large, passed on without copying, and never compared as records
public record Frame(int width, int height, int[] pixels) {

    /** Checks the number of pixels. */
    public Frame {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " × " + height);
        }
    }

    /** Refuses a frame of another size than its film. */
    void requireSize(int filmWidth, int filmHeight) {
        if (width != filmWidth || height != filmHeight) {
            throw new IllegalArgumentException(
                    "Frame must be " + filmWidth + " × " + filmHeight + " (got " + width + " × " + height + ")");
        }
    }
}
