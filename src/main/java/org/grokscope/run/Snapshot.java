package org.grokscope.run;

import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.run.config.Optimizer;

/**
 * All that decides how a learner goes on: restored into another learner of the same configuration, it does the same steps, bit for
 * bit.
 *
 * @param parameters θ, all parameters in the learner's own order
 * @param reference θ at the reference point from which the angle is measured; empty if there is none
 * @param optimizer what does the next step
 * @param optimizerSteps how many steps it has done since it took over
 * @param moments what it remembers, arrays as long as θ: none for SGD, u for momentum, m and v for Adam
 * @param batches the state of the stream of random numbers that draws the minibatches
 * @param learningRate η of the next step
 * @param weightDecay λ of the next step
 * @param heldNorm ‖θ‖² while it is held
 */
@SuppressWarnings(
        "ArrayRecordComponent") // large arrays, handed over, never compared; they belong to whoever holds them
public record Snapshot(
        float[] parameters,
        float[] reference,
        Optimizer optimizer,
        long optimizerSteps,
        List<float[]> moments,
        long batches,
        double learningRate,
        double weightDecay,
        OptionalDouble heldNorm) {

    /** ‖θ‖², summed in double precision. */
    public double squaredNorm() {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return sum;
    }

    /** The same with another θ. */
    public Snapshot withParameters(float[] newParameters) {
        return new Snapshot(
                newParameters,
                reference,
                optimizer,
                optimizerSteps,
                moments,
                batches,
                learningRate,
                weightDecay,
                heldNorm);
    }

    /** How much memory it takes, in bytes. */
    public long size() {
        return 4L * (parameters.length * (1 + moments.size()) + reference.length);
    }
}
