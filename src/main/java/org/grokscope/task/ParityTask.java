package org.grokscope.task;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sparse parity: the label of a random bit string is the parity of k hidden bits (Barak et al. 2022, arXiv 2207.08799).
 *
 * @param bits length n of the strings
 * @param relevantBits the number k of hidden bits that determine the label
 * @param samples the number of distinct strings in the data set
 */
public record ParityTask(int bits, int relevantBits, int samples) implements Task {

    /** How the task is called in flags and files, and on screen. */
    public static final Named NAME = new Named() {
        @Override
        public String id() {
            return "parity";
        }

        @Override
        public String label() {
            return "Sparse parity of bits";
        }
    };

    /** Allowed lengths. */
    public static final Range BITS = Range.whole("bits", 2, 60);
    /** Allowed numbers of hidden bits; no more than there are bits. */
    public static final Range RELEVANT_BITS = Range.whole("relevant bits", 1, 10);
    /** Allowed numbers of samples; no more than half of all strings. */
    public static final Range SAMPLES = Range.whole("samples", 2, 100_000);

    /**
     * Checks the numbers.
     *
     * @throws InvalidSettingException if a number is out of range or contradicts another
     */
    public ParityTask {
        BITS.check(bits);
        RELEVANT_BITS.check(relevantBits);
        SAMPLES.check(samples);
        if (relevantBits > bits) {
            throw new InvalidSettingException(
                            RELEVANT_BITS.field(),
                            Integer.toString(relevantBits),
                            "must be at most the number of bits, " + bits)
                    .withRemedy(Integer.toString(bits));
        }
        if (samples > 1L << (bits - 1)) {
            throw new InvalidSettingException(
                            SAMPLES.field(),
                            Integer.toString(samples),
                            "must be at most " + (1L << (bits - 1)) + ", half of all strings of " + bits + " bits")
                    .withRemedy(Long.toString(1L << (bits - 1)));
        }
    }

    @Override
    public String id() {
        return NAME.id();
    }

    @Override
    public String formula() {
        return "parity of " + relevantBits + " of " + bits + " bits";
    }

    @Override
    public int size() {
        return samples;
    }

    @Override
    public int classes() {
        return 2;
    }

    /** Distinct, uniformly random strings; the relevant bits are drawn from the same seed. */
    @Override
    public Dataset dataset(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long mask = hiddenMask(random);
        Set<Long> seen = new HashSet<>(samples * 2);
        int[] tokens = new int[samples * bits];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; ) {
            long string = random.nextLong() >>> (Long.SIZE - bits);
            if (seen.add(string)) {
                for (int bit = 0; bit < bits; bit++) {
                    tokens[i * bits + bit] = (int) (string >>> bit) & 1;
                }
                labels[i] = Long.bitCount(string & mask) & 1;
                i++;
            }
        }
        return new Dataset(bits, 2, 2, tokens, labels);
    }

    private long hiddenMask(SplittableRandom random) {
        int[] order = Split.shuffled(bits, random);
        return Arrays.stream(order, 0, relevantBits).mapToLong(bit -> 1L << bit).sum();
    }
}
