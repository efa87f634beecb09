package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
                "0x10",
                "0b1",
                "1_0",
                "1,00,0",
                "1,0000,000",
                "01,000,000",
                "1.000,000,000",
                "1,000'000",
                "1 000 00",
                "1\n000",
                "1:30",
                "1/2",
                "²",
                ".",
                ",",
                "-",
                "e3",
                "1e3.5",
                "2,001.0",
                "2000.00000000000000001",
                "1.5.2",
                "one",
                "1e",
                "1e999999999999",
                "1e2147483647",
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
                "0.5|0.5",
                "0,5|0.5",
                ",5|0.5",
                "5.|5",
                "0.005|0.005",
                "0,005|0.005",
                "1,0000|1",
                "' 1 000 '|1000",
                "1\u00a0000,5|1000.5",
                "1\u202f000|1000",
                "1'000.5|1000.5",
                "1\u2019000|1000",
                "1_000|1000",
                "1.000,5|1000.5",
                "-0|0",
                "\u22120|0",
                "1e\u22123|0.001",
                "1.500e-03|0.0015",
                "\uff11\uff12|12",
                "\u0967\u0968|12",
                "\u0660\u066b\u0665|0.5",
                "\u0661\u066c\u0662\u0663\u0664\u066b\u0665|1234.5",
                "1\u066b000|1",
                "0.1000000000000000055511151231257827021181583404541015625|0.1",
                "2,000.0|2000",
                "1E+2|100",
                "+7|7",
                "007|7",
                ".5|0.5",
                "0e-2147483647|0"
            })
    void numbersAreReadAsPeopleWriteThem(String text, double value) {
        assertEquals(value, REAL.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.000|1|1000",
                "1,000|1|1000",
                "1,125|1.125|1125",
                "10,000e-3|0.01|10",
                "1.000e3|1000|1000000",
                "1,250e300|1.25E+300|1.25E+303"
            })
    void aTextWithTwoReadingsIsRefusedWithBoth(String text, String one, String other) {
        InvalidSettingException e =
                assertThrows(InvalidSettingException.class, () -> (text.contains(".") ? WHOLE : REAL).parse(text));
        assertEquals(List.of(one, other), e.readings());
        assertTrue(
                e.getMessage()
                        .endsWith("could mean " + one + " or " + other + ": write " + one + " or " + other + " (got "
                                + text + ")."),
                e.getMessage());
    }

    @Test
    void aPointIsTheDecimalSignOfASettingWithAFractionUnlessBothReadingsAreAllowed() {
        assertEquals(2.125, Range.real("rate", 0, 10).parse("2.125"));
        assertEquals(2.125, Range.real("rate", 0, 10).parse("2.125e0"));
        assertThrows(InvalidSettingException.class, () -> REAL.parse("1.125"));
        assertThrows(
                InvalidSettingException.class, () -> Range.real("rate", 0, 10).parse("2,125"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "-1e-400", "1e-301"})
    void aNumberThatWouldBecomeZeroIsRefused(String text) {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> REAL.parse(text));
        assertEquals("Rate must be 0 or at least 1e-300 (got " + text + ").", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e2147483646", "-1e400"})
    void aNumberThatWouldBecomeInfiniteIsRefused(String text) {
        InvalidSettingException e = assertThrows(InvalidSettingException.class, () -> REAL.parse(text));
        assertEquals("Rate must be between 0 and 2,000 (got " + text + ").", e.getMessage());
    }

    @Test
    void aLongTextCostsNoTime() {
        assertThrows(InvalidSettingException.class, () -> REAL.parse("1".repeat(5_000_000)));
        assertThrows(InvalidSettingException.class, () -> REAL.parse("1,".repeat(249)));
    }

    @Test
    void aWholeNumberIsWholeBeforeItIsRounded() {
        assertThrows(InvalidSettingException.class, () -> WHOLE.parse("97.00000000000000000001"));
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
