package org.grokscope.media;

import java.nio.ByteBuffer;

/**
 * What H.264 says about all pictures of a film: the sequence parameter set (ISO/IEC 14496-10, 7.3.2.1) with the usability information
 * (annex E), and the picture parameter set (7.3.2.2). Their unit types and header bytes come first.
 *
 * @param width pixels across, even
 * @param height pixels down, even
 * @param framesPerSecond the frame rate, which is constant
 */
record ParameterSets(int width, int height, int framesPerSecond) {

    /** Profile Baseline; with constraint flags 0 and 1 set it is Constrained Baseline (A.2.1.1), which hardware decodes. */
    static final int PROFILE = 66;

    static final int CONSTRAINTS = 0xC0;
    /** BT.709: primaries, transfer characteristics and matrix. Of annex E, and the same in the container. */
    static final int COLOURS = 1;

    /** Bits of the frame number. */
    static final int FRAME_NUMBER_BITS = 8;

    private static final int MOST_BYTES = 64;

    byte[] sequence(int level) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        BitSink out = new BitSink(bytes);
        out.octet(0x67);
        out.octet(PROFILE);
        out.octet(CONSTRAINTS);
        out.octet(level);
        out.unsigned(0);
        out.unsigned(FRAME_NUMBER_BITS - 4);
        // Output order is decoding order; one reference picture; no gaps in the numbers.
        out.unsigned(2);
        out.unsigned(1);
        out.flag(false);
        int columns = YuvPicture.blocks(width);
        int rows = YuvPicture.blocks(height);
        out.unsigned(columns - 1);
        out.unsigned(rows - 1);
        // Frames, not fields; 8 × 8 inference, which concerns none of them.
        out.bits(3, 2);
        cropping(out, columns * YuvPicture.BLOCK - width, rows * YuvPicture.BLOCK - height);
        out.flag(true);
        usability(out);
        out.end();
        return taken(bytes);
    }

    /** In units of two pixels, because a chroma sample covers two. */
    private static void cropping(BitSink out, int right, int bottom) {
        out.flag(right + bottom > 0);
        if (right + bottom > 0) {
            out.unsigned(0);
            out.unsigned(right / 2);
            out.unsigned(0);
            out.unsigned(bottom / 2);
        }
    }

    private void usability(BitSink out) {
        // Square pixels; no overscan information.
        out.flag(true);
        out.bits(1, 8);
        out.flag(false);
        // Video format unspecified; limited range; colours.
        out.flag(true);
        out.bits(5, 3);
        out.flag(false);
        out.flag(true);
        out.bits(COLOURS, 8);
        out.bits(COLOURS, 8);
        out.bits(COLOURS, 8);
        // A chroma sample lies in the middle of its four pixels.
        out.flag(true);
        out.unsigned(1);
        out.unsigned(1);
        // A constant frame rate; a tick is half a frame.
        out.flag(true);
        out.bits(1, 32);
        out.bits(2 * framesPerSecond, 32);
        out.flag(true);
        // No buffering parameters, no picture structure.
        out.bits(0, 3);
        // Restrictions: no reordering, and a buffer of one picture.
        out.flag(true);
        out.flag(true);
        for (int value : new int[] {0, 0, 0, 0, 0, 1}) {
            out.unsigned(value);
        }
    }

    static byte[] picture() {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        BitSink out = new BitSink(bytes);
        out.octet(0x68);
        // Sets 0 and 0; CAVLC; no field order; one slice group; one reference picture in both lists.
        out.unsigned(0);
        out.unsigned(0);
        out.bits(0, 2);
        out.unsigned(0);
        out.unsigned(0);
        out.unsigned(0);
        // No weighted prediction; quantizers and chroma offset 0, se(v).
        out.bits(0, 3);
        out.unsigned(0);
        out.unsigned(0);
        out.unsigned(0);
        // Slices say whether they deblock; no constrained intra prediction; no redundant pictures.
        out.bits(4, 3);
        out.end();
        return taken(bytes);
    }

    private static byte[] taken(ByteBuffer bytes) {
        byte[] result = new byte[bytes.flip().remaining()];
        bytes.get(result);
        return result;
    }
}
