package org.grokscope.task;

import java.math.BigInteger;

/**
 * A binary operation modulo p over all pairs (Power et al. 2022, arXiv 2201.02177).
 *
 * @param operation the operation
 * @param p the modulus; prime where the operation divides
 */
public record ModularTask(ModularOperation operation, int p) implements PairTask {

    /** Allowed moduli; the upper end limits the data set to a quarter of a million pairs. */
    public static final Range P = Range.whole("modulus p", 3, 499);

    /**
     * Checks the modulus.
     *
     * @throws InvalidSettingException if p is out of range, or not prime where the operation needs a prime
     */
    public ModularTask {
        P.check(p);
        if (operation.divides() && !BigInteger.valueOf(p).isProbablePrime(20)) {
            throw new InvalidSettingException(
                            P.field(), Integer.toString(p), "must be a prime number between 3 and 499 for division")
                    .withRemedy("97");
        }
        if (operation.pairs(p) == 0) {
            throw new InvalidSettingException("task", operation.id(), "must have a result for some pairs modulo " + p);
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
        return operation.pairs(p);
    }

    @Override
    public int classes() {
        return p;
    }

    @Override
    public int result(int a, int b) {
        return operation.apply(a, b, p);
    }

    @Override
    public String symbol(int token) {
        return Integer.toString(token);
    }

    @Override
    public String expression(int a, int b) {
        return operation
                .label()
                .replace("mod p", "mod " + p)
                .replace("p", Integer.toString(p))
                .replace("a", Integer.toString(a))
                .replace("b", Integer.toString(b));
    }
}
