package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinibatchTest {

    private static int[] distinct(Minibatch minibatch) {
        return Arrays.copyOf(minibatch.examples(), minibatch.size());
    }

    @Test
    void keepsEachExampleOnceInTheOrderOfFirstDrawsWithItsPartInTheMean() {
        Minibatch minibatch = new Minibatch(10, 5);
        minibatch.set(new int[] {7, 2, 7, 9, 7});
        assertArrayEquals(new int[] {7, 2, 9}, distinct(minibatch));
        assertEquals(0.6f, minibatch.weight(0));
        assertEquals(0.2f, minibatch.weight(1));
        assertEquals(0.2f, minibatch.weight(2));
    }

    @Test
    void remembersNothingOfTheMinibatchBefore() {
        Minibatch minibatch = new Minibatch(4, 4);
        minibatch.set(new int[] {3, 3, 1, 0});
        minibatch.set(new int[] {1, 2, 2, 3});
        assertArrayEquals(new int[] {1, 2, 3}, distinct(minibatch));
        assertEquals(0.25f, minibatch.weight(0));
        assertEquals(0.5f, minibatch.weight(1));
        minibatch.set(new int[] {0, 1, 2, 3});
        assertArrayEquals(new int[] {0, 1, 2, 3}, distinct(minibatch));
        assertEquals(0.25f, minibatch.weight(3));
    }

    /** Of all n^B draws, counted one by one: the mean, and what is two deviations above it. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "2, 3", "3, 4", "4, 6", "5, 5", "7, 3"})
    void usualSizeIsTwoDeviationsAboveTheMean(int n, int draws) {
        long all = Math.round(Math.pow(n, draws));
        double sum = 0;
        double squares = 0;
        Minibatch minibatch = new Minibatch(n, draws);
        int[] drawn = new int[draws];
        for (long code = 0; code < all; code++) {
            long rest = code;
            for (int i = 0; i < draws; i++) {
                drawn[i] = (int) (rest % n);
                rest /= n;
            }
            minibatch.set(drawn);
            sum += minibatch.size();
            squares += (double) minibatch.size() * minibatch.size();
        }
        double mean = sum / all;
        double deviation = Math.sqrt(Math.max(0, squares / all - mean * mean));
        double exact = Math.min(draws, mean + 2 * deviation);
        int usual = Minibatch.usualSize(n, draws);
        assertTrue(usual >= exact - 1e-6 && usual < exact + 1 + 1e-6, usual + " for " + exact);
    }

    @Test
    void fewMinibatchesOfThePaperHaveMoreThanUsual() {
        int usual = Minibatch.usualSize(4704, 512);
        assertTrue(usual < 500, "usual " + usual);
        SplittableRandom random = new SplittableRandom(1);
        Minibatch minibatch = new Minibatch(9409, 512);
        int more = 0;
        for (int i = 0; i < 2_000; i++) {
            minibatch.set(random.ints(512, 0, 4704).toArray());
            more += minibatch.size() > usual ? 1 : 0;
        }
        assertTrue(more > 10 && more < 120, more + " of 2,000");
    }
}
