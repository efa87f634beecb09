package org.grokscope.task;

import java.math.BigDecimal;
import java.util.List;
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

    private static final String SMALLEST = "1e-300";

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
     * Parses a number as people of many countries write it, in decimal digits: with a decimal point or comma, an exponent, and separators
     * between thousands. Surrounding spaces are accepted.
     *
     * <p>A text with two readings is not guessed at. The one exception is a point in a setting with a fraction, which is the decimal
     * sign unless the other reading is in the range too: programs write 2.125 and 1.250e-03, in every country.
     *
     * @throws InvalidSettingException if the text is not a number in the range, or could be two numbers
     */
    public double parse(String text) {
        List<BigDecimal> readings = NumberText.readings(text);
        if (readings.isEmpty()) {
            throw invalid(text);
        }
        boolean scientific = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        boolean decimalPoint = !whole && text.indexOf('.') >= 0 && (scientific || !allows(readings.getLast()));
        if (readings.size() > 1 && !decimalPoint) {
            throw new InvalidSettingException(field, text, readings);
        }
        BigDecimal value = readings.getFirst();
        if (value.signum() != 0 && value.abs().compareTo(new BigDecimal(SMALLEST)) < 0 && allows(BigDecimal.ZERO)) {
            // As a double it would lose digits or become 0, which can mean something else.
            throw new InvalidSettingException(field, text, "must be 0 or at least " + SMALLEST);
        }
        if (!allows(value)) {
            throw invalid(text);
        }
        return value.doubleValue();
    }

    /** The numbers of this range that a text can mean, as they are written without separators. */
    public List<String> readings(String text) {
        return NumberText.readings(text).stream()
                .filter(this::allows)
                .map(InvalidSettingException::written)
                .toList();
    }

    /** Whether the exact value is in the range, before it is rounded to a double. */
    private boolean allows(BigDecimal value) {
        return value.compareTo(BigDecimal.valueOf(min)) >= 0
                && value.compareTo(BigDecimal.valueOf(max)) <= 0
                && (!whole || value.stripTrailingZeros().scale() <= 0);
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

    /** The shortest decimal form: 1.0E-4 as "0.0001", 97.0 as "97". */
    public static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
