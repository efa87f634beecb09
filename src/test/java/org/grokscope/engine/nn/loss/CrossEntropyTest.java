package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    @Test
    void hasTheValuesWorkedOutByHand() {
        CrossEntropy loss = new CrossEntropy(4, false);
        Loss.Tally tally = new Loss.Tally();
        loss.tally(new float[][] {{1, 2, 3, 3}, {2, 1, 3, 3}}, new int[] {1, 1, 0, 1}, 4, 1, tally);
        assertEquals((2 * Math.log(1 + Math.exp(-1)) + 1 + 2 * Math.log(2)) / 4, tally.meanLoss(), 1e-7);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        float[][] huge = {{3e38f, 0}, {0, 1000}};
        assertEquals(
                500,
                new CrossEntropy(2, false).lossAndGradient(huge, new int[] {0, 0}, new float[] {0.5f, 0.5f}),
                1e-9);
        assertArrayEquals(new float[] {0, -0.5f}, huge[0], 1e-30f);
        assertArrayEquals(new float[] {0, 0.5f}, huge[1], 1e-30f);
    }

    @Test
    void aCommonSummandChangesNothing() {
        float[][] far = {{-4096}, {-4095}, {-4098}};
        float[][] near = {{0}, {1}, {-2}};
        double loss = new CrossEntropy(1, false).lossAndGradient(near, new int[] {0}, new float[] {1});
        assertEquals(loss, new CrossEntropy(1, false).lossAndGradient(far, new int[] {0}, new float[] {1}));
        assertArrayEquals(near, far);
    }

    /** Double precision in the sum keeps a loss visible that is far below single precision's resolution of 1. */
    @Test
    void theLossOfAnExampleThatIsWellKnownIsNotRoundedToZero() {
        float[][] sure = {{20}, {0}};
        assertEquals(
                Math.log1p(Math.exp(-20)),
                new CrossEntropy(1, false).lossAndGradient(sure, new int[] {0}, new float[] {1}),
                1e-14);
    }

    /** 1/(1 + e⁻²⁰) rounds to 1 in single precision, so the difference from 1 is lost; the other probability is not. */
    @Test
    void onlyTheStableSoftmaxGoesOnTeachingAnExampleThatIsWellKnown() {
        float[][] rounded = {{20}, {0}};
        new CrossEntropy(1, false).lossAndGradient(rounded, new int[] {0}, new float[] {1});
        float other = (float) Math.exp(-20);
        assertEquals(0, rounded[0][0]);
        assertEquals(other, rounded[1][0], 1e-6f * other);
        float[][] exact = {{20}, {0}};
        new CrossEntropy(1, true).lossAndGradient(exact, new int[] {0}, new float[] {1});
        assertEquals(-other, exact[0][0], 1e-6f * other);
        assertEquals(other, exact[1][0], 1e-6f * other);
    }

    private static Loss.Tally tally(boolean stable, float weight, float[][] logits, int... labels) {
        Loss.Tally tally = new Loss.Tally();
        new CrossEntropy(labels.length, stable).tally(logits, labels, labels.length, weight, tally);
        return tally;
    }

    /**
     * p of the right answer is 1/(1 + e^−m) for a margin m. Just below 1 floats are 2⁻²⁴ apart, so it rounds to 1 from 1 − 2⁻²⁵ on: from
     * m = 25·ln 2 = 17.33 on.
     */
    @Test
    void anExampleIsSaturatedWhenItsProbabilityRoundsToOne() {
        float[][] logits = {{0, 17.3f, 17.4f, 20, 0}, {0, 0, 0, 0, 20}};
        Loss.Tally usual = tally(false, 1, logits, 0, 0, 0, 0, 0);
        assertEquals(2 / 5.0, usual.saturated());
        assertEquals(2 / 5.0, usual.zeroGradient());
        float[][] again = {{0, 17.3f, 17.4f, 20, 0}, {0, 0, 0, 0, 20}};
        Loss.Tally stable = tally(true, 1, again, 0, 0, 0, 0, 0);
        assertEquals(2 / 5.0, stable.saturated());
        assertEquals(0, stable.zeroGradient(), "a margin of 20 still has the gradient −e⁻²⁰");
    }

    /** Whatever an example's part in the mean is: 1/3 and 1/1392 are rounded themselves. */
    @Test
    void theGradientThatIsCountedIsTheOneThatTrainingComputes() {
        for (boolean stable : new boolean[] {false, true}) {
            for (float weight : new float[] {1, 1 / 3f, 1 / 512f, 1 / 1392f}) {
                for (float margin = 16; margin < 19; margin += 0.01f) {
                    float[][] gradient = {{margin}, {0}, {-1}};
                    new CrossEntropy(1, stable).lossAndGradient(gradient, new int[] {0}, new float[] {weight});
                    Loss.Tally tally = tally(stable, weight, new float[][] {{margin}, {0}, {-1}}, 0);
                    assertEquals(
                            gradient[0][0] == 0 ? 1 : 0, tally.zeroGradient(), stable + " " + weight + " " + margin);
                }
            }
        }
    }

    @Test
    void theScaleIsTheMeanLengthOfTheLogits() {
        // Lengths 5, 13 and 0.
        float[][] logits = {{3, 0, 0}, {-4, 5, 0}, {0, 12, 0}};
        assertEquals(6, tally(false, 1, logits, 0, 1, 2).meanScale(), 1e-12);
    }

    /** Far from there both are the same. */
    @Test
    void bothSoftmaxesAgreeWhereNothingIsRoundedAway() {
        float[][] one = {{1, -2, 3}, {0, 4, 3}, {2, 0, 3}};
        float[][] other = {{1, -2, 3}, {0, 4, 3}, {2, 0, 3}};
        int[] labels = {0, 1, 2};
        float[] weights = {0.25f, 0.25f, 0.5f};
        double loss = new CrossEntropy(3, false).lossAndGradient(one, labels, weights);
        assertEquals(loss, new CrossEntropy(3, true).lossAndGradient(other, labels, weights));
        for (int i = 0; i < one.length; i++) {
            assertArrayEquals(one[i], other[i], 1e-7f);
        }
    }
}
