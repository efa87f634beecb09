package org.grokscope.plot.model;

import java.util.Arrays;

/** Boxes of labels, and how they are kept apart. */
public final class LabelLayout {
    private LabelLayout() {}

    /** A rectangle in px. */
    public record Box(double left, double top, double width, double height) {
        public double right() {
            return left + width;
        }

        public double bottom() {
            return top + height;
        }

        public boolean overlaps(Box other) {
            return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
        }

        public boolean inside(Box outer) {
            return left >= outer.left - 1e-6
                    && right() <= outer.right() + 1e-6
                    && top >= outer.top - 1e-6
                    && bottom() <= outer.bottom() + 1e-6;
        }

        /** The box with a margin. */
        public Box grown(double dx, double dy) {
            return new Box(left - dx, top - dy, width + 2 * dx, height + 2 * dy);
        }
    }

    /**
     * Moves intervals of one height apart, as little as possible and in their order, within limits.
     *
     * @param wanted the wanted centres
     * @param height height of each
     * @param from lower limit of the first one's edge
     * @param to upper limit of the last one's edge
     * @return the resulting centres, in the order given; evenly squeezed if they do not all fit
     */
    public static double[] spread(double[] wanted, double height, double from, double to) {
        int n = wanted.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(wanted[a], wanted[b]));
        double pitch = n * height <= to - from ? height : (to - from) / Math.max(1, n);
        double[] centres = new double[n];
        // Pool adjacent violators: clusters of touching labels share the mean of their wanted centres.
        double[] sum = new double[n];
        int[] count = new int[n];
        int clusters = 0;
        for (int i = 0; i < n; i++) {
            sum[clusters] = wanted[order[i]] - i * pitch;
            count[clusters++] = 1;
            while (clusters > 1 && sum[clusters - 2] / count[clusters - 2] > sum[clusters - 1] / count[clusters - 1]) {
                clusters--;
                sum[clusters - 1] += sum[clusters];
                count[clusters - 1] += count[clusters];
            }
        }
        double first = from + pitch / 2;
        double last = to - pitch / 2 - (n - 1) * pitch;
        for (int c = 0, i = 0; c < clusters; c++) {
            double base = Math.max(first, Math.min(last, sum[c] / count[c]));
            for (int k = 0; k < count[c]; k++, i++) {
                centres[order[i]] = base + i * pitch;
            }
        }
        return centres;
    }
}
