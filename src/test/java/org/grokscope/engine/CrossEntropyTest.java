package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    private static final int ROWS = 9;
    private static final int CLASSES = 5;
    private static final int[] LABELS = {0, 1, 2, 3, 4, 4, 3, 2, 0};

    private final CrossEntropy crossEntropy = new CrossEntropy(CLASSES);
    private final float[] logits = Numbers.normal(new SplittableRandom(5), ROWS * CLASSES);

    /** Mean of −log of the label's part in the sum of exponentials. */
    private static double loss(double[] logits) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int i = 0; i < CLASSES; i++) {
                sum += Math.exp(logits[row * CLASSES + i]);
            }
            loss -= Math.log(Math.exp(logits[row * CLASSES + LABELS[row]]) / sum) / ROWS;
        }
        return loss;
    }

    @Test
    void lossAndGradientAgreeWithTheFormula() {
        double[] at = Numbers.toDouble(logits);
        float[] gradient = logits.clone();
        double loss = crossEntropy.lossAndGradient(gradient, LABELS, ROWS);
        Numbers.assertAtMost(1e-7, Math.abs(loss / loss(at) - 1), "CrossEntropy loss");
        double[] slopes = Numbers.finiteDifferences(CrossEntropyTest::loss, at);
        Numbers.assertAtMost(1e-6, Numbers.relativeError(slopes, gradient), "CrossEntropy gradient");
    }

    @Test
    void tallyHasTheSameLossAndLeavesTheLogitsAlone() {
        float[] before = logits.clone();
        CrossEntropy.Tally tally = new CrossEntropy.Tally();
        crossEntropy.add(logits, LABELS, ROWS, tally);
        crossEntropy.add(logits, LABELS, ROWS, tally);
        assertEquals(loss(Numbers.toDouble(logits)), tally.meanLoss(), 1e-7);
        assertEquals(0, Arrays.compare(before, logits));
    }

    @Test
    void accuracyCountsTheLargestLogitAndOfEqualOnesTheFirst() {
        CrossEntropy two = new CrossEntropy(2);
        CrossEntropy.Tally tally = new CrossEntropy.Tally();
        two.add(new float[] {1, 2, 2, 1, 3, 3, 3, 3}, new int[] {1, 1, 0, 1}, 4, tally);
        assertEquals(0.5, tally.accuracy());
        assertEquals((2 * Math.log(1 + Math.exp(-1)) + 1 + 2 * Math.log(2)) / 4, tally.meanLoss(), 1e-7);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        CrossEntropy two = new CrossEntropy(2);
        float[] huge = {3e38f, 0, 0, 1000};
        double loss = two.lossAndGradient(huge, new int[] {0, 0}, 2);
        assertEquals(500, loss, 1e-9);
        assertEquals(0, Arrays.compare(new float[] {0, 0, -0.5f, 0.5f}, huge));
    }

    @Test
    void lossIsNotFiniteIfALogitIsNot() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (int where = 0; where < 2; where++) {
                float[] broken = {0, 0};
                broken[where] = bad;
                CrossEntropy two = new CrossEntropy(2);
                CrossEntropy.Tally tally = new CrossEntropy.Tally();
                two.add(broken, new int[] {0}, 1, tally);
                assertFalse(Double.isFinite(tally.meanLoss()));
                assertFalse(Double.isFinite(two.lossAndGradient(broken, new int[] {0}, 1)));
            }
        }
    }
}
