package org.grokscope.media;

import java.util.function.IntConsumer;

/**
 * A picture as YCbCr 4:2:0 (ITU-R BT.709, limited range), padded to whole blocks of 16 × 16 with its last column and row. It tracks
 * which blocks change.
 */
final class YuvPicture {

    static final int BLOCK = 16;
    /** A block repeats the row above it. */
    static final int FROM_ABOVE = 0;
    /** A block repeats the column to the left of it. */
    static final int FROM_LEFT = 1;

    private static final int NEITHER = -1;

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    /** Y, Cb and Cr, 0 to 255. */
    private final int[][] planes;

    private int[] last;

    YuvPicture(int width, int height) {
        this.width = width;
        this.height = height;
        columns = blocks(width);
        rows = blocks(height);
        int samples = columns * BLOCK * rows * BLOCK;
        planes = new int[][] {new int[samples], new int[samples / 4], new int[samples / 4]};
    }

    /** The number of blocks in which so many pixels fit. */
    static int blocks(int pixels) {
        return (pixels + BLOCK - 1) / BLOCK;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The direction from which a block of a plane is predicted exactly; −1 if there is none. */
    int prediction(int plane, int column, int row) {
        int size = plane == 0 ? BLOCK : BLOCK / 2;
        if (column > 0 && isPredicted(plane, column, row, size, 1)) {
            return FROM_LEFT;
        }
        return row > 0 && isPredicted(plane, column, row, size, columns * size) ? FROM_ABOVE : NEITHER;
    }

    /** The same for both chroma planes at once. */
    int chromaPrediction(int column, int row) {
        int size = BLOCK / 2;
        int stride = columns * size;
        if (column > 0 && isPredicted(1, column, row, size, 1) && isPredicted(2, column, row, size, 1)) {
            return FROM_LEFT;
        }
        boolean above =
                row > 0 && isPredicted(1, column, row, size, stride) && isPredicted(2, column, row, size, stride);
        return above ? FROM_ABOVE : NEITHER;
    }

    /** Whether every sample equals the previous one in a direction, and so the neighbour's last. */
    private boolean isPredicted(int plane, int column, int row, int size, int back) {
        int[] samples = planes[plane];
        int stride = columns * size;
        for (int y = row * size; y < (row + 1) * size; y++) {
            for (int x = column * size; x < (column + 1) * size; x++) {
                int at = y * stride + x;
                if (samples[at] != samples[at - back]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Passes on a block's samples in the order of I_PCM: Y, Cb, Cr, row by row. */
    void eachSample(int column, int row, IntConsumer receiver) {
        for (int plane = 0; plane < planes.length; plane++) {
            int size = plane == 0 ? BLOCK : BLOCK / 2;
            int stride = columns * size;
            for (int y = row * size; y < (row + 1) * size; y++) {
                for (int x = column * size; x < (column + 1) * size; x++) {
                    receiver.accept(planes[plane][y * stride + x]);
                }
            }
        }
    }

    /** Takes the next pixels; returns for each block, row by row, whether it changed. */
    boolean[] set(int[] pixels) {
        boolean[] changed = new boolean[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (last == null || differs(pixels, column, row)) {
                    changed[row * columns + column] = true;
                    convert(pixels, column, row);
                }
            }
        }
        last = pixels.clone();
        return changed;
    }

    private boolean differs(int[] pixels, int column, int row) {
        int right = Math.min(width, (column + 1) * BLOCK);
        int bottom = Math.min(height, (row + 1) * BLOCK);
        for (int y = row * BLOCK; y < bottom; y++) {
            for (int x = column * BLOCK; x < right; x++) {
                if (pixels[y * width + x] != last[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    private void convert(int[] pixels, int column, int row) {
        int stride = columns * BLOCK;
        for (int y = row * BLOCK; y < (row + 1) * BLOCK; y += 2) {
            for (int x = column * BLOCK; x < (column + 1) * BLOCK; x += 2) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int i = 0; i < 4; i++) {
                    int px = Math.min(width - 1, x + (i & 1));
                    int py = Math.min(height - 1, y + (i >> 1));
                    int pixel = pixels[py * width + px];
                    int pr = (pixel >> 16) & 0xFF;
                    int pg = (pixel >> 8) & 0xFF;
                    int pb = pixel & 0xFF;
                    planes[0][(y + (i >> 1)) * stride + x + (i & 1)] = luma(pr, pg, pb);
                    r += pr;
                    g += pg;
                    b += pb;
                }
                int at = y / 2 * (stride / 2) + x / 2;
                // Of four pixels at once. Each row of coefficients adds up to 0, so that grey has no colour.
                planes[1][at] = ((-6596 * r - 22189 * g + 28785 * b + (1 << 17)) >> 18) + 128;
                planes[2][at] = ((28785 * r - 26145 * g - 2640 * b + (1 << 17)) >> 18) + 128;
            }
        }
    }

    /**
     * Y = 16 + 219/255 · (0.2126 R + 0.7152 G + 0.0722 B), and of the chroma planes 128 + 224/255 · (B − Y)/1.8556 and (R − Y)/1.5748, in
     * units of 2⁻¹⁶ (BT.709, items 3.2 to 3.4).
     */
    private static int luma(int red, int green, int blue) {
        return ((11966 * red + 40254 * green + 4064 * blue + (1 << 15)) >> 16) + 16;
    }
}
