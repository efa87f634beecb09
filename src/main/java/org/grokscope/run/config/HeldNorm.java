package org.grokscope.run.config;

import org.grokscope.run.optimization.DecayScope;
import org.grokscope.task.Range;

/**
 * A norm that is held from a step on at a planned value (arXiv 2606.13753): after every later step one factor on all that
 * {@link DecayScope} names brings its norm to ρ·W_c. Moments, and parameters outside the scope, are left as they are.
 *
 * @param ratio ρ
 * @param from steps done before the norm is held
 * @param criticalNorm W_c, a norm and not its square
 */
public record HeldNorm(double ratio, long from, double criticalNorm) {

    /** In place of a ratio: nothing is held. */
    static final double OFF = 0;

    /** Allowed ratios ρ. */
    public static final Range RATIO = Range.real("norm ratio", 0.01, 100);
    /** Allowed steps. */
    public static final Range FROM = Range.whole("held from step", 0, 10_000_000);
    /** Allowed critical norms. */
    public static final Range CRITICAL = Range.real("critical norm", 0.01, 1_000);
    /** Allowed norms of a run that is under way; below 1,000 a number with a decimal point has one reading. */
    public static final Range NORM = Range.real("held norm", 0.01, 1_000);

    /**
     * Checks every number.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public HeldNorm {
        RATIO.check(ratio);
        FROM.check((double) from);
        CRITICAL.check(criticalNorm);
    }

    /** The square of the norm that is held. */
    public double squaredNorm() {
        return ratio * criticalNorm * ratio * criticalNorm;
    }
}
