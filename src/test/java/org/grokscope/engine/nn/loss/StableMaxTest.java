package org.grokscope.engine.nn.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** StableMax against numbers worked out by hand; {@link LossTest} has its gradient against finite differences. */
class StableMaxTest {

    @Test
    void lossAndGradientByHand() {
        // s = 2, 1/2 and 1, S = 3.5. The loss is ln(3.5/2). The gradients are 1/3.5 − 1/2, (1/4)/3.5 and 1/3.5, halved
        // by
        // the weight.
        float[][] logits = {{1}, {-1}, {0}};
        double loss = new StableMax(1).lossAndGradient(logits, new int[] {0}, new float[] {0.5f});
        assertEquals(0.5 * Math.log(1.75), loss, 1e-7);
        assertArrayEquals(
                new float[] {-3 / 28f, 1 / 28f, 1 / 7f}, new float[] {logits[0][0], logits[1][0], logits[2][0]}, 1e-7f);
    }

    /** A softmax would round to 1 at a distance of 20 already. */
    @Test
    void aSureExampleGoesOnTeaching() {
        float[][] logits = {{1_000}, {-1_000}};
        new StableMax(1).lossAndGradient(logits, new int[] {0}, new float[] {1});
        // s = 1001 and 1/1001: 1/(1001 + 1/1001) − 1/1001 = −9.97e-10.
        assertEquals(-9.97e-10, logits[0][0], 1e-12);
        assertTrue(logits[1][0] > 0);
        Loss.Tally tally = new Loss.Tally();
        new StableMax(1).tally(new float[][] {{1_000}, {-1_000}}, new int[] {0}, 1, 1, tally);
        assertEquals(0, tally.zeroGradient());
        assertEquals(Math.log(1 + 1 / (1001.0 * 1001)), tally.meanLoss(), 1e-9);
    }
}
