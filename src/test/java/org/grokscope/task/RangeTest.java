package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    private static final Range REAL = Range.real("rate", 0, 2_000);
    private static final Range WHOLE = Range.whole("p", 3, 2_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "",
                " ",
                "0x1p3",
                "1d",
                "1f",
                "1L",
                "1,00",
                "1,0000",
                ",100",
                "1.5.2",
                "one",
                "1e",
                "1e999999999999",
                "1e2147483647",
                "1 000",
                "--1",
                "null"
            })
    void textThatIsNoPlainNumberIsRefusedByName(String text) {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> REAL.parse(text));
        assertTrue(e.getMessage().startsWith("Rate must be between 0 and 2,000 (got "), e.getMessage());
        assertEquals("rate", e.field());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e-3|0.001",
                "' 1,000 '|1000",
                "0.5|0.5",
                "2,000.0|2000",
                "1E+2|100",
                "+7|7",
                "007|7",
                ".5|0.5",
                "1e-2147483647|0"
            })
    void numbersAreReadAsPeopleWriteThem(String text, double value) {
        assertEquals(value, REAL.parse(text));
    }

    @Test
    void anEmptyTextIsNamedAsSuch() {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> REAL.parse(""));
        assertEquals("Rate must be between 0 and 2,000 (got nothing).", e.getMessage());
    }

    @Test
    void aLongTextOrOneOfSeveralLinesIsShortenedToOneLine() {
        String text = "x".repeat(30) + "\n" + "y".repeat(500);
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> REAL.parse(text));
        assertTrue(e.getMessage().length() < 120 && !e.getMessage().contains("\n"), e.getMessage());
    }

    @Test
    void bothEndsAreIncludedAndNothingBeyond() {
        assertTrue(REAL.contains(0) && REAL.contains(2_000));
        assertFalse(REAL.contains(-1e-12) || REAL.contains(2_000.0001) || REAL.contains(Double.NaN));
        assertThrows(InvalidSettingException.class, () -> REAL.parse("2001"));
        assertThrows(InvalidSettingException.class, () -> REAL.check(Double.NaN));
        assertThrows(InvalidSettingException.class, () -> REAL.check(Double.POSITIVE_INFINITY));
        assertEquals(2_000, REAL.check(2_000));
    }

    @Test
    void wholeNumbersMayHaveAFractionOfNothing() {
        assertEquals(97, WHOLE.parse("97.0"));
        assertEquals(1_000, WHOLE.parse("1e3"));
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> WHOLE.parse("97.5"));
        assertEquals("P must be a whole number between 3 and 2,000 (got 97.5).", e.getMessage());
    }
}
