package org.grokscope.task;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The division of the data set into a train and a test set. The arrays are shared, not copied, and must not be modified.
 *
 * @param train indices into the data set
 * @param test the remaining indices
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the arrays are shared on purpose
public record Split(int[] train, int[] test) {

    /** Allowed fractions; both sets must also hold at least one example. */
    public static final Range FRACTION = Range.real("train fraction", 0.01, 0.99);

    /**
     * Splits by a seeded shuffle. The train set holds ⌊fraction · size⌋ examples, as in the paper (4,704 of 9,409 at 0.5).
     *
     * @param size the size of the data set
     * @param fraction the fraction of it in the train set
     * @param seed the same seed gives the same split
     * @throws InvalidSettingException if one of the two sets would be empty
     */
    public static Split of(int size, double fraction, long seed) {
        int trainSize = trainSize(size, fraction);
        int[] order = shuffled(size, new SplittableRandom(seed));
        return new Split(Arrays.copyOfRange(order, 0, trainSize), Arrays.copyOfRange(order, trainSize, size));
    }

    /**
     * The size of the train set.
     *
     * @throws InvalidSettingException if the fraction is out of range or one of the two sets would be empty
     */
    public static int trainSize(int size, double fraction) {
        FRACTION.check(fraction);
        int trainSize = (int) Math.floor(fraction * size);
        if (trainSize < 1 || trainSize >= size) {
            throw new InvalidSettingException(
                            FRACTION.field(),
                            Double.toString(fraction),
                            "must leave at least one of the " + size + " examples in each set")
                    .withRemedy("0.5");
        }
        return trainSize;
    }

    /** The numbers 0 to size − 1 in random order (Fisher–Yates). */
    static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
