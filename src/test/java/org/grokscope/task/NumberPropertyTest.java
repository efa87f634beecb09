package org.grokscope.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number in the notation of some country is read as that number or refused with its readings, and never as another one. */
class NumberPropertyTest {

    private static final int COUNT = 20_000;
    private static final List<Range> RANGES = List.of(
            Range.real("weight decay", 0, 10),
            Range.real("learning rate", 1e-5, 0.1),
            Range.real("seconds", 2, 600),
            Range.real("wide", -1e9, 1e9),
            Range.whole("steps", 1, 10_000_000),
            Range.whole("seed", 0, 999_999_999),
            Range.whole("modulus", 3, 499));

    private final SplittableRandom random = new SplittableRandom(20_000);
    private int refused;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "de-CH", "hi", "hi-IN", "en-IN", "pt-PT", "pl", "sv", "ar-EG", "fa", "C"})
    void formattedNumbers(String tag) {
        Locale locale = tag.equals("C") ? Locale.ROOT : Locale.forLanguageTag(tag);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(340);
        for (int i = 0; i < COUNT; i++) {
            Range range = RANGES.get(random.nextInt(RANGES.size()));
            BigDecimal value = value(range);
            format.setGroupingUsed(random.nextInt(4) > 0);
            format.setMinimumFractionDigits(range.whole() ? 0 : random.nextInt(4));
            check(range, value, format.format(value));
        }
        assertTrue(refused < COUNT / 2, refused + " are refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%e", "%.3e", "%g", "%.3f", "%,.3f"})
    void numbersThatProgramsWrite(String pattern) {
        for (int i = 0; i < COUNT; i++) {
            Range range = RANGES.get(random.nextInt(3));
            double value = value(range).doubleValue();
            String text = String.format(Locale.ROOT, pattern, value);
            BigDecimal written = new BigDecimal(text);
            if (range.contains(written.doubleValue())) {
                assertEquals(written.doubleValue(), range.parse(text), text);
            }
        }
    }

    /** A value of the range, of any magnitude and with few or many digits. */
    private BigDecimal value(Range range) {
        while (true) {
            double size = range.whole() ? random.nextDouble(0, 9) : random.nextDouble(-6, 9);
            BigDecimal value = new BigDecimal(Math.pow(10, size)).round(new MathContext(1 + random.nextInt(12)));
            value = range.whole() ? value.setScale(0, java.math.RoundingMode.HALF_UP) : value;
            value = random.nextBoolean() ? value : value.negate();
            if (range.contains(value.doubleValue())) {
                return value;
            }
        }
    }

    private void check(Range range, BigDecimal value, String text) {
        double expected = value.doubleValue();
        try {
            assertEquals(expected, range.parse(text), text);
        } catch (InvalidSettingException e) {
            refused++;
            assertTrue(e.readings().isEmpty() ? !text.matches("[-0-9.,' ]+") : isAReading(e, value), text + ": " + e);
        }
    }

    private static boolean isAReading(InvalidSettingException e, BigDecimal value) {
        return e.readings().stream().map(BigDecimal::new).anyMatch(reading -> reading.compareTo(value) == 0);
    }
}
