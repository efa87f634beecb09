package org.grokscope.plot.labels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Places labels in one row, each above the place that it names and above no other that is named. Where they collide they move apart as little
 * as possible; where one would lose its place, the cheapest text of those in its way gets shorter, and in the end is left out.
 */
final class EventLane {
    /** How far a label may lie beside the place that it names, in gaps. */
    static final double BESIDE = 1.25;

    /** From a label to the line of another one, in gaps. */
    private static final double NEAR = 0.25;
    /** Lines that are no farther apart are one. */
    private static final double SAME = 0.5;

    /**
     * A label.
     *
     * @param x the place that it names
     * @param forms how many texts it has, the fullest first
     * @param width of each; asked for what is tried
     * @param cost what it costs to go from each text to the next, and from the last one to none
     * @param line where its line is, above which no other label lies
     * @param anywhere whether it may nevertheless lie above the lines of others
     */
    record Item(
            double x, int forms, IntToDoubleFunction width, IntToDoubleFunction cost, double line, boolean anywhere) {}

    /**
     * Where a label is.
     *
     * @param form which of its texts; as many as there are texts if there is no room for any
     * @param left its left edge
     */
    record Place(int form, double left) {}

    private final List<Item> items;
    private final double from;
    private final double to;
    private final double gap;
    private final int[] forms;
    private final Integer[] order;
    private final double[] lefts;
    private final double[] lowest;
    private final double[] highest;

