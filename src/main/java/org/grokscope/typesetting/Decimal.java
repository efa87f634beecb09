package org.grokscope.typesetting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers in digits. Plots and readouts write dozens of them several times a second, for which Java's formatter is too slow: it finds the
 * symbols of a language and compiles a pattern for each.
 */
public final class Decimal {
    private Decimal() {}

    /**
     * A number with thousands separators, a true minus sign and so many decimals, half away from zero: −1234.56 as "−1,234.6". Zero has no sign.
     * See {@link NumberMarks}.
     *
     * @param value a finite number
     * @param decimals 0 or more
     */
    public static String grouped(double value, int decimals) {
        // The shortest decimal number that is read as this double, which is the one that people see elsewhere.
        BigDecimal rounded = new BigDecimal(Double.toString(value)).setScale(decimals, RoundingMode.HALF_UP);
        StringBuilder text = new StringBuilder(rounded.abs().toPlainString());
        int whole = decimals == 0 ? text.length() : text.indexOf(".");
        if (decimals > 0) {
            text.setCharAt(whole, NumberMarks.decimal());
        }
        group(text, whole);
        return (rounded.signum() < 0 ? text.insert(0, '−') : text).toString();
    }

    /** A number with thousands separators: 1680 as "1,680". */
    public static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(Math.abs(number)));
        group(text, text.length());
        return (number < 0 ? text.insert(0, '−') : text).toString();
    }

    private static void group(StringBuilder digits, int end) {
        for (int at = end - 3; at > 0; at -= 3) {
            digits.insert(at, NumberMarks.thousands());
        }
    }
}
