package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.grokscope.engine.nn.Numbers;
import org.junit.jupiter.api.Test;

class SquaredErrorTest {

    @Test
    void isTheMeanOverExamplesAndClasses() {
        // Differences (0.5 − 1, 2) and (−1, 0): squares 0.25 + 4 + 1 + 0 over four numbers; gradient half of each.
        float[][] outputs = {{0.5f, -1}, {2, 1}};
        int[] labels = {0, 1};
        Loss.Tally tally = new Loss.Tally();
        new SquaredError(2).tally(new float[][] {{0.5f, -1}, {2, 1}}, labels, 2, 1, tally);
        assertEquals(5.25 / 4, tally.meanLoss());
        assertEquals(0.5, tally.accuracy());
        assertEquals(5.25 / 4, new SquaredError(2).lossAndGradient(outputs, labels, new float[] {0.5f, 0.5f}));
        assertArrayEquals(new float[] {-0.25f, -0.5f}, outputs[0]);
        assertArrayEquals(new float[] {1, 0}, outputs[1]);
    }

    @Test
    void isZeroAtTheOneHotLabelsAlone() {
        float[][] outputs = {{0, 1}, {1, 0}, {0, 0}};
        assertEquals(0, new SquaredError(2).lossAndGradient(outputs, new int[] {1, 0}, new float[] {0.5f, 0.5f}));
        assertArrayEquals(new float[6], Numbers.flat(outputs));
    }
}
