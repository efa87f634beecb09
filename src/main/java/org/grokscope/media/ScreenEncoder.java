package org.grokscope.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * H.264 (ISO/IEC 14496-10) for screen content, in the Constrained Baseline profile and lossless except for the halved chroma resolution, so that
 * small letters stay sharp. A block that has not changed is skipped. One that exactly repeats the last column or row of its left or
 * upper neighbour (a surface, a grid line) is coded as that prediction. All others are stored as raw samples (I_PCM). Nothing is
 * transformed or quantized, and there is no motion search, because nothing in a plot moves as a whole.
 */
final class ScreenEncoder {

    /** Headers of units with a slice of a key frame and of another one, both used as references. */
    private static final int KEY_UNIT = 0x65;

    private static final int OTHER_UNIT = 0x61;

    /** Macroblock types in an I slice; in a P slice they follow {@link #OFFSET} other types. */
    private static final int PREDICTED = 1;

    private static final int STORED = 25;
    private static final int OFFSET = 5;
    /** The number of coefficients that counts for a stored block when its neighbours are coded. */
    private static final int STORED_COEFFICIENTS = 16;

    private final YuvPicture picture;
    private final int columns;
    private final int rows;
    private final ByteBuffer buffer;
    private int frameNumber;
    private int keyFrames;

    ScreenEncoder(int width, int height) {
        picture = new YuvPicture(width, height);
        columns = picture.columns();
        rows = picture.rows();
        // Stored samples need no escapes to speak of: Y, Cb and Cr of the limited range are at least 16.
        buffer = ByteBuffer.allocate(columns * rows * 600 + 10_000);
    }

    /**
     * Encodes a frame.
     *
     * @param pixels as in {@link Frame}
     * @param key whether to encode it as a key frame, at which players can start
     * @return one NAL unit, valid until the next call; of a frame without a change it is a few bytes
     */
    ByteBuffer encode(int[] pixels, boolean key) {
        boolean[] changed = picture.set(pixels);
        if (key) {
            Arrays.fill(changed, true);
            frameNumber = 0;
        }
        buffer.clear();
        slice(changed, key);
        frameNumber++;
        return buffer.flip();
    }

    /** Slice header (7.3.3), macroblocks, and the stop bit. */
    private void slice(boolean[] changed, boolean key) {
        BitSink out = new BitSink(buffer);
        out.octet(key ? KEY_UNIT : OTHER_UNIT);
        out.unsigned(0);
        out.unsigned(key ? 2 : 0);
        out.unsigned(0);
        out.bits(frameNumber, ParameterSets.FRAME_NUMBER_BITS);
        if (key) {
            out.unsigned(keyFrames % 2);
            keyFrames++;
            // No output of prior pictures is suppressed, no long-term reference.
            out.bits(0, 2);
        } else {
            // Default number and order of references, sliding-window marking.
            out.bits(0, 3);
        }
        // Quantizer unchanged (unused here), deblocking filter off.
        out.unsigned(0);
        out.unsigned(1);
        blocks(out, changed, key);
        out.end();
    }

    private void blocks(BitSink out, boolean[] changed, boolean key) {
        boolean[] storedAbove = new boolean[columns];
        int skipped = 0;
        for (int row = 0; row < rows; row++) {
            boolean storedBefore = false;
            for (int column = 0; column < columns; column++) {
                boolean stored = false;
                if (changed[row * columns + column]) {
                    if (!key) {
                        out.unsigned(skipped);
                    }
                    skipped = 0;
                    int offset = key ? 0 : OFFSET;
                    int luma = picture.prediction(0, column, row);
                    int chroma = picture.chromaPrediction(column, row);
                    stored = luma < 0 || chroma < 0;
                    if (stored) {
                        store(out, offset, column, row);
                    } else {
                        int coefficients = coefficients(column, row, storedBefore, storedAbove[column]);
                        predict(out, offset, luma, chroma, coefficients);
                    }
                } else {
                    skipped++;
                }
                storedAbove[column] = stored;
                storedBefore = stored;
            }
        }
        if (skipped > 0) {
            out.unsigned(skipped);
        }
    }

    /** The predicted number of coefficients, from the neighbours: it selects the code for "none" (9.2.1). */
    private static int coefficients(int column, int row, boolean storedBefore, boolean storedAbove) {
        int left = storedBefore ? STORED_COEFFICIENTS : 0;
        int above = storedAbove ? STORED_COEFFICIENTS : 0;
        return column > 0 && row > 0 ? (left + above + 1) / 2 : left + above;
    }

    /** A block that equals its prediction: no residual. */
    private static void predict(BitSink out, int offset, int luma, int chroma, int coefficients) {
        out.unsigned(offset + PREDICTED + luma);
        // Chroma modes are numbered differently: 1 is from the left, 2 from above.
        out.unsigned(chroma == YuvPicture.FROM_LEFT ? 1 : 2);
        out.unsigned(0);
        if (coefficients < 2) {
            out.bits(1, 1);
        } else {
            out.bits(3, 6);
        }
    }

    private void store(BitSink out, int offset, int column, int row) {
        out.unsigned(offset + STORED);
        out.align();
        picture.eachSample(column, row, out::octet);
    }
}
