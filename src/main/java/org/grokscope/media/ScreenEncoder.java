package org.grokscope.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.io.model.NALUnit;
import org.jcodec.codecs.h264.io.model.NALUnitType;
import org.jcodec.codecs.h264.io.model.PictureParameterSet;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jcodec.common.model.Size;

/**
 * H.264 (ISO/IEC 14496-10) for pictures of a screen, in the baseline profile and without loss but for the colours' halved resolution,
 * so that small letters stay sharp. A block that has not changed is skipped. One that goes on exactly as its left or upper
 * neighbour ends (a surface, a line of the grid) says only that. All others are stored as they are. Nothing is transformed or
 * quantized, and motion is not looked for: on a plot nothing moves as a whole.
 */
final class ScreenEncoder {

    /** Frames are counted in so many bits. */
    static final int FRAME_NUMBER_BITS = 8;

    /** Types of blocks in a slice without skipped ones; in one with them they are counted from {@link #OFFSET}. */
    private static final int PREDICTED = 1;

    private static final int STORED = 25;
    private static final int OFFSET = 5;
    /** How many coefficients the neighbours of a stored block are to think it has. */
    private static final int STORED_COEFFICIENTS = 16;

    private final SeqParameterSet sps;
    private final PictureParameterSet pps;
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
        H264Encoder parameters = H264Encoder.createH264Encoder();
        sps = parameters.initSPS(new Size(width, height));
        pps = parameters.initPPS();
        // Players would smooth the blocks' edges otherwise.
        pps.deblockingFilterControlPresentFlag = true;
        // Frames are shown in the order in which they come.
        sps.picOrderCntType = 2;
        sps.log2MaxFrameNumMinus4 = FRAME_NUMBER_BITS - 4;
        sps.vuiParams = colours();
        buffer = ByteBuffer.allocate(columns * rows * 600 + 10_000);
    }

    /** Says how colours are meant (annex E): players would take the ones of television for a picture this large. */
    private static VUIParameters colours() {
        VUIParameters colours = new VUIParameters();
        colours.videoSignalTypePresentFlag = true;
        // Not specified by a television standard; the primaries and curve of sRGB; the matrix of BT.601.
        colours.videoFormat = 5;
        colours.colourDescriptionPresentFlag = true;
        colours.colourPrimaries = 1;
        colours.transferCharacteristics = 1;
        colours.matrixCoefficients = 6;
        return colours;
    }

    /**
     * Encodes a frame.
     *
     * @param pixels as in {@link Frame}
     * @param key whether it is to stand alone, so that players can begin with it
     * @return NAL units with start codes; empty if nothing has changed
     */
    ByteBuffer encode(int[] pixels, boolean key) {
        boolean[] changed = picture.set(pixels);
        if (key) {
            Arrays.fill(changed, true);
            frameNumber = 0;
        } else if (isAllFalse(changed)) {
            return ByteBuffer.allocate(0);
        }
        buffer.clear();
        if (key) {
            unit(NALUnitType.SPS, sps::write);
            unit(NALUnitType.PPS, pps::write);
        }
        unit(key ? NALUnitType.IDR_SLICE : NALUnitType.NON_IDR_SLICE, bytes -> slice(bytes, changed, key));
        frameNumber++;
        buffer.flip();
        ByteBuffer coded = ByteBuffer.allocate(buffer.remaining());
        coded.put(buffer);
        return coded.flip();
    }

    private static boolean isAllFalse(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return false;
            }
        }
        return true;
    }

    private interface Content {
        void write(ByteBuffer bytes);
    }

    private void unit(NALUnitType type, Content content) {
        buffer.putInt(1);
        new NALUnit(type, 3).write(buffer);
        ByteBuffer bytes = ByteBuffer.allocate(buffer.remaining());
        content.write(bytes);
        bytes.flip();
        H264Utils.escapeNAL(bytes, buffer);
    }

    /** Header (7.3.3), blocks, and the bit that ends them. */
    private void slice(ByteBuffer bytes, boolean[] changed, boolean key) {
        BitSink out = new BitSink(bytes);
        out.unsigned(0);
        out.unsigned(key ? 2 : 0);
        out.unsigned(0);
        out.bits(frameNumber, FRAME_NUMBER_BITS);
        if (key) {
            out.unsigned(keyFrames % 2);
            keyFrames++;
            // Nothing is thrown away, nothing is kept for long.
            out.bits(0, 2);
        } else {
            // As many references as usual, in their usual order, and the oldest goes first.
            out.bits(0, 3);
        }
        // No change of the quantizer, which nothing here uses, and no smoothing of edges.
        out.unsigned(0);
        out.unsigned(1);
        blocks(out, changed, key);
        out.bits(1, 1);
        out.align();
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

    /** What the number of coefficients is expected to be, from the neighbours: it chooses the code for "none" (9.2.1). */
    private static int coefficients(int column, int row, boolean storedBefore, boolean storedAbove) {
        int left = storedBefore ? STORED_COEFFICIENTS : 0;
        int above = storedAbove ? STORED_COEFFICIENTS : 0;
        return column > 0 && row > 0 ? (left + above + 1) / 2 : left + above;
    }

    /** A block that is its prediction: nothing is added to it. */
    private static void predict(BitSink out, int offset, int luma, int chroma, int coefficients) {
        out.unsigned(offset + PREDICTED + luma);
        // Chroma numbers its directions otherwise: 1 is from the left, 2 from above.
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
