package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JumpTimeTest {

    @Test
    void atTheStartTheMedianAndTheBandAreThoseOfTheLogNormal() {
        JumpTime time = new JumpTime(Math.log(3), 0.2, 0);
        assertEquals(3, time.left(0.5), 1e-9);
        assertEquals(3 * Math.exp(-1.6449 * 0.2), time.left(0.05), 1e-3);
        assertEquals(3 * Math.exp(1.6449 * 0.2), time.left(0.95), 1e-3);
    }

    @Test
    void whatHasPassedIsTakenOffAndCutOff() {
        JumpTime early = new JumpTime(Math.log(3), 0.2, 1);
        assertEquals(2, early.left(0.5), 1e-3);
        JumpTime late = new JumpTime(Math.log(3), 0.2, 3.5);
        assertTrue(late.left(0.05) > 0 && late.left(0.05) < late.left(0.5) && late.left(0.5) < late.left(0.95));
        assertTrue(late.left(0.5) < 1, "overdue: soon");
    }

    @Test
    void aRunThatIsLongOverdueIsStillExpectedInTheFuture() {
        for (double passed = 1; passed < 1e6; passed *= 3) {
            JumpTime time = new JumpTime(0, 0.1, passed);
            assertTrue(time.left(0.5) > 0, "after " + passed);
            assertTrue(Double.isFinite(time.left(0.95)), "after " + passed);
        }
    }

    @Test
    void theProbabilityOfTakingLongerAgreesWithTheQuantiles() {
        JumpTime time = new JumpTime(1, 0.4, 2);
        for (double probability : new double[] {0.01, 0.05, 0.3, 0.5, 0.9, 0.99}) {
            assertEquals(1 - probability, time.longerThan(time.left(probability)), 1e-9);
        }
        assertEquals(1, time.longerThan(0));
        assertEquals(0, time.longerThan(1e9), 1e-9);
    }
}
