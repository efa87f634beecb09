package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelLayoutTest {
    @Test
    void spreadKeepsApartInsideAndInOrder() {
        Random random = new Random(13);
        for (int run = 0; run < 5000; run++) {
            int n = random.nextInt(9);
            double[] wanted = random.doubles(n, -20, 220).toArray();
            double[] got = LabelLayout.spread(wanted, 15, 0, 200);
            for (int i = 0; i < n; i++) {
                assertTrue(got[i] >= 7.5 - 1e-9 && got[i] <= 192.5 + 1e-9);
                for (int k = 0; k < i; k++) {
                    assertTrue(Math.abs(got[i] - got[k]) >= 15 - 1e-9);
                    assertEquals(wanted[i] < wanted[k], got[i] < got[k]);
                }
            }
        }
    }

    @Test
    void whatDoesNotCollideStaysWhereItIs() {
        double[] wanted = {100, 20, 60};
        assertArrayEquals(wanted, LabelLayout.spread(wanted, 15, 0, 200), 1e-9);
    }

    @Test
    void tooManyLabelsAreSqueezedEvenly() {
        double[] got = LabelLayout.spread(new double[10], 15, 0, 100);
        assertEquals(5, got[0], 1e-9);
        assertEquals(95, got[9], 1e-9);
    }
}
