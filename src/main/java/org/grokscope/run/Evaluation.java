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
 */
public record Evaluation(
        long step,
        double trainLoss,
        double trainAccuracy,
        double testLoss,
        double testAccuracy,
        double squaredNorm,
        double angle,
        List<Double> layerNorms) {

    /** Copies the list. */
    public Evaluation {
        layerNorms = List.copyOf(layerNorms);
    }

    /** An evaluation without angle and layers. */
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
                step, trainLoss, trainAccuracy, testLoss, testAccuracy, squaredNorm, newAngle, layerNorms);
    }

    /** Whether losses and ‖θ‖² are finite; after a numerical breakdown they are not. */
    public boolean isFinite() {
        return Double.isFinite(trainLoss) && Double.isFinite(testLoss) && Double.isFinite(squaredNorm);
    }
}
