package org.grokscope.plot.paint;

import java.util.Arrays;

/**
 * How far each pixel of an image is covered by what is being drawn. Where strokes overlap, the maximum counts. Coordinates are
 * pixels; the centre of the first pixel is at (0.5, 0.5). Anything outside is clipped.
 */
final class Coverage {
    final int width;
    final int height;
    /** Coverage 0 to 255, column by column, because curves run from column to column. */
    final byte[] values;
    /** First covered row of each column; {@link #height} if there is none. */
    final int[] top;
    /** One after the last covered row of each column. */
    final int[] bottom;

    Coverage(int width, int height) {
        this.width = width;
        this.height = height;
        values = new byte[width * height];
        top = new int[width];
        bottom = new int[width];
        Arrays.fill(top, height);
    }

    /** Covers a segment with round ends; a segment of no length is a dot. Coordinates that are not finite do nothing. */
    void stroke(double x0, double y0, double x1, double y1, double radius) {
        if (!Double.isFinite(x0 + y0 + x1 + y1 + radius)) {
            return;
        }
        // A pixel is wider across its diagonal: half its width as seen along the line, 0.5 to 0.71.
        double length = Math.hypot(x1 - x0, y1 - y0);
        double soft = length < 1e-6 ? 0.5 : 0.5 * (Math.abs(x1 - x0) + Math.abs(y1 - y0)) / length;
        double reach = radius + soft;
        int first = (int) Math.max(0, Math.floor(Math.min(x0, x1) - reach));
        int last = (int) Math.min(width - 1, Math.ceil(Math.max(x0, x1) + reach));
        if (Math.abs(x1 - x0) < 1e-6) {
            for (int c = first; c <= last; c++) {
                upright(c, c + 0.5 - x0, Math.min(y0, y1), Math.max(y0, y1), radius);
            }
            return;
        }
        double slope = (y1 - y0) / (x1 - x0);
        for (int c = first; c <= last; c++) {
            double left = clamp(c + 0.5 - reach, x0, x1);
            double right = clamp(c + 0.5 + reach, x0, x1);
            double ya = y0 + (left - x0) * slope;
            double yb = y0 + (right - x0) * slope;
            slanted(c, Math.min(ya, yb) - reach, Math.max(ya, yb) + reach, x0, y0, x1 - x0, y1 - y0, radius, soft);
        }
    }

    private static double clamp(double v, double a, double b) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), v));
    }

    private void slanted(
            int column,
            double from,
            double to,
            double x0,
            double y0,
            double dx,
            double dy,
            double radius,
            double soft) {
        int first = (int) Math.max(0, Math.floor(from));
        int last = (int) Math.min(height - 1, Math.ceil(to));
        double scale = 1 / (dx * dx + dy * dy);
        double px = column + 0.5 - x0;
        for (int r = first; r <= last; r++) {
            double py = r + 0.5 - y0;
            double t = Math.max(0, Math.min(1, (px * dx + py * dy) * scale));
            double ex = px - t * dx;
            double ey = py - t * dy;
            cover(column, r, near(ex * ex + ey * ey, radius, soft));
        }
    }

    private void upright(int column, double distance, double from, double to, double radius) {
        double reach = radius + 0.5;
        int first = (int) Math.max(0, Math.floor(from - reach));
        int last = (int) Math.min(height - 1, Math.ceil(to + reach));
        if (first > last) {
            return;
        }
        double squared = distance * distance;
        int inner = Math.clamp((long) Math.ceil(from - 0.5), first, last + 1);
        int outer = Math.clamp((long) Math.floor(to - 0.5) + 1, inner, last + 1);
        for (int r = first; r < inner; r++) {
            double beyond = from - r - 0.5;
            cover(column, r, near(squared + beyond * beyond, radius, 0.5));
        }
        fill(column, inner, outer, near(squared, radius, 0.5));
        for (int r = outer; r <= last; r++) {
            double beyond = r + 0.5 - to;
            cover(column, r, near(squared + beyond * beyond, radius, 0.5));
        }
    }

    /** The same coverage from one row to before another: most of what dense data draws. */
    private void fill(int column, int from, int to, double share) {
        int value = (int) (share * 255 + 0.5);
        if (value == 0 || from >= to) {
            return;
        }
        int base = column * height;
        for (int at = base + from; at < base + to; at++) {
            if (value > (values[at] & 0xff)) {
                values[at] = (byte) value;
            }
        }
        top[column] = Math.min(top[column], from);
        bottom[column] = Math.max(bottom[column], to);
    }

    /** Coverage at a squared distance from the centre line: a box as wide as the line, seen through a box of one pixel. */
    private static double near(double squared, double radius, double soft) {
        double reach = radius + soft;
        if (squared >= reach * reach) {
            return 0;
        }
        return Math.min(Math.min(1, radius / soft), (reach - Math.sqrt(squared)) / (2 * soft));
    }

    /** Covers the part of a column between two heights. */
    void column(int column, double from, double to) {
        if (column < 0 || column >= width || !(from < to)) {
            return;
        }
        int first = (int) Math.max(0, Math.floor(from));
        int last = (int) Math.min(height - 1, Math.floor(to));
        for (int r = first; r <= last; r++) {
            cover(column, r, Math.min(r + 1, to) - Math.max(r, from));
        }
    }

    private void cover(int x, int y, double share) {
        int value = (int) (share * 255 + 0.5);
        int at = x * height + y;
        if (value > (values[at] & 0xff)) {
            values[at] = (byte) value;
            top[x] = Math.min(top[x], y);
            bottom[x] = Math.max(bottom[x], y + 1);
        }
    }

    /** The coverage of a pixel, 0 to 1. */
    double covered(int x, int y) {
        return (values[x * height + y] & 0xff) / 255.0;
    }
}
