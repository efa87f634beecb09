package org.grokscope.task;

/** A binary operation modulo p: one that is ready-made, or a formula. */
public sealed interface ModularOperation extends Named permits Operation, Formula {

    /** The result of a pair that is not in the data set, such as a division by 0. */
    int NOTHING = -1;

    /** What stands between the operands of a single example. */
    String symbol();

    /** Whether this is a group operation or its inverse; the forecast is calibrated on these only. */
    boolean isGroup();

    /** Whether the operation divides, which needs a prime modulus. */
    boolean divides();

    /** The number of pairs modulo p that have a result. */
    int pairs(int p);

    /**
     * The result for one pair.
     *
     * @param a first operand, 0 ≤ a &lt; p
     * @param b second operand, 0 ≤ b &lt; p
     * @param p the modulus; prime if the operation divides
     * @return a number from 0 to p − 1, or {@link #NOTHING}
     */
    int apply(int a, int b, int p);
}
