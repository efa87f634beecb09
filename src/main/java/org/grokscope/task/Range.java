package org.grokscope.task;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The allowed values of one numeric setting, both ends included. The one place that turns text into a checked number, so that the
 * window, the command line and files give the same message for the same mistake.
 *
 * @param field the setting's label, for instance "train fraction"
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

    /** Whether the value is in the range; NaN never is. */
    public boolean contains(double value) {
        return value >= min && value <= max && (!whole || value == Math.rint(value));
    }

    /**
     * Returns the value if it is in the range.
     *
     * @throws InvalidSettingException if it is not
     */
    public double check(double value) {
        if (!contains(value)) {
            throw invalid(text(value));
        }
        return value;
    }

    /**
     * Parses a number. Surrounding spaces and thousands separators (1,000) are accepted.
     *
     * @throws InvalidSettingException if the text is not a number in the range
     */
    public double parse(String text) {
        String digits = text.strip().replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", "");
        try {
            // BigDecimal rejects "NaN", "Infinity" and Java's suffixes, which Double.parseDouble accepts.
            double value = new BigDecimal(digits).doubleValue();
            if (contains(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    /** The rule that a value must satisfy, as in "must be a whole number between 3 and 499". */
    public String rule() {
        return (whole ? "must be a whole number between " : "must be between ") + lowest() + " and " + highest();
    }

    /** The smallest allowed value as text. */
    public String lowest() {
        return text(min);
    }

    /** The largest allowed value as text. */
    public String highest() {
        return text(max);
    }

    /** Both ends, as in "3 to 499". */
    public String ends() {
        return lowest() + " to " + highest();
    }

    private InvalidSettingException invalid(String value) {
        return new InvalidSettingException(field, value, rule(), this);
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
