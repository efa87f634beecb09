package org.grokscope.engine.nn;

import java.util.Arrays;

/**
 * The distinct examples of a minibatch, each with its weight in the mean. As examples are drawn with replacement, some
 * are drawn twice; they are computed once and counted twice.
 */
public final class Minibatch {

    private final int[] examples;
    private final int[] times;
    /** Of each example of the data set: its index in this minibatch, or −1. */
    private final int[] places;

    private int drawn;
    private int size;

    /**
     * Allocates.
     *
     * @param dataSize how many examples there are to draw from, the test set's included
     * @param batchSize how many are drawn at most
     */
    public Minibatch(int dataSize, int batchSize) {
        examples = new int[batchSize];
        times = new int[batchSize];
        places = new int[dataSize];
        Arrays.fill(places, -1);
    }

    /** Replaces the minibatch. The distinct examples keep the order in which they were first drawn. */
    public void set(int[] draws) {
        for (int i = 0; i < size; i++) {
            places[examples[i]] = -1;
        }
        size = 0;
        drawn = draws.length;
        for (int example : draws) {
            int place = places[example];
            if (place < 0) {
                places[example] = size;
                examples[size] = example;
                times[size] = 1;
                size++;
            } else {
                times[place]++;
            }
        }
    }

    /** How many distinct examples there are. */
    public int size() {
        return size;
    }

    /** Indices into the data set; the first {@link #size} count. */
    public int[] examples() {
        return examples;
    }

    /** The part of one distinct example in the mean over all draws: how often it was drawn, divided by their number. */
    public float weight(int place) {
        return (float) times[place] / drawn;
    }

    /**
     * How many distinct examples a minibatch rarely has more of: mean and two standard deviations of the number of
     * occupied cells when B balls fall into n cells.
     *
     * @param trainSize n
     * @param batchSize B, drawn with replacement
     */
    public static int usualSize(int trainSize, int batchSize) {
        double n = trainSize;
        double empty = Math.pow(1 - 1 / n, batchSize);
        double bothEmpty = Math.pow(Math.max(0, 1 - 2 / n), batchSize);
        double mean = n * (1 - empty);
        double variance = n * empty + n * (n - 1) * bothEmpty - n * n * empty * empty;
        return (int) Math.min(batchSize, Math.ceil(mean + 2 * Math.sqrt(Math.max(0, variance))));
    }
}
