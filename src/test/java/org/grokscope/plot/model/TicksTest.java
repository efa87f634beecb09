package org.grokscope.plot.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void linearTicksAreRoundEvenFewAndInside() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double span = Math.pow(10, random.nextInt(12) - 6) * (0.1 + random.nextDouble());
            double lower = (random.nextDouble() - 0.5) * span * 20;
            double upper = lower + span;
            int most = 2 + random.nextInt(12);
            Ticks ticks = Ticks.linear(lower, upper, most);
            String what = lower + " to " + upper + ", " + most;
            assertTrue(ticks.count() <= most, what);
            assertTrue(most < 5 || ticks.count() >= most / 5, what + ": " + ticks.count());
            assertRoundStep(ticks.step(), what);
            for (int k = 0; k < ticks.count(); k++) {
                assertTrue(ticks.at(k) >= lower - span * 1e-8 && ticks.at(k) <= upper + span * 1e-8, what);
                assertTrue(
                        k == 0 || Math.abs(ticks.at(k) - ticks.at(k - 1) - ticks.step()) < ticks.step() * 1e-6, what);
            }
            assertLabelsDiffer(ticks, ValueFormat.NUMBER, what);
            assertLabelsDiffer(ticks, ValueFormat.PERCENT, what);
        }
    }

    private static void assertRoundStep(double step, String what) {
        double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
        boolean round = Math.abs(mantissa - 1) < 1e-6 || Math.abs(mantissa - 2) < 1e-6 || Math.abs(mantissa - 5) < 1e-6;
        assertTrue(round, what + ": step " + step);
    }

    private static void assertLabelsDiffer(Ticks ticks, ValueFormat format, String what) {
        Set<String> labels = new HashSet<>();
        for (double value : ticks.toArray()) {
            assertTrue(labels.add(format.tick(value, ticks.step())), what + ": " + format.tick(value, ticks.step()));
        }
    }

    @Test
    void logarithmicTicksAreInsideFewAndDifferent() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            double lower = Math.pow(10, random.nextDouble() * 16 - 8);
            double upper = lower * Math.pow(10, 0.02 + random.nextDouble() * 10);
            int most = 2 + random.nextInt(12);
            Ticks ticks = Ticks.log(lower, upper, most, 0);
            String what = lower + " to " + upper + ", " + most;
            assertTrue(ticks.count() <= most, what + ": " + ticks.count());
            assertTrue(most < 5 || ticks.count() >= 1, what);
            for (double value : ticks.toArray()) {
                assertTrue(value >= lower * (1 - 1e-8) && value <= upper * (1 + 1e-8), what + ": " + value);
            }
            assertLabelsDiffer(ticks, ValueFormat.NUMBER, what);
        }
    }

    @Test
    void logarithmicAxesShowRealDecades() {
        assertArrayEquals(
                new double[] {1, 10, 100, 1000}, Ticks.log(1, 1000, 6, 0).toArray());
        assertArrayEquals(
                new double[] {1, 2, 5, 10, 20, 50, 100}, Ticks.log(1, 100, 7, 0).toArray());
        assertArrayEquals(new double[] {1e-6, 1e-3, 1}, Ticks.log(1e-6, 1, 3, 0).toArray(), 1e-12);
    }

    @Test
    void aStepAxisHasNoFractions() {
        Ticks ticks = Ticks.of(Scale.of(ScaleKind.LINEAR, 0, 3), 12, ValueFormat.NUMBER, 1);
        assertArrayEquals(new double[] {0, 1, 2, 3}, ticks.toArray());
    }

    @Test
    void accuraciesAreInQuarters() {
        Ticks ticks = Ticks.of(Scale.of(ScaleKind.LINEAR, -0.01, 1.01), 6, ValueFormat.PERCENT, 0);
        assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75, 1}, ticks.toArray());
        assertEquals("75\u00a0%", ValueFormat.PERCENT.tick(0.75, 0.25));
        assertEquals("0\u00a0%", ValueFormat.PERCENT.tick(0, 0.25));
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertEquals("10,000", ValueFormat.NUMBER.tick(10_000, 0));
        assertEquals("0.1", ValueFormat.NUMBER.tick(0.1, 0));
        assertEquals("10⁻⁵", ValueFormat.NUMBER.tick(1e-5, 0));
        assertEquals("2·10⁻⁵", ValueFormat.NUMBER.tick(2e-5, 0));
        assertEquals("1e-5", ValueFormat.NUMBER.brief(1e-5), "values in text keep one notation");
        assertEquals("0.0001", ValueFormat.NUMBER.tick(1e-4, 0));
        assertEquals("10⁷", ValueFormat.NUMBER.tick(1e7, 0));
        assertEquals("2.5", ValueFormat.NUMBER.tick(2.5, 0.5));
        assertEquals("\u22120.5", ValueFormat.NUMBER.tick(-0.5, 0.5));
        assertEquals("1,796", ValueFormat.NUMBER.precise(1796.2));
        assertEquals("0.001234", ValueFormat.NUMBER.precise(0.0012341));
        assertEquals("1.23e-5", ValueFormat.NUMBER.brief(1.2345e-5));
        assertEquals("28.9\u00a0%", ValueFormat.PERCENT.brief(0.289));
        assertEquals("100\u00a0%", ValueFormat.PERCENT.brief(1));
        assertEquals("99.9\u00a0%", ValueFormat.PERCENT.brief(0.99996));
        assertEquals("0.1\u00a0%", ValueFormat.PERCENT.brief(0.00001));
        assertEquals("0\u00a0%", ValueFormat.PERCENT.brief(0));
        assertEquals("–", ValueFormat.NUMBER.precise(Double.NaN));
        assertEquals("∞", ValueFormat.PERCENT.precise(Double.POSITIVE_INFINITY));
    }

    @Test
    void aShortLogarithmicAxisStillHasTwoLabels() {
        Ticks ticks = Ticks.log(0.05, 10, 2, 0);
        assertEquals(2, ticks.count());
        assertEquals(0.1, ticks.at(0), 1e-12);
        assertEquals(10, ticks.at(1), 1e-12);
    }
}
