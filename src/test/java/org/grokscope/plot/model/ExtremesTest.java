package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtremesTest {
    private static void addRandom(Points points, Random random, int count) {
        double x = points.size() == 0 ? 0 : points.x(points.size() - 1);
        for (int i = 0; i < count; i++) {
            x += random.nextInt(4) == 0 ? 0 : random.nextInt(5);
            boolean gap = random.nextInt(7) == 0;
            points.add(x, gap ? Double.NaN : random.nextGaussian() * Math.exp(random.nextGaussian() * 3));
        }
    }

    private static void assertSameAsReadingAll(Points points, Extremes data, boolean positive, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double y = points.y(i);
            if (!Double.isNaN(y) && (!positive || y > 0)) {
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
        }
        assertEquals(low <= high, data.query(from, to));
        assertEquals(low, data.low());
        assertEquals(high, data.high());
    }

    @Test
    void everyRangeOfEverySmallSizeIsExact() {
        Random random = new Random(5);
        for (int size = 0; size <= 70; size++) {
            for (boolean positive : new boolean[] {false, true}) {
                Points points = new Points();
                addRandom(points, random, size);
                Extremes data = new Extremes(points, positive);
                data.update();
                for (int from = 0; from <= size; from++) {
                    for (int to = from; to <= size; to++) {
                        assertSameAsReadingAll(points, data, positive, from, to);
                    }
                }
            }
        }
    }

    @Test
    void growingInAnyPortionsGivesTheSameAsReadingAfresh() {
        Random random = new Random(6);
        for (int run = 0; run < 30; run++) {
            Points points = new Points();
            Extremes grown = new Extremes(points, false);
            while (points.size() < 9000) {
                addRandom(points, random, 1 + random.nextInt(random.nextBoolean() ? 5 : 3000));
                grown.update();
                for (int k = 0; k < 40; k++) {
                    int a = random.nextInt(points.size() + 1);
                    int b = random.nextInt(points.size() + 1);
                    assertSameAsReadingAll(points, grown, false, Math.min(a, b), Math.max(a, b));
                }
            }
        }
    }

    @Test
    void aShorterSeriesIsReadAnew() {
        Points points = new Points();
        for (int i = 0; i < 1000; i++) {
            points.add(i, 100 + i);
        }
        Extremes data = new Extremes(points, false);
        data.update();
        points.clear();
        points.add(0, 1).add(1, 2);
        data.update();
        assertTrue(data.query(0, 2));
        assertEquals(1, data.low());
        assertEquals(2, data.high());
        points.clear();
        data.update();
        assertFalse(data.query(0, 10));
    }

    @Test
    void searchFindsTheFirstOfEqualSteps() {
        Random random = new Random(7);
        for (int size = 0; size < 60; size++) {
            Points points = new Points();
            addRandom(points, random, size);
            Extremes data = new Extremes(points, false);
            data.update();
            for (double x = -1; x < 130; x += 0.5) {
                int expected = 0;
                while (expected < size && points.x(expected) < x) {
                    expected++;
                }
                for (int from = 0; from <= expected; from += 3) {
                    assertEquals(expected, data.firstAtOrAfter(x, from));
                }
            }
        }
    }

    @Test
    void theValueAtAStepIsTheLastMeasuredOne() {
        Points points = new Points();
        points.add(0, 1).add(10, 2).add(20, Double.NaN).add(20, 3).add(30, Double.NaN);
        Extremes data = new Extremes(points, false);
        data.update();
        assertEquals(-1, data.lastValueAtOrBefore(-1));
        assertEquals(0, data.lastValueAtOrBefore(9.9));
        assertEquals(1, data.lastValueAtOrBefore(10));
        assertEquals(3, data.lastValueAtOrBefore(20));
        assertEquals(3, data.lastValueAtOrBefore(1e9));
    }

    @Test
    void infinitiesAreGaps() {
        Points points = new Points();
        points.add(0, Double.POSITIVE_INFINITY).add(1, 5).add(2, Double.NEGATIVE_INFINITY);
        Extremes data = new Extremes(points, false);
        data.update();
        assertTrue(data.query(0, 3));
        assertEquals(5, data.low());
        assertEquals(5, data.high());
    }
}
