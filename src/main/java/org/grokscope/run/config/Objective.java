package org.grokscope.run.config;

import org.grokscope.task.Range;

/**
 * What training minimizes.
 *
 * @param loss the loss function
 * @param temperature τ, by which the outputs are divided before the loss, in training and in evaluations
 * @param softmax how the gradient of the cross-entropy is computed; for another loss always {@link Softmax#FLOAT32}, so that objectives which
 *     train alike are equal
 */
public record Objective(LossFunction loss, double temperature, Softmax softmax) {

    /** Allowed temperatures τ. */
    public static final Range TEMPERATURE = Range.real("temperature", 0.01, 100);

    /** Cross-entropy of the outputs as they are. */
    public static final Objective DEFAULT = of(LossFunction.CROSS_ENTROPY);

    /**
     * Checks τ.
     *
     * @throws org.grokscope.task.InvalidSettingException if it is out of range
     */
    public Objective {
        TEMPERATURE.check(temperature);
        softmax = loss == LossFunction.CROSS_ENTROPY ? softmax : Softmax.FLOAT32;
    }

    /** The same with another τ. */
    public Objective withTemperature(double newTemperature) {
        return new Objective(loss, newTemperature, softmax);
    }

    /** A loss of the outputs as they are. */
    public static Objective of(LossFunction loss) {
        return new Objective(loss, 1, Softmax.FLOAT32);
    }
}
