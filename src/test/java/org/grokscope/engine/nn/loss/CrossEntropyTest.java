package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    @Test
    void hasTheValuesWorkedOutByHand() {
        CrossEntropy loss = new CrossEntropy(4);
        Loss.Tally tally = new Loss.Tally();
        loss.tally(new float[][] {{1, 2, 3, 3}, {2, 1, 3, 3}}, new int[] {1, 1, 0, 1}, 4, tally);
        assertEquals((2 * Math.log(1 + Math.exp(-1)) + 1 + 2 * Math.log(2)) / 4, tally.meanLoss(), 1e-7);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        float[][] huge = {{3e38f, 0}, {0, 1000}};
        assertEquals(500, new CrossEntropy(2).lossAndGradient(huge, new int[] {0, 0}, new float[] {0.5f, 0.5f}), 1e-9);
        assertArrayEquals(new float[] {0, -0.5f}, huge[0], 1e-30f);
        assertArrayEquals(new float[] {0, 0.5f}, huge[1], 1e-30f);
    }

    @Test
    void aCommonSummandChangesNothing() {
        float[][] far = {{-4096}, {-4095}, {-4098}};
        float[][] near = {{0}, {1}, {-2}};
        double loss = new CrossEntropy(1).lossAndGradient(near, new int[] {0}, new float[] {1});
        assertEquals(loss, new CrossEntropy(1).lossAndGradient(far, new int[] {0}, new float[] {1}));
        assertArrayEquals(near, far);
    }

    /** Double precision in the sum keeps a loss visible that is far below single precision's resolution of 1. */
    @Test
    void theLossOfAnExampleThatIsWellKnownIsNotRoundedToZero() {
        float[][] sure = {{20}, {0}};
        assertEquals(
                Math.log1p(Math.exp(-20)),
                new CrossEntropy(1).lossAndGradient(sure, new int[] {0}, new float[] {1}),
                1e-14);
    }
}
