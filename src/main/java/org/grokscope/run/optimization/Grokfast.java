package org.grokscope.run.optimization;

import org.grokscope.task.Range;

/**
 * Grokfast-EMA (arXiv 2405.20233): λ times a running mean of the gradients is added to each, which amplifies what changes slowly.
 *
 * @param alpha α, how much of the mean a step keeps
 * @param lambda λ, unrelated to weight decay
 */
public record Grokfast(double alpha, double lambda) {

    /** In place of λ: nothing is added. */
    public static final double OFF = 0;

    /** Allowed α. */
    public static final Range ALPHA = Range.real("Grokfast α", 0, 0.999_999);
    /** Allowed λ besides {@link #OFF}. */
    public static final Range LAMBDA = Range.real("Grokfast λ", 0.001, 1_000);

    /**
     * Checks both numbers.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public Grokfast {
        ALPHA.check(alpha);
        LAMBDA.check(lambda);
    }
}
