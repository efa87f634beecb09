package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMixTest {

    @Test
    void drawsWhatSplittableRandomDraws() {
        for (long seed : new long[] {0, 1, -1, 45, Long.MIN_VALUE, 0x9E3779B97F4A7C15L}) {
            SplittableRandom expected = new SplittableRandom(seed);
            SplitMix random = new SplitMix(seed);
            for (int bound : new int[] {1, 2, 3, 64, 4704, Integer.MAX_VALUE, 1 << 30, (1 << 30) + 1}) {
                for (int i = 0; i < 200; i++) {
                    assertEquals(expected.nextInt(bound), random.nextInt(bound));
                    assertEquals(expected.nextLong(), random.nextLong());
                    assertEquals(expected.nextDouble(), random.nextDouble());
                }
            }
        }
    }

    @Test
    void goesOnFromItsState() {
        SplitMix random = new SplitMix(7);
        random.nextInt(100);
        SplitMix resumed = new SplitMix(random.state());
        for (int i = 0; i < 100; i++) {
            assertEquals(random.nextInt(4704), resumed.nextInt(4704));
        }
    }
}
