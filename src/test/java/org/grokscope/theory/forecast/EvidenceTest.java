package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void withoutRunsEitherIsAsLikelyAndNoNumberOfRunsMakesItCertain() {
        assertEquals(0.5, new Evidence(0, 0).noGrokking());
        assertEquals(0.75, new Evidence(2, 0).noGrokking());
        assertEquals(0.25, new Evidence(2, 2).noGrokking());
        assertEquals(1 - 1e-6, new Evidence(999_998, 0).noGrokking(), 1e-12);
    }
}
