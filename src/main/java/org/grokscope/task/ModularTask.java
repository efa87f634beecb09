package org.grokscope.task;

import java.math.BigInteger;

/**
 * A binary operation modulo p over all pairs (Power et al. 2022, arXiv 2201.02177).
 *
 * @param operation the operation
 * @param p the modulus; prime for division
 */
public record ModularTask(Operation operation, int p) implements Task {

    /** Allowed moduli; the upper end limits the data set to a quarter of a million pairs. */
    public static final Range P = Range.whole("modulus p", 3, 499);

    /**
     * Checks the modulus.
     *
     * @throws InvalidSettingException if p is out of range, or not prime where the operation needs a prime
     */
    public ModularTask {
        P.check(p);
        if (operation == Operation.DIVIDE && !BigInteger.valueOf(p).isProbablePrime(20)) {
            throw new InvalidSettingException(
                            P.field(), Integer.toString(p), "must be a prime number between 3 and 499 for division")
                    .withRemedy("97");
        }
    }

    @Override
    public String id() {
        return operation.id();
    }

    @Override
    public String formula() {
        return operation.label().replace("mod p", "mod " + p);
    }

    @Override
    public int size() {
        return operation == Operation.DIVIDE ? p * (p - 1) : p * p;
    }

    @Override
    public int classes() {
        return p;
    }

    /** All pairs, ordered by a, then b. */
    @Override
    public Dataset dataset(long seed) {
        int firstB = operation == Operation.DIVIDE ? 1 : 0;
        int[] tokens = new int[size() * 2];
        int[] labels = new int[size()];
        int i = 0;
        for (int a = 0; a < p; a++) {
            for (int b = firstB; b < p; b++) {
                tokens[2 * i] = a;
                tokens[2 * i + 1] = b;
                labels[i] = operation.apply(a, b, p);
                i++;
            }
        }
        return new Dataset(2, p, p, tokens, labels);
    }
}
