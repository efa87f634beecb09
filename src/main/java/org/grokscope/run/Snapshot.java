package org.grokscope.run;

import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.run.config.Optimizer;

/**
 * The complete state of a learner: another learner of the same configuration that restores it does the same steps, bit for bit.
 *
 * @param parameters θ, all parameters in the learner's own order
 * @param reference θ at T_mem, from which the angle is measured; empty before
 * @param optimizer what does the next step
 * @param optimizerSteps how many steps it has done since it took over
 * @param moments its moments, arrays as long as θ: none for SGD, u for momentum, m and v for Adam, m for Lion; then, with Grokfast, its mean gradient
 * @param batches the state of the stream of random numbers that draws the minibatches
 * @param learningRate η of the next step
 * @param weightDecay λ of the next step
 * @param heldNorm ‖θ‖² while it is held
 * @param temperature τ of the next step; empty in snapshots of versions in which it was that of the settings
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, handed over and not compared; they belong to their holder
public record Snapshot(
        float[] parameters,
        float[] reference,
        Optimizer optimizer,
        long optimizerSteps,
        List<float[]> moments,
        long batches,
        double learningRate,
        double weightDecay,
        OptionalDouble heldNorm,
        OptionalDouble temperature) {

    /** A snapshot with the τ of the settings. */
    public Snapshot(
            float[] parameters,
            float[] reference,
            Optimizer optimizer,
            long optimizerSteps,
            List<float[]> moments,
            long batches,
            double learningRate,
            double weightDecay,
            OptionalDouble heldNorm) {
        this(
                parameters,
                reference,
                optimizer,
                optimizerSteps,
                moments,
                batches,
                learningRate,
                weightDecay,
                heldNorm,
                OptionalDouble.empty());
    }

    /**
     * τ of the next step.
     *
     * @param configured τ in the settings of the run
     */
    public double temperatureOr(double configured) {
        return temperature.orElse(configured);
    }

    /** ‖θ‖², summed in double precision. */
    public double squaredNorm() {
        double sum = 0;
        for (float parameter : parameters) {
            sum += (double) parameter * parameter;
        }
        return sum;
    }

    /** How much memory it takes, in bytes. */
    public long size() {
        return 4L * (parameters.length * (1 + moments.size()) + reference.length);
    }
}
