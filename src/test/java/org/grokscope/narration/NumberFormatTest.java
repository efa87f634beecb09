package org.grokscope.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;
import org.junit.jupiter.api.Test;

class NumberFormatTest {

    @Test
    void countsHaveThousandsSeparatorsAndATrueMinusSign() {
        assertEquals("1,680", NumberFormat.count(1_680));
        assertEquals("−1,680", NumberFormat.count(-1_680.2));
        assertEquals("–", NumberFormat.number(Double.NaN, 1));
        assertEquals("+1.5", NumberFormat.signed(1.5, 1));
        assertEquals("−0.13", NumberFormat.signed(-0.125001, 2));
        assertEquals("1,680", NumberFormat.rounded(1_683.4));
    }

    @Test
    void onlyAnExactFitHasAnRSquaredOfOne() {
        assertEquals("1.000", NumberFormat.rSquared(1));
        assertEquals("0.999", NumberFormat.rSquared(0.999_96));
        assertEquals("0.975", NumberFormat.rSquared(0.975));
        assertEquals("−0.200", NumberFormat.rSquared(-0.2));
        assertEquals("–", NumberFormat.rSquared(Double.NaN));
    }

    @Test
    void settingsReadAsTheyAreEntered() {
        assertEquals("0.5", NumberFormat.setting(0.5));
        assertEquals("2", NumberFormat.setting(2.0));
        assertEquals("512", NumberFormat.setting(512));
        assertEquals("20,000", NumberFormat.setting(20_000));
        assertEquals("20000", NumberFormat.entry(20_000));
        assertEquals("0.001", NumberFormat.setting(1e-3));
        assertEquals("0.0013", NumberFormat.setting(1.3e-3));
        assertEquals("0.0001", NumberFormat.setting(1e-4));
        assertEquals("1.5e-7", NumberFormat.setting(1.5e-7));
        assertEquals("0", NumberFormat.setting(0));
        assertEquals("0", NumberFormat.setting(-0.0));
        assertEquals("-0.25", NumberFormat.entry(-0.25));
        assertEquals("9999999.5", NumberFormat.entry(9_999_999.5));
        assertEquals("10000000", NumberFormat.entry(1e7));
        assertEquals("12345678.9", NumberFormat.entry(12_345_678.9));
    }

    @Test
    void percentIsNeitherAFalseZeroNorAFalseHundred() {
        assertEquals("0 %", NumberFormat.percent(0));
        assertEquals("<1 %", NumberFormat.percent(0.004));
        assertEquals("1 %", NumberFormat.percent(0.01));
        assertEquals("75 %", NumberFormat.percent(0.7491));
        assertEquals("3 %", NumberFormat.percent(0.0299));
        assertEquals("1 %", NumberFormat.percent(0.009));
        assertEquals(">99 %", NumberFormat.percent(0.99999));
        assertEquals("100 %", NumberFormat.percent(1));
        assertEquals("–", NumberFormat.percent(Double.NaN));
    }

    @Test
    void timesAndRatesHaveTheDigitsThatAreRead() {
        assertEquals("2.4 s", NumberFormat.seconds(2.4));
        assertEquals("35 s", NumberFormat.seconds(35));
        assertEquals("12 min", NumberFormat.seconds(720));
        assertEquals("3.5 h", NumberFormat.seconds(12_600));
        assertEquals("8.5", NumberFormat.rate(8.5));
        assertEquals("1,250", NumberFormat.rate(1_250));
        assertEquals("1.30", NumberFormat.norm(1.3));
        assertEquals("13,415", NumberFormat.norm(13_415));
        assertEquals("–", NumberFormat.norm(Double.POSITIVE_INFINITY));
    }

    @Test
    void samplesHaveADeviationIfThereAreTwo() {
        assertEquals("–", NumberFormat.sample(Sample.of(), 0));
        assertEquals("1,840", NumberFormat.sample(Sample.of(1_840), 0));
        assertEquals("2.0 ± 1.4", NumberFormat.sample(Sample.of(1, 3), 1));
        assertEquals("[−1.0, 2.0]", NumberFormat.interval(new Interval(-1, 2), 1));
    }

    @Test
    void forecastsAreNeverCertain() {
        assertEquals(">99 %", NumberFormat.probability(1));
        assertEquals("95 %", NumberFormat.probability(0.95));
        assertEquals("<1 %", NumberFormat.probability(0));
        assertEquals("–", NumberFormat.probability(Double.NaN));
    }

    @Test
    void aChangedSettingHasBothValues() {
        assertEquals("1", NumberFormat.changed(1, 1));
        assertEquals("0.004 → 0.0025", NumberFormat.changed(0.004, 0.0025));
    }
}
