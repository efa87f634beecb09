package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.grokscope.plot.model.LabelLayout.Box;
import org.junit.jupiter.api.Test;

class LabelLayoutTest {
    @Test
    void placedLabelsNeverOverlapAndStayInside() {
        Random random = new Random(12);
        Box bounds = new Box(0, 0, 400, 200);
        for (int run = 0; run < 500; run++) {
            LabelLayout layout = new LabelLayout(bounds);
            List<Box> placed = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                List<Box> candidates = new ArrayList<>();
                for (int k = 0; k < 5; k++) {
                    candidates.add(new Box(random.nextInt(420) - 10, random.nextInt(220) - 10, 60, 14));
                }
                layout.place(candidates, box -> random.nextDouble()).ifPresent(placed::add);
            }
            for (int i = 0; i < placed.size(); i++) {
                assertTrue(placed.get(i).inside(bounds));
                for (int k = 0; k < i; k++) {
                    assertFalse(placed.get(i).overlaps(placed.get(k)));
                }
            }
        }
    }

    @Test
    void theFirstFreeCandidateWinsUnlessAnotherCostsLess() {
        Box a = new Box(0, 0, 10, 10);
        Box b = new Box(50, 0, 10, 10);
        LabelLayout layout = new LabelLayout(new Box(0, 0, 100, 100));
        assertEquals(a, layout.place(List.of(a, b)).orElseThrow());
        assertEquals(b, layout.place(List.of(a, b)).orElseThrow());
        assertTrue(layout.place(List.of(a, b)).isEmpty());
        LabelLayout other = new LabelLayout(new Box(0, 0, 100, 100));
        assertEquals(
                b, other.place(List.of(a, b), box -> box.left() == 0 ? 2 : 1).orElseThrow());
    }

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
