package org.grokscope.run;

/**
 * What was measured on the whole train set and the whole test set after some step.
 *
 * @param step optimizer steps done so far; 0 is the initial network
 * @param trainLoss mean cross-entropy on the train set, in nats
 * @param trainAccuracy part of the train set answered correctly, 0 to 1
 * @param testLoss mean cross-entropy on the test set, in nats
 * @param testAccuracy part of the test set answered correctly, 0 to 1
 * @param squaredNorm ‖θ‖², the sum of the squares of all trainable parameters
 */
public record Evaluation(
        long step, double trainLoss, double trainAccuracy, double testLoss, double testAccuracy, double squaredNorm) {

    /** Whether every number is finite; after a numerical breakdown it is not. */
    public boolean isFinite() {
        return Double.isFinite(trainLoss) && Double.isFinite(testLoss) && Double.isFinite(squaredNorm);
    }
}
