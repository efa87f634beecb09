package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void halfOfThePapersPairsAre4704And4705() {
        Split split = Split.of(97 * 97, 0.5, 42);
        assertEquals(4_704, split.train().length);
        assertEquals(4_705, split.test().length);
    }

    @Test
    void trainAndTestAreDisjointAndTogetherEverything() {
        for (double fraction : new double[] {0.01, 0.3, 0.5, 0.99}) {
            Split split = Split.of(1_000, fraction, 3);
            BitSet seen = new BitSet();
            Arrays.stream(split.train()).forEach(seen::set);
            assertEquals(split.train().length, seen.cardinality());
            assertFalse(Arrays.stream(split.test()).anyMatch(seen::get));
            Arrays.stream(split.test()).forEach(seen::set);
            assertEquals(1_000, seen.cardinality());
            assertEquals(1_000, seen.length());
        }
    }

    @Test
    void theSameSeedGivesTheSameSplitAndAnotherOneAnother() {
        assertArrayEquals(Split.of(500, 0.5, 9).train(), Split.of(500, 0.5, 9).train());
        assertFalse(Arrays.equals(
                Split.of(500, 0.5, 9).train(), Split.of(500, 0.5, 10).train()));
    }

    @Test
    void neitherSetMayBeEmpty() {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> Split.of(9, 0.1, 1));
        assertEquals("Train fraction must leave at least one of the 9 examples in each set (got 0.1).", e.getMessage());
        assertThrows(InvalidSettingException.class, () -> Split.of(100, Double.NaN, 1));
        assertThrows(InvalidSettingException.class, () -> Split.of(100, 1, 1));
        assertEquals(1, Split.of(10, 0.1, 1).train().length);
    }

    @Test
    void everyOrderIsAsLikely() {
        int[] firsts = new int[5];
        for (int seed = 0; seed < 5_000; seed++) {
            firsts[Split.shuffled(5, new SplittableRandom(seed))[0]]++;
        }
        for (int count : firsts) {
            assertTrue(Math.abs(count - 1_000) < 150, Arrays.toString(firsts));
        }
    }
}
