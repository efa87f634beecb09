package org.grokscope.plot.paint;

import java.util.Arrays;

/**
 * An image of premultiplied ARGB pixels into which strokes and areas are blended with anti-aliasing.
 *
 * <p>What is drawn is first gathered as {@link Coverage} and then blended in one go by {@link #blend}: joints and
 * self-crossings of a translucent or anti-aliased line do not get darker.
 */
final class Raster {
    /** As many pixels as a processor's cache fetches at once. */
    private static final int BLOCK = 16;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final Coverage coverage;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        coverage = new Coverage(width, height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The image itself, row by row. */
    int[] pixels() {
        return pixels;
    }

    /** Takes what is drawn until the next {@link #blend}. */
    Coverage coverage() {
        return coverage;
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /** Blends a colour over all that was covered since the last time, and forgets the coverage. */
    void blend(int rgb, double opacity) {
        int[] sources = sources(rgb, opacity);
        // Coverage lies in columns and pixels in rows: block by block neither jumps far.
        for (int left = 0; left < width; left += BLOCK) {
            int right = Math.min(width, left + BLOCK);
            int first = height;
            int last = 0;
            for (int x = left; x < right; x++) {
                first = Math.min(first, coverage.top[x]);
                last = Math.max(last, coverage.bottom[x]);
                coverage.top[x] = height;
                coverage.bottom[x] = 0;
            }
            for (int y = first; y < last; y++) {
                blendRow(sources, left, right, y);
            }
        }
    }

    private void blendRow(int[] sources, int left, int right, int y) {
        int row = y * width;
        byte[] values = coverage.values;
        for (int x = left, at = left * height + y; x < right; x++, at += height) {
            int covered = values[at];
            if (covered != 0) {
                values[at] = 0;
                int source = sources[covered & 0xff];
                int alpha = source >>> 24;
                pixels[row + x] = alpha == 255 ? source : over(source, pixels[row + x], 255 - alpha);
            }
        }
    }

    /** What each coverage from 0 to 255 puts over a pixel. */
    private static int[] sources(int rgb, double opacity) {
        int red = (rgb >> 16) & 0xff;
        int green = (rgb >> 8) & 0xff;
        int blue = rgb & 0xff;
        int strength = (int) Math.round(Math.max(0, Math.min(1, opacity)) * 255);
        int[] sources = new int[256];
        for (int covered = 0; covered < sources.length; covered++) {
            int alpha = scaled(covered, strength);
            sources[covered] = alpha << 24 | scaled(red, alpha) << 16 | scaled(green, alpha) << 8 | scaled(blue, alpha);
        }
        return sources;
    }

    private static int over(int source, int below, int rest) {
        return below == 0
                ? source
                : source
                        + (scaled(below >>> 24, rest) << 24
                                | scaled(below >> 16 & 0xff, rest) << 16
                                | scaled(below >> 8 & 0xff, rest) << 8
                                | scaled(below & 0xff, rest));
    }

    /** a · b / 255, rounded. */
    private static int scaled(int a, int b) {
        int product = a * b + 128;
        return (product + (product >> 8)) >> 8;
    }
}
