package org.grokscope.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.h264.encode.EncodedMB;
import org.jcodec.codecs.h264.encode.MBEncoderHelper;
import org.jcodec.codecs.h264.encode.MBEncoderI16x16;
import org.jcodec.codecs.h264.io.CAVLC;
import org.jcodec.codecs.h264.io.model.MBType;
import org.jcodec.codecs.h264.io.model.NALUnit;
import org.jcodec.codecs.h264.io.model.NALUnitType;
import org.jcodec.codecs.h264.io.model.PictureParameterSet;
import org.jcodec.codecs.h264.io.model.RefPicMarkingIDR;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceHeader;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.codecs.h264.io.write.CAVLCWriter;
import org.jcodec.codecs.h264.io.write.SliceHeaderWriter;
import org.jcodec.common.io.BitWriter;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;

/**
 * H.264 for pictures of a screen, in the baseline profile: blocks that have not changed are skipped, all others are coded anew by
 * themselves. Motion is not looked for, as nothing on a plot moves as a whole; so a frame costs what has changed in it.
 */
final class ScreenEncoder {

    /** The quantizer: fine enough that small letters stay sharp. */
    private static final int QP = 20;
    /** In a slice with skipped blocks the types of blocks coded by themselves are counted from here (ISO/IEC 14496-10, 7.4.5). */
    private static final int INTRA_OFFSET = 5;

    private final SeqParameterSet sps;
    private final PictureParameterSet pps;
    private final YuvPicture source;
    private final int columns;
    private final int rows;
    /** What a player sees: every frame is built on the one before. */
    private final Picture shown;

    private final byte[][] left = {new byte[16], new byte[8], new byte[8]};
    private final byte[][] top;
    private final ByteBuffer buffer;
    private int frameNumber;

    ScreenEncoder(int width, int height) {
        source = new YuvPicture(width, height);
        columns = source.columns();
        rows = source.rows();
        H264Encoder parameters = H264Encoder.createH264Encoder();
        sps = parameters.initSPS(new Size(width, height));
        pps = parameters.initPPS();
        // Filtering the blocks' edges would blur letters, and would have to be done here as players do it.
        pps.deblockingFilterControlPresentFlag = true;
        pps.picInitQpMinus26 = QP - 26;
        shown = Picture.create(columns * 16, rows * 16, ColorSpace.YUV420J);
        top = new byte[][] {new byte[columns * 16], new byte[columns * 8], new byte[columns * 8]};
        buffer = ByteBuffer.allocate(columns * rows * 1_000 + 10_000);
    }

    /**
     * Encodes a frame.
     *
     * @param pixels as in {@link Frame}
     * @param key whether it is to stand alone, so that players can begin with it
     * @return NAL units with start codes; empty if nothing has changed
     */
    ByteBuffer encode(int[] pixels, boolean key) {
        boolean[] changed = source.set(pixels);
        if (key) {
            Arrays.fill(changed, true);
            frameNumber = 0;
        } else if (isAllFalse(changed)) {
            return ByteBuffer.allocate(0);
        }
        buffer.clear();
        if (key) {
            unit(NALUnitType.SPS, bytes -> sps.write(bytes));
            unit(NALUnitType.PPS, bytes -> pps.write(bytes));
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

    private void slice(ByteBuffer bytes, boolean[] changed, boolean key) {
        SliceHeader header = new SliceHeader();
        header.sps = sps;
        header.pps = pps;
        header.sliceType = key ? SliceType.I : SliceType.P;
        header.refPicMarkingIDR = key ? new RefPicMarkingIDR(false, false) : null;
        header.frameNum = frameNumber & ((1 << (sps.log2MaxFrameNumMinus4 + 4)) - 1);
        header.picOrderCntLsb = (2 * frameNumber) & ((1 << (sps.log2MaxPicOrderCntLsbMinus4 + 4)) - 1);
        header.disableDeblockingFilterIdc = 1;
        BitWriter out = new BitWriter(bytes);
        SliceHeaderWriter.write(header, key, 2, out);
        blocks(out, changed, key);
        out.write1Bit(1);
        out.flush();
    }

    private void blocks(BitWriter out, boolean[] changed, boolean key) {
        CAVLC[] cavlc = {new CAVLC(sps, pps, 2, 2), new CAVLC(sps, pps, 1, 1), new CAVLC(sps, pps, 1, 1)};
        MBEncoderI16x16 encoder = new MBEncoderI16x16(cavlc, left, top);
        EncodedMB[] above = new EncodedMB[columns];
        int skipped = 0;
        for (int row = 0; row < rows; row++) {
            EncodedMB before = null;
            for (int column = 0; column < columns; column++) {
                EncodedMB block = new EncodedMB();
                if (changed[row * columns + column]) {
                    if (!key) {
                        CAVLCWriter.writeUE(out, skipped);
                    }
                    skipped = 0;
                    code(encoder, out, block, column, row, before, above[column], key);
                } else {
                    skipped++;
                    skip(cavlc, block, column, row);
                }
                remember(block.getPixels(), column);
                above[column] = block;
                before = block;
            }
        }
        if (skipped > 0) {
            CAVLCWriter.writeUE(out, skipped);
        }
    }

    private void code(
            MBEncoderI16x16 encoder,
            BitWriter out,
            EncodedMB block,
            int column,
            int row,
            EncodedMB before,
            EncodedMB above,
            boolean key) {
        Picture picture = source.picture();
        int prediction = encoder.getPredMode(picture, column, row);
        int chroma = encoder.getCbpChroma(picture, column, row);
        int luma = encoder.getCbpLuma(picture, column, row);
        int kind = luma / 15 * 12 + chroma * 4 + prediction;
        CAVLCWriter.writeUE(out, (key ? 0 : INTRA_OFFSET) + MBType.I_16x16.code() + kind);
        encoder.encodeMacroblock(picture, column, row, out, block, before, above, QP, 0);
        MBEncoderHelper.putBlkPic(shown, block.getPixels(), column * 16, row * 16);
    }

    private void skip(CAVLC[] cavlc, EncodedMB block, int column, int row) {
        block.setType(MBType.P_16x16);
        block.setQp(QP);
        take(0, 16, block, column, row);
        take(1, 8, block, column, row);
        take(2, 8, block, column, row);
        for (int i = 0; i < 16; i++) {
            cavlc[0].setZeroCoeff(column * 4 + i % 4, i / 4);
        }
        for (int i = 0; i < 4; i++) {
            cavlc[1].setZeroCoeff(column * 2 + i % 2, i / 2);
            cavlc[2].setZeroCoeff(column * 2 + i % 2, i / 2);
        }
    }

    private void take(int plane, int size, EncodedMB block, int column, int row) {
        byte[] from = shown.getPlaneData(plane);
        byte[] to = block.getPixels().getPlaneData(plane);
        int stride = columns * size;
        for (int y = 0; y < size; y++) {
            System.arraycopy(from, (row * size + y) * stride + column * size, to, y * size, size);
        }
    }

    /** The block's last column and row are what its neighbours are predicted from. */
    private void remember(Picture block, int column) {
        for (int plane = 0; plane < 3; plane++) {
            int size = plane == 0 ? 16 : 8;
            byte[] pixels = block.getPlaneData(plane);
            System.arraycopy(pixels, size * (size - 1), top[plane], column * size, size);
            for (int y = 0; y < size; y++) {
                left[plane][y] = pixels[y * size + size - 1];
            }
        }
    }
}
