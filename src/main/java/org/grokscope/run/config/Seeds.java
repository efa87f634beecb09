package org.grokscope.run.config;

import java.util.SplittableRandom;

/**
 * The independent random streams of a run, all derived from its one seed, so that changing what uses one stream (the
 * batch size, say) leaves the others (the split, the initial weights) as they were.
 *
 * @param data for what is random in the data set
 * @param split for the split into train and test set
 * @param weights for the initial weights
 * @param batches for the minibatches
 */
public record Seeds(long data, long split, long weights, long batches) {

    /** Derives the streams' seeds. */
    public static Seeds of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Seeds(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }
}
