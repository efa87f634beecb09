package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void fractionAndValueAreInverse() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            double lower = Math.pow(10, random.nextInt(12) - 6) * (0.1 + random.nextDouble());
            double upper = lower * (1.001 + 1000 * random.nextDouble());
            for (ScaleKind kind : ScaleKind.values()) {
                Scale scale = Scale.of(kind, lower, upper);
                assertEquals(0, scale.fraction(lower), 1e-9);
                assertEquals(1, scale.fraction(upper), 1e-9);
                double f = random.nextDouble() * 3 - 1;
                assertEquals(
                        f, scale.fraction(Scale.of(kind, lower, upper).value(Math.max(f, 0))) + Math.min(f, 0), 1e-6);
            }
        }
    }

    @Test
    void aLogarithmicScaleCannotShowZero() {
        Scale scale = Scale.of(ScaleKind.LOG, 1, 100);
        assertTrue(Double.isNaN(scale.fraction(0)));
        assertTrue(Double.isNaN(scale.fraction(-3)));
        assertTrue(Double.isNaN(scale.fraction(Double.NaN)));
        assertEquals(0.5, scale.fraction(10), 1e-12);
    }

    @Test
    void impossibleRangesAreMended() {
        double[] odd = {0, -1, 5, 1e-300, 1e300};
        for (ScaleKind kind : ScaleKind.values()) {
            for (double a : odd) {
                for (double b : odd) {
                    Scale scale = Scale.of(kind, a, b);
                    assertTrue(scale.upper() > scale.lower() || Math.abs(a) > 1e16, kind + " " + a + " " + b);
                    assertTrue(kind == ScaleKind.LINEAR || scale.lower() > 0);
                }
            }
        }
    }

    @Test
    void automaticValuesContainTheDataAndChangeRarely() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            double lower = (random.nextDouble() - 0.3) * Math.pow(10, random.nextInt(10) - 5);
            double upper = lower + random.nextDouble() * Math.pow(10, random.nextInt(10) - 5);
            YRange.Fixed range = AutoRange.values(ScaleKind.LINEAR, lower, upper);
            assertTrue(range.lower() <= lower && range.upper() >= upper, lower + " " + upper + " " + range);
            assertTrue(lower < 0 || range.lower() >= 0);
            if (lower > 0) {
                YRange.Fixed log = AutoRange.values(ScaleKind.LOG, lower, upper);
                assertTrue(log.lower() <= lower && log.upper() >= upper, lower + " " + upper + " " + log);
                assertTrue(log.lower() > lower / 12 && log.upper() < upper * 12);
            }
        }
        long changes = countRanges(ScaleKind.LINEAR) + countRanges(ScaleKind.LOG);
        assertTrue(changes < 80, "ranges changed " + changes + " times while data grew 10,000 times");
    }

    private static long countRanges(ScaleKind kind) {
        return java.util.stream.IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> AutoRange.values(kind, 1, 1 + i))
                .distinct()
                .count();
    }

    @Test
    void withoutDataThereIsStillARange() {
        for (ScaleKind kind : ScaleKind.values()) {
            for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1}) {
                YRange.Fixed range = AutoRange.values(kind, odd, odd);
                assertTrue(range.lower() < range.upper());
            }
        }
    }

    @Test
    void theStepAxisGrowsGeometricallyAndKeepsRoom() {
        double previous = 0;
        int changes = 0;
        for (int last = 0; last <= 100_000; last++) {
            double end = AutoRange.stepEnd(last, Double.NaN);
            assertTrue(last == 0 || (end >= last * 1.13 && end <= Math.max(10, last * 1.7)), last + " " + end);
            changes += end == previous ? 0 : 1;
            assertTrue(last < 2 || end >= previous);
            previous = end;
        }
        assertTrue(changes < 50, changes + " changes");
        assertEquals(2600, AutoRange.stepEnd(1400, 2600));
        assertTrue(AutoRange.stepEnd(2590, 2600) > 2900);
    }
}
