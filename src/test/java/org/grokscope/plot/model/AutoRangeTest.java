package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AutoRangeTest {

    @Test
    void anExpectedStepExtendsTheAxisToThreeTimesWhatIsMeasuredAtMost() {
        assertEquals(800, AutoRange.expectedEnd(255, 33_000, 100), "765, rounded up");
        assertEquals(600, AutoRange.expectedEnd(255, 600, 100), "a near one is in view");
        assertEquals(500, AutoRange.expectedEnd(0, 1_900, 500), "a new run has room");
        assertEquals(Double.NaN, AutoRange.expectedEnd(255, Double.NaN, 500), "nothing is expected");
    }
}
