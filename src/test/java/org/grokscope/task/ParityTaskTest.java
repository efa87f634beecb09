package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParityTaskTest {

    private static long string(Dataset data, int example) {
        long string = 0;
        for (int bit = 0; bit < data.positions(); bit++) {
            string |= (long) data.token(example, bit) << bit;
        }
        return string;
    }

    /** All sets of k of the n bits whose parity explains every label. */
    private static int explanations(Dataset data, int k) {
        int found = 0;
        for (long mask = 0; mask < 1L << data.positions(); mask++) {
            if (Long.bitCount(mask) == k && explains(data, mask)) {
                found++;
            }
        }
        return found;
    }

    private static boolean explains(Dataset data, long mask) {
        for (int i = 0; i < data.size(); i++) {
            if ((Long.bitCount(string(data, i) & mask) & 1) != data.labels()[i]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void exactlyOneSetOfKBitsExplainsAllLabelsAndNoOtherNumberOfBitsDoes() {
        for (int k = 1; k <= 4; k++) {
            Dataset data = new ParityTask(12, k, 500).dataset(10L + k);
            for (int other = 0; other <= 12; other++) {
                assertEquals(other == k ? 1 : 0, explanations(data, other), k + " hidden bits, " + other + " tried");
            }
        }
    }

    @Test
    void stringsDifferAndHoldOnlyBits() {
        Dataset data = new ParityTask(60, 3, 2_000).dataset(3);
        assertTrue(Arrays.stream(data.tokens()).allMatch(token -> token == 0 || token == 1));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            assertTrue(seen.add(string(data, i)));
        }
        double ones = Arrays.stream(data.tokens()).average().orElseThrow();
        assertEquals(0.5, ones, 0.01);
        assertEquals(0.5, Arrays.stream(data.labels()).average().orElseThrow(), 0.05);
    }

    @Test
    void theSameSeedGivesTheSameDataAndAnotherOneOtherBits() {
        ParityTask task = new ParityTask(20, 3, 300);
        assertArrayEquals(task.dataset(5).tokens(), task.dataset(5).tokens());
        assertArrayEquals(task.dataset(5).labels(), task.dataset(5).labels());
        assertFalse(Arrays.equals(task.dataset(5).tokens(), task.dataset(6).tokens()));
    }

    @Test
    void halfOfAllStringsIsTheMost() {
        assertEquals(8, new ParityTask(4, 2, 8).dataset(1).size());
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> new ParityTask(4, 2, 9));
        assertEquals("Samples must be at most 8, half of all strings of 4 bits (got 9).", e.getMessage());
    }

    @Test
    void numbersThatDoNotGoTogetherAreRefused() {
        assertEquals(
                "Relevant bits must be at most the number of bits, 4 (got 5).",
                assertThrows(InvalidSettingException.class, () -> new ParityTask(4, 5, 4))
                        .getMessage());
        assertThrows(InvalidSettingException.class, () -> new ParityTask(61, 3, 100));
        assertThrows(InvalidSettingException.class, () -> new ParityTask(20, 0, 100));
        assertThrows(InvalidSettingException.class, () -> new ParityTask(20, 3, 100_001));
    }

    @Test
    void theFormulaSaysHowManyBitsCount() {
        assertEquals("parity of 3 of 20 bits", new ParityTask(20, 3, 100).formula());
        assertEquals(2, new ParityTask(20, 3, 100).classes());
    }
}
