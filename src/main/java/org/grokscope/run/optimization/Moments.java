package org.grokscope.run.optimization;

import org.grokscope.task.Range;

/**
 * The running means of Adam, AdamW, Lion and of Muon's AdamW; the other optimizers have none of these.
 *
 * @param beta1 β₁, how much of the mean gradient a step keeps; with Lion, how much of it is in the direction of the step
 * @param beta2 β₂, how much of the mean squared gradient a step keeps; with Lion, of the mean gradient; or {@link #USUAL}
 * @param epsilon ε, added to the root of the mean squared gradient; without effect on Lion
 */
public record Moments(double beta1, double beta2, double epsilon) {

    /** As β₂: that of the optimizer's paper. */
    public static final double USUAL = -1;
    /** β₂ of Adam's paper. */
    public static final double ADAM_BETA2 = 0.999;
    /** β₂ of Lion's paper. */
    public static final double LION_BETA2 = 0.99;

    /** Allowed β₁. */
    public static final Range BETA1 = Range.real("first moment", 0, 0.999_999);
    /** Allowed β₂ besides {@link #USUAL}. */
    public static final Range BETA2 = Range.real("second moment", 0, 0.999_999);
    /** Allowed ε. */
    public static final Range EPSILON = Range.real("epsilon", 1e-12, 1);

    /** The settings of the papers. */
    public static final Moments DEFAULT = new Moments(0.9, USUAL, 1e-8);

    /**
     * Checks every number.
     *
     * @throws org.grokscope.task.InvalidSettingException for the first one out of range
     */
    public Moments {
        BETA1.check(beta1);
        if (beta2 != USUAL) {
            BETA2.check(beta2);
        }
        EPSILON.check(epsilon);
    }

    /** β₂, or the usual one of an optimizer if none is set. */
    public double beta2(double usual) {
        return beta2 == USUAL ? usual : beta2;
    }
}
