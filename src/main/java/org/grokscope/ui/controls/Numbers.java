package org.grokscope.ui.controls;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the window writes them; the same on every machine. */
public final class Numbers {

    private Numbers() {}

    /** 1680.2 as "1,680". */
    public static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** 1680 as "1,680". */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A setting as a person would type it: "0.5", "512", "20,000", "1e-3", "1.3e-3". */
    public static String setting(double value) {
        if (value >= 10_000 && value == Math.rint(value)) {
            return count(value);
        }
        if (value == 0 || Math.abs(value) >= 0.01) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** The nearest number with two significant digits, as a slider gives. */
    public static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    /** The nearest number with four significant digits: what is left of 5 % steps when the noise is taken off. */
    static double tidy(double value) {
        return new BigDecimal(value).round(new MathContext(4)).doubleValue();
    }

    /** ‖θ‖² and the like: no decimals where they would not be read. */
    public static String norm(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return value >= 100 || value == 0 ? count(value) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** With four significant digits: "523.1", "4,871". */
    public static String significant(double value) {
        return String.format(Locale.ROOT, "%,.4g", value);
    }

    /** Steps per second. */
    public static String rate(double perSecond) {
        return perSecond >= 10 ? count(perSecond) : String.format(Locale.ROOT, "%.1f", perSecond);
    }

    /** A time left: "2.4 s", "35 s", "12 min", "3.5 h". */
    public static String seconds(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 120) {
            return count(seconds) + " s";
        }
        return seconds < 7_200 ? count(seconds / 60) + " min" : String.format(Locale.ROOT, "%,.1f h", seconds / 3_600);
    }

    /** A part as "97 %"; never "100 %" for less than all. */
    public static String percent(double part) {
        return (int) Math.floor(100 * part + 1e-9) + " %";
    }
}
