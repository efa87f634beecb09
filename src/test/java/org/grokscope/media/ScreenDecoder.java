package org.grokscope.media;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A reader of the part of H.264 that films of a screen use, written after the standard's syntax tables (ISO/IEC 14496-10, 7.3) and
 * not after the encoder. It holds the last picture's luma.
 */
final class ScreenDecoder {

    private final int columns;
    private final int rows;
    private final int[][] planes;
    private final boolean[] stored;
    private BitSource in;

    ScreenDecoder(int width, int height) {
        columns = (width + 15) / 16;
        rows = (height + 15) / 16;
        int samples = columns * rows * 256;
        planes = new int[][] {new int[samples], new int[samples / 4], new int[samples / 4]};
        stored = new boolean[columns * rows];
    }

    int luma(int x, int y) {
        return planes[0][y * columns * 16 + x];
    }

    int chroma(int plane, int x, int y) {
        return planes[plane][y * columns * 8 + x];
    }

    /** Decodes a sample of an MP4 file: units, each after its length in four bytes. */
    void decode(byte[] sample) {
        for (int at = 0; at < sample.length; ) {
            int length = ByteBuffer.wrap(sample).getInt(at);
            byte[] unit = Arrays.copyOfRange(sample, at + 4, at + 4 + length);
            at += 4 + length;
            int type = unit[0] & 31;
            if (type == 5 || type == 1) {
                in = new BitSource(withoutEscapes(unit), 8);
                slice(type == 5);
            }
        }
    }

    static byte[] withoutEscapes(byte[] unit) {
        List<Byte> plain = new ArrayList<>();
        int zeros = 0;
        for (byte each : unit) {
            if (zeros == 2 && each == 3) {
                zeros = 0;
                continue;
            }
            zeros = each == 0 ? zeros + 1 : 0;
            plain.add(each);
        }
        byte[] result = new byte[plain.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = plain.get(i);
        }
        return result;
    }

    private int bits(int count) {
        return in.bits(count);
    }

    private int unsigned() {
        return in.unsigned();
    }

    private void slice(boolean key) {
        BitSource.expect(0, unsigned());
        BitSource.expect(key ? 2 : 0, unsigned());
        BitSource.expect(0, unsigned());
        bits(8);
        if (key) {
            unsigned();
            BitSource.expect(0, bits(2));
        } else {
            BitSource.expect(0, bits(3));
        }
        BitSource.expect(0, unsigned());
        BitSource.expect(1, unsigned());
        int skip = key ? 0 : unsigned();
        for (int block = 0; block < columns * rows; block++) {
            if (skip > 0) {
                skip--;
                stored[block] = false;
                continue;
            }
            block(block, unsigned() - (key ? 0 : 5));
            boolean last = block == columns * rows - 1;
            skip = key || last ? 0 : in.hasMore() ? unsigned() : Integer.MAX_VALUE;
        }
    }

    private void block(int block, int type) {
        int column = block % columns;
        int row = block / columns;
        stored[block] = type == 25;
        if (type == 25) {
            in.align();
            for (int plane = 0; plane < 3; plane++) {
                int size = plane == 0 ? 16 : 8;
                for (int i = 0; i < size * size; i++) {
                    planes[plane][(row * size + i / size) * columns * size + column * size + i % size] = bits(8);
                }
            }
            return;
        }
        int direction = type - 1;
        repeat(0, 16, column, row, direction == 1);
        int chroma = unsigned();
        BitSource.expect(1, chroma == 1 || chroma == 2 ? 1 : 0);
        repeat(1, 8, column, row, chroma == 1);
        repeat(2, 8, column, row, chroma == 1);
        BitSource.expect(0, unsigned());
        boolean left = column > 0 && stored[block - 1];
        boolean above = row > 0 && stored[block - columns];
        if (left || above) {
            BitSource.expect(3, bits(6));
        } else {
            BitSource.expect(1, bits(1));
        }
    }

    private void repeat(int plane, int size, int column, int row, boolean fromLeft) {
        BitSource.expect(1, fromLeft ? Math.min(1, column) : Math.min(1, row));
        int stride = columns * size;
        for (int y = row * size; y < (row + 1) * size; y++) {
            for (int x = column * size; x < (column + 1) * size; x++) {
                planes[plane][y * stride + x] = fromLeft
                        ? planes[plane][y * stride + column * size - 1]
                        : planes[plane][(row * size - 1) * stride + x];
            }
        }
    }
}
