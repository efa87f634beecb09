package org.grokscope.media;

import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/**
 * A picture in the colours of H.264: ITU-R BT.601, limited range, one pair of colour differences for four pixels; padded to whole
 * blocks of 16 × 16 by its last column and row. It knows which blocks have changed.
 */
final class YuvPicture {

    static final int BLOCK = 16;

    private final int width;
    private final int height;
    private final int columns;
    private final int rows;
    private final Picture picture;
    private int[] last;

    YuvPicture(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + BLOCK - 1) / BLOCK;
        rows = (height + BLOCK - 1) / BLOCK;
        picture = Picture.create(columns * BLOCK, rows * BLOCK, ColorSpace.YUV420J);
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    Picture picture() {
        return picture;
    }

    /** Takes other pixels and says of each block, row by row, whether anything in it is new. */
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
        byte[] luma = picture.getPlaneData(0);
        byte[] blue = picture.getPlaneData(1);
        byte[] red = picture.getPlaneData(2);
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
                    // The library keeps bytes less 128.
                    luma[(y + (i >> 1)) * stride + x + (i & 1)] =
                            (byte) (((66 * pr + 129 * pg + 25 * pb + 128) >> 8) + 16 - 128);
                    r += pr;
                    g += pg;
                    b += pb;
                }
                int at = y / 2 * (stride / 2) + x / 2;
                blue[at] = (byte) ((-38 * r - 74 * g + 112 * b + 512) >> 10);
                red[at] = (byte) ((112 * r - 94 * g - 18 * b + 512) >> 10);
            }
        }
    }
}
