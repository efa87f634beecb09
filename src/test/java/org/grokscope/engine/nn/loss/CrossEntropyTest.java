package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.grokscope.run.config.Softmax;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    @Test
    void hasTheValuesWorkedOutByHand() {
        CrossEntropy loss = new CrossEntropy(4, Softmax.FLOAT32);
        Loss.Tally tally = new Loss.Tally();
        loss.tally(new float[][] {{1, 2, 3, 3}, {2, 1, 3, 3}}, new int[] {1, 1, 0, 1}, 4, tally);
        assertEquals((2 * Math.log(1 + Math.exp(-1)) + 1 + 2 * Math.log(2)) / 4, tally.meanLoss(), 1e-7);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        float[][] huge = {{3e38f, 0}, {0, 1000}};
        assertEquals(
                500,
                new CrossEntropy(2, Softmax.FLOAT32).lossAndGradient(huge, new int[] {0, 0}, new float[] {0.5f, 0.5f}),
                1e-9);
        assertArrayEquals(new float[] {0, -0.5f}, huge[0], 1e-30f);
        assertArrayEquals(new float[] {0, 0.5f}, huge[1], 1e-30f);
    }

    @Test
    void aCommonSummandChangesNothing() {
        float[][] far = {{-4096}, {-4095}, {-4098}};
        float[][] near = {{0}, {1}, {-2}};
        double loss = new CrossEntropy(1, Softmax.FLOAT32).lossAndGradient(near, new int[] {0}, new float[] {1});
        assertEquals(loss, new CrossEntropy(1, Softmax.FLOAT32).lossAndGradient(far, new int[] {0}, new float[] {1}));
        assertArrayEquals(near, far);
    }

    /** Double precision in the sum keeps a loss visible that is far below single precision's resolution of 1. */
    @Test
    void theLossOfAnExampleThatIsWellKnownIsNotRoundedToZero() {
        float[][] sure = {{20}, {0}};
        assertEquals(
                Math.log1p(Math.exp(-20)),
                new CrossEntropy(1, Softmax.FLOAT32).lossAndGradient(sure, new int[] {0}, new float[] {1}),
                1e-14);
    }

    /** 1/(1 + e⁻²⁰) rounds to 1 in single precision, so the difference from 1 is lost; the other probability is not. */
    @Test
    void onlyTheStableSoftmaxGoesOnTeachingAnExampleThatIsWellKnown() {
        float[][] rounded = {{20}, {0}};
        new CrossEntropy(1, Softmax.FLOAT32).lossAndGradient(rounded, new int[] {0}, new float[] {1});
        float other = (float) Math.exp(-20);
        assertEquals(0, rounded[0][0]);
        assertEquals(other, rounded[1][0], 1e-6f * other);
        float[][] exact = {{20}, {0}};
        new CrossEntropy(1, Softmax.STABLE).lossAndGradient(exact, new int[] {0}, new float[] {1});
        assertEquals(-other, exact[0][0], 1e-6f * other);
        assertEquals(other, exact[1][0], 1e-6f * other);
    }

    /** Far from there both are the same. */
    @Test
    void bothSoftmaxesAgreeWhereNothingIsRoundedAway() {
        float[][] one = {{1, -2, 3}, {0, 4, 3}, {2, 0, 3}};
        float[][] other = {{1, -2, 3}, {0, 4, 3}, {2, 0, 3}};
        int[] labels = {0, 1, 2};
        float[] weights = {0.25f, 0.25f, 0.5f};
        double loss = new CrossEntropy(3, Softmax.FLOAT32).lossAndGradient(one, labels, weights);
        assertEquals(loss, new CrossEntropy(3, Softmax.STABLE).lossAndGradient(other, labels, weights));
        for (int i = 0; i < one.length; i++) {
            assertArrayEquals(one[i], other[i], 1e-7f);
        }
    }
}
