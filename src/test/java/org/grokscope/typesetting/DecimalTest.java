package org.grokscope.typesetting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void aNumberIsWrittenAsJavaWritesItWithATrueMinusSign() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 16));
            int decimals = random.nextInt(0, 8);
            String java = String.format(Locale.ROOT, "%,." + decimals + "f", value);
            String expected = java.matches("-[0.]*") ? java.substring(1) : java.replace('-', '−');
            assertEquals(expected, Decimal.grouped(value, decimals), value + " with " + decimals + " decimals");
        }
    }

    @Test
    void halvesAreRoundedAwayFromZeroAsTheyAreRead() {
        assertEquals("0.13", Decimal.grouped(0.125, 2));
        assertEquals("−0.13", Decimal.grouped(-0.125, 2));
        assertEquals("1.01", Decimal.grouped(1.005, 2));
        assertEquals("0", Decimal.grouped(-0.4, 0));
        assertEquals("1,000.0", Decimal.grouped(999.96, 1));
    }

    @Test
    void inGermanNoMarkIsOneThatGermansReadAsTheDecimalSign() {
        String german =
                NumberMarks.in(Locale.GERMANY, () -> Decimal.grouped(1_234_567) + " " + Decimal.grouped(-999.96, 1));
        assertEquals("1\u202f234\u202f567 −1\u202f000,0", german);
        assertEquals("1,234,567", Decimal.grouped(1_234_567), "only within");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertEquals("1\u202f680", Decimal.grouped(1_680), "the language of the process");
            assertEquals("0,5 bis 20\u202f000", NumberMarks.localized("0.5 bis 20,000"));
            assertEquals("1e-7 bis 1. Schritt", NumberMarks.localized("1e-7 bis 1. Schritt"));
            assertEquals("0.25", NumberMarks.plain("0,25"));
            assertEquals("1.250,5", NumberMarks.plain("1.250,5"), "read by what knows separators");
            assertEquals("; ", NumberMarks.separator());
            assertEquals("0.5", NumberMarks.in(Locale.ROOT, () -> NumberMarks.localized("0.5")));
            assertEquals("1,680", NumberMarks.in(Locale.ROOT, () -> Decimal.grouped(1_680)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void wholeNumbersHaveSeparators() {
        assertEquals("0", Decimal.grouped(0));
        assertEquals("999", Decimal.grouped(999));
        assertEquals("−1,680", Decimal.grouped(-1_680));
        assertEquals("1,234,567", Decimal.grouped(1_234_567));
    }
}
