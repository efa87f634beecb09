package org.grokscope.plot.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds places for labels so that they overlap neither each other nor the edges. */
public final class LabelLayout {
    /** A rectangle in px. */
    public record Box(double left, double top, double width, double height) {
        public double right() {
            return left + width;
        }

        public double bottom() {
            return top + height;
        }

        boolean overlaps(Box other) {
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

    /** Least distance of two labels on one line, in px. */
    private static final double GAP = 5;

    private final Box bounds;
    private final List<Box> taken = new ArrayList<>();

    public LabelLayout(Box bounds) {
        this.bounds = bounds;
    }

    /** Reserves a place. */
    public void take(Box box) {
        taken.add(box);
    }

    public boolean isFree(Box box) {
        return box.inside(bounds) && taken.stream().noneMatch(box::overlaps);
    }

    /** Takes the first free candidate; empty if there is none. */
    public Optional<Box> place(List<Box> candidates) {
        return place(candidates, box -> 0);
    }

    /** Takes the free candidate of least cost, the earlier of equals; empty if none is free. */
    public Optional<Box> place(List<Box> candidates, ToDoubleFunction<Box> cost) {
        Box best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Box box : candidates) {
            if (isFree(box)) {
                double c = cost.applyAsDouble(box);
                if (c < least) {
                    best = box;
                    least = c;
                }
            }
        }
        if (best != null) {
            taken.add(best.grown(GAP, 0));
        }
        return Optional.ofNullable(best);
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
