package org.grokscope.task;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The allowed values of one numeric setting, both ends included. The one place that turns text into a checked number, so
 * that window, command line and records say the same about the same mistake.
 *
 * @param field the setting's name as the user knows it, for instance "train fraction"
 * @param min the smallest allowed value
 * @param max the largest allowed value
 * @param whole whether only whole numbers are allowed
 */
public record Range(String field, double min, double max, boolean whole) {

    /** Whole numbers from {@code min} to {@code max}. */
    public static Range whole(String field, long min, long max) {
        return new Range(field, min, max, true);
    }

    /** Real numbers from {@code min} to {@code max}. */
    public static Range real(String field, double min, double max) {
        return new Range(field, min, max, false);
    }

    /** Whether the value lies inside; NaN never does. */
    public boolean contains(double value) {
        return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    /**
     * Returns the value if it lies inside.
     *
     * @throws InvalidSettingException if not
     */
    public double check(double value) {
        if (!contains(value)) {
            throw invalid(text(value));
        }
        return value;
    }

    /**
     * Reads a number. Spaces around it and thousands separators (1,000) are accepted.
     *
     * @throws InvalidSettingException if the text is no number or the number is not allowed
     */
    public double parse(String text) {
        String digits = text.strip().replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", "");
        try {
            // BigDecimal refuses "NaN", "Infinity" and Java's suffixes, which Double.parseDouble would take.
            double value = new BigDecimal(digits).doubleValue();
            if (contains(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    /** Says what is allowed, as in "whole numbers from 3 to 499". */
    public String allowed() {
        return (whole ? "whole numbers from " : "numbers from ") + text(min) + " to " + text(max);
    }

    private InvalidSettingException invalid(String value) {
        return new InvalidSettingException(field, value, allowed());
    }

    private static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
