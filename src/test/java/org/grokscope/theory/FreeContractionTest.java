package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FreeContractionTest {

    @Test
    void everyStepMultipliesTheNormByOneMinusEtaLambdaSquared() {
        FreeContraction free = new FreeContraction(800, 3_891, 1e-3, 1);
        double norm = 3_891;
        for (int step = 800; step <= 2_800; step++) {
            assertEquals(norm, free.norm(step), 1e-9 * norm);
            norm *= 0.999 * 0.999;
        }
    }

    @Test
    void withoutDecayTheCurveIsFlatAndTimesAreInfinite() {
        FreeContraction free = new FreeContraction(0, 100, 1e-3, 0);
        assertEquals(100, free.norm(1e6));
        assertEquals(Double.POSITIVE_INFINITY, free.timeScale());
        assertEquals(Double.POSITIVE_INFINITY, FreeContraction.escapeTime(100, 10, 1e-3, 0));
    }

    @Test
    void theLargestEtaLambdaPutsTheNormToZeroAtOnce() {
        FreeContraction free = new FreeContraction(5, 100, 0.1, 10);
        assertEquals(100, free.norm(5));
        assertEquals(0, free.norm(6));
    }

    @Test
    void theEscapeTimeOfThePapersMeansIsTheTextbookFigure() {
        // S1: V_mem 3,716, V_final 302.
        assertEquals(1_255, FreeContraction.escapeTime(3_716, 302, 1e-3, 1), 1);
        assertEquals(500, new FreeContraction(0, 1, 1e-3, 1).timeScale(), 1e-9);
    }

    @Test
    void thereIsNothingToEscapeWhenTheNormGrows() {
        assertEquals(0, FreeContraction.escapeTime(10, 20, 1e-3, 1));
        assertEquals(0, FreeContraction.escapeTime(10, 20, 1e-3, 0));
        assertTrue(Double.isNaN(FreeContraction.escapeTime(0, 20, 1e-3, 1)));
        assertTrue(Double.isNaN(FreeContraction.escapeTime(10, Double.NaN, 1e-3, 1)));
    }
}
