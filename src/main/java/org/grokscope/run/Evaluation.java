package org.grokscope.run;

import java.util.List;

/**
 * The evaluation of the network on the whole train set and the whole test set after some step.
 *
 * @param step optimizer steps done so far; 0 is the initial network
 * @param trainLoss mean loss on the train set; of the cross-entropy in nats
 * @param trainAccuracy part of the train set answered correctly, 0 to 1
 * @param testLoss mean loss on the test set; of the cross-entropy in nats
 * @param testAccuracy part of the test set answered correctly, 0 to 1
 * @param squaredNorm ‖θ‖², the sum of the squares of all trainable parameters
 * @param angle α, the angle between θ and θ at T_mem, 0 to 180 degrees; NaN before T_mem and in files without it
 * @param layerNorms the part of ‖θ‖² that is in each layer, in the order of {@link org.grokscope.run.config.Network#layers}; empty in files
 *     without them
 * @param logits how large the outputs are, and what that does to the softmax
 */
public record Evaluation(
        long step,
        double trainLoss,
        double trainAccuracy,
        double testLoss,
        double testAccuracy,
        double squaredNorm,
        double angle,
        List<Double> layerNorms,
        Logits logits) {

    /**
     * The size of the outputs z divided by the temperature τ, which is what the loss sees. NaN is a number that was not measured.
     *
     * @param scale the effective logit scale L, the mean over all pairs of ‖z/τ‖₂, train and test set (arXiv 2606.18465)
     * @param saturated part of the train set for which the softmax probability of the right answer rounds to 1 in single precision;
     *     NaN without a softmax
     * @param zeroGradient part of the train set for which the gradient with respect to the right answer's output is exactly 0, as training
     *     computes it (arXiv 2501.04697); NaN without a softmax
     */
    public record Logits(double scale, double saturated, double zeroGradient) {

        /** Of files without them. */
        public static final Logits UNKNOWN = new Logits(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Copies the list. */
    public Evaluation {
        layerNorms = List.copyOf(layerNorms);
    }

    /** An evaluation without the size of the outputs. */
    public Evaluation(
            long step,
            double trainLoss,
            double trainAccuracy,
            double testLoss,
            double testAccuracy,
            double squaredNorm,
            double angle,
            List<Double> layerNorms) {
        this(step, trainLoss, trainAccuracy, testLoss, testAccuracy, squaredNorm, angle, layerNorms, Logits.UNKNOWN);
    }

    /** An evaluation without the size of the outputs, angle and layers. */
    public Evaluation(
            long step,
            double trainLoss,
            double trainAccuracy,
            double testLoss,
            double testAccuracy,
            double squaredNorm) {
        this(step, trainLoss, trainAccuracy, testLoss, testAccuracy, squaredNorm, Double.NaN, List.of());
    }

    /** A copy with another angle, in degrees. */
    public Evaluation withAngle(double newAngle) {
        return new Evaluation(
                step, trainLoss, trainAccuracy, testLoss, testAccuracy, squaredNorm, newAngle, layerNorms, logits);
    }

    /** Whether losses and ‖θ‖² are finite; after a numerical breakdown they are not. */
    public boolean isFinite() {
        return Double.isFinite(trainLoss) && Double.isFinite(testLoss) && Double.isFinite(squaredNorm);
    }
}
