package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void meanAndDeviationAreThoseOfATextbook() {
        Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);

        assertEquals(8, sample.count());
        assertEquals(5, sample.mean(), 1e-12);
        assertEquals(Math.sqrt(32.0 / 7), sample.deviation(), 1e-12);
    }

    @Test
    void oneMeasurementHasNoSpreadAndNoneHasNoMean() {
        assertEquals(new Sample(1, 3.5, 0), Sample.of(3.5));
        assertEquals(0, Sample.of().count());
        assertTrue(Double.isNaN(Sample.of().mean()) && Double.isNaN(Sample.of().deviation()));
    }
}