    private EventLane(List<Item> items, double from, double to, double gap) {
        this.items = items;
        this.from = from;
        this.to = to;
        this.gap = gap;
        forms = new int[items.size()];
        lefts = new double[items.size()];
        lowest = new double[items.size()];
        highest = new double[items.size()];
        order = new Integer[items.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> items.get(i).x()));
    }

    /** Places labels between two x, in the order given. */
    static List<Place> place(List<Item> items, double from, double to, double gap) {
        EventLane lane = new EventLane(items, from, to, gap);
        lane.shorten();
        lane.lengthen();
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Place(lane.forms[i], lane.lefts[i]))
                .toList();
    }

    private boolean isShown(int i) {
        return forms[i] < items.get(i).forms();
    }

    private double width(int i) {
        return items.get(i).width().applyAsDouble(forms[i]);
    }

    /** Gives texts back that have room after all, since others were left out; the dearest first. */
    private void lengthen() {
        record Text(int item, int form, double cost) {}
        IntStream.range(0, items.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, forms[i])
                        .mapToObj(form -> new Text(i, form, items.get(i).cost().applyAsDouble(form))))
                .sorted(Comparator.comparingDouble(Text::cost).reversed())
                .forEach(text -> {
                    int now = forms[text.item];
                    forms[text.item] = Math.min(now, text.form);
                    if (misplaced(spread()) >= 0) {
                        forms[text.item] = now;
                    }
                });
        misplaced(spread());
    }

    /** Shortens one text at a time, the cheapest of those in the way, until all that are left have their places. */
    private void shorten() {
        int[] shown = spread();
        for (int k = misplaced(shown); k >= 0; k = misplaced(shown)) {
            forms[cheapest(shown, k)]++;
            shown = spread();
        }
    }

    /**
     * Moves each text above or close to its place, if all can be there; the spread texts may still be off theirs.
     *
     * @return the first text for which there is no room between its neighbours; −1 if there is for all
     */
    private int misplaced(int[] shown) {
        for (int k = 0; k < shown.length; k++) {
            double own = ownLowest(shown, k);
            lowest[k] = k == 0 ? own : Math.max(own, next(shown[k - 1], lowest[k - 1]));
        }
        for (int k = shown.length - 1; k >= 0; k--) {
            double own = ownHighest(shown, k);
            highest[k] = k == shown.length - 1 ? own : Math.min(own, highest[k + 1] - gap - width(shown[k]));
        }
        for (int k = 0; k < shown.length; k++) {
            if (lowest[k] > highest[k] + 1e-6) {
                return k;
            }
        }
        for (int k = 0; k < shown.length; k++) {
            double least = k == 0 ? lowest[k] : Math.max(lowest[k], next(shown[k - 1], lefts[shown[k - 1]]));
            lefts[shown[k]] = Math.max(least, Math.min(highest[k], lefts[shown[k]]));
        }
        return -1;
    }

    private double ownLowest(int[] shown, int k) {
        double beside = items.get(shown[k]).x - width(shown[k]) - BESIDE * gap;
        int bound = bound(shown, k, -1);
        return Math.max(from, bound == k ? beside : Math.max(beside, line(shown, bound) + NEAR * gap));
    }

    private double ownHighest(int[] shown, int k) {
        double beside = items.get(shown[k]).x + BESIDE * gap;
        int bound = bound(shown, k, 1);
        double end = bound == k ? to : Math.min(to, line(shown, bound) - NEAR * gap);
        return Math.min(end - width(shown[k]), beside);
    }

    /** Whether the line of a neighbour on a side leaves a text less room. */
    private boolean isHeld(int[] shown, int k, int side) {
        double x = items.get(shown[k]).x;
        double reach = width(shown[k]) + (BESIDE + NEAR) * gap;
        int bound = bound(shown, k, side);
        return bound != k && side * (line(shown, bound) - x) < reach;
    }

    private double line(int[] shown, int k) {
        return items.get(shown[k]).line;
    }

    /** The next label on a side (−1 or 1) above whose line a text must not lie; the same one if there is none. */
    private int bound(int[] shown, int k, int side) {
        if (!items.get(shown[k]).anywhere) {
            for (int other = k + side; other >= 0 && other < shown.length; other += side) {
                if (side * (line(shown, other) - line(shown, k)) > SAME) {
                    return other;
                }
            }
        }
        return k;
    }

    /** Where the text after one may begin. */
    private double next(int i, double left) {
        return left + width(i) + gap;
    }

    /** The cheapest of the texts that press on the k-th from either side, or whose lines do. */
    private int cheapest(int[] shown, int k) {
        int first = k;
        int last = k;
        while (first > 0 && (lowest[first] > ownLowest(shown, first) || isHeld(shown, first, -1))) {
            first--;
        }
        while (last + 1 < shown.length && (highest[last] < ownHighest(shown, last) || isHeld(shown, last, 1))) {
            last++;
        }
        int cheapest = shown[k];
        for (int j = first; j <= last; j++) {
            if (cost(shown[j]) < cost(cheapest)) {
                cheapest = shown[j];
            }
        }
        return cheapest;
    }

    private double cost(int i) {
        return items.get(i).cost().applyAsDouble(forms[i]);
    }

    /** Pool adjacent violators: texts that touch share the mean of what they want. Returns those that are shown, in their order. */
    private int[] spread() {
        int[] shown =
                Arrays.stream(order).mapToInt(i -> i).filter(this::isShown).toArray();
        double[] sum = new double[shown.length];
        int[] count = new int[shown.length];
        double before = 0;
        int clusters = 0;
        for (int i : shown) {
            sum[clusters] = items.get(i).x() - width(i) / 2 - before;
            count[clusters++] = 1;
            before += width(i) + gap;
            while (clusters > 1 && sum[clusters - 2] / count[clusters - 2] > sum[clusters - 1] / count[clusters - 1]) {
                clusters--;
                sum[clusters - 1] += sum[clusters];
                count[clusters - 1] += count[clusters];
            }
        }
        double last = to - before + gap;
        double place = 0;
        for (int c = 0, k = 0; c < clusters; c++) {
            double base = Math.max(from, Math.min(last, sum[c] / count[c]));
            for (int n = 0; n < count[c]; n++, k++) {
                lefts[shown[k]] = base + place;
                place += width(shown[k]) + gap;
            }
        }
        return shown;
    }
}
