package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.run.config.Optimizer;
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
    void momentumSumsTheDecayInTheVelocityAndAdamWithL2HasNoRate() {
        assertEquals(0.999, FreeContraction.kept(Optimizer.LION, 1e-3, 1).orElseThrow(), 1e-15);
        assertEquals(0.999, FreeContraction.kept(Optimizer.MUON, 1e-3, 1).orElseThrow(), 1e-15);
        // r² − 1.899 r + 0.9 = 0: r = (1.899 + √(3.606201 − 3.6)) / 2 = (1.899 + 0.0787464) / 2.
        assertEquals(
                0.9888732, FreeContraction.kept(Optimizer.SGD_MOMENTUM, 1e-3, 1).orElseThrow(), 1e-7);
        // r² − 1.8 r + 0.9 = 0 has complex roots of the size √0.9.
        assertEquals(
                0.9486833, FreeContraction.kept(Optimizer.SGD_MOMENTUM, 0.1, 1).orElseThrow(), 1e-7);
        assertTrue(FreeContraction.kept(Optimizer.ADAM_L2, 1e-3, 1).isEmpty());
        assertEquals(1, FreeContraction.kept(Optimizer.ADAM_L2, 1e-3, 0).orElseThrow());
        assertEquals(50, FreeContraction.timeScale(0.99), 1e-9);
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
