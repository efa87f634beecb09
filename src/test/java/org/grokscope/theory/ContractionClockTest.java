package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ContractionClockTest {

    @Test
    void itRunsAtTwiceTheProductOfLearningRateAndDecay() {
        ContractionClock clock = new ContractionClock(1e-3, 0.5);
        assertEquals(0, clock.at(0));
        assertEquals(1, clock.at(1_000), 1e-12);
        assertEquals(2.5, clock.at(2_500), 1e-12);
    }

    @Test
    void aChangeIsAnotherPaceFromThereOn() {
        ContractionClock clock = new ContractionClock(1e-3, 0.5);
        clock.change(1_000, 1e-3, 0);
        clock.change(1_500, 2e-3, 1);
        assertEquals(0.5, clock.at(500), 1e-12);
        assertEquals(1, clock.at(1_250), 1e-12);
        assertEquals(1 + 4e-3 * 100, clock.at(1_600), 1e-12);
    }

    @Test
    void ofTwoChangesAtTheSameStepTheLastOneCounts() {
        ContractionClock clock = new ContractionClock(1e-3, 1);
        clock.change(100, 1e-3, 5);
        clock.change(100, 1e-3, 2);
        assertEquals(0.2 + 4e-3 * 50, clock.at(150), 1e-12);
    }
}
