package org.grokscope.task;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which examples train and which test. The arrays are shared, not copied: nobody may write to them.
 *
 * @param train indices into the data set
 * @param test all the other indices
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the arrays are shared on purpose
public record Split(int[] train, int[] test) {

    /** Allowed fractions; both sets must hold at least one example, whatever the fraction. */
    public static final Range FRACTION = Range.real("train fraction", 0.01, 0.99);

    /**
     * Splits by a seeded shuffle. The train set holds ⌊fraction · size⌋ examples, as in the paper (4,704 of 9,409 at 0.5).
     *
     * @param size how many examples there are
     * @param fraction which part of them trains
     * @param seed the same seed gives the same split
     * @throws InvalidSettingException if one of the two sets would be empty
     */
    public static Split of(int size, double fraction, long seed) {
        int trainSize = trainSize(size, fraction);
        int[] order = shuffled(size, new SplittableRandom(seed));
        return new Split(Arrays.copyOfRange(order, 0, trainSize), Arrays.copyOfRange(order, trainSize, size));
    }

    /**
     * How many examples train.
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
                    "fractions that leave at least 1 of the " + size + " examples on each side");
        }
        return trainSize;
    }

    /** The numbers from 0 to size − 1 in random order (Fisher–Yates). */
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
