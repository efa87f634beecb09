package org.grokscope.narration;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;
import org.grokscope.typesetting.Decimal;
import org.grokscope.typesetting.NumberMarks;

/**
 * Numbers as people read them, one notation for each kind, the same in window, command line and reports. Decimal sign and separator of thousands
 * depend on the language, see {@link NumberMarks}. Axes have {@code plot.model.ValueFormat}.
 */
public final class NumberFormat {

    /** Stands for a number that is not known. */
    public static final String NOTHING = "–";

    private static final double SMALLEST_PLAIN = 1e-4;
    /** Below it a double has a digit after the point. */
    private static final double LARGEST_WHOLE = 0x1p52;

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private NumberFormat() {}

    /** 1680 as "1,680". */
    public static String count(long number) {
        return Decimal.grouped(number);
    }

    /** 1680.2 as "1,680". */
    public static String count(double number) {
        return number(number, 0);
    }

    /** A number with so many decimals, thousands separators and a true minus sign. */
    public static String number(double value, int decimals) {
        if (decimals == 0 && value >= 0 && value < LARGEST_WHOLE) {
            long whole = (long) value;
            return count(value - whole < 0.5 ? whole : whole + 1);
        }
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NOTHING : value > 0 ? "∞" : "−∞";
        }
        return Decimal.grouped(value, decimals);
    }

    /** A difference with its sign. */
    public static String signed(double value, int decimals) {
        return (value < 0 ? "" : "+") + number(value, decimals);
    }

    /** Mean ± standard deviation; no deviation for a single value. */
    public static String sample(Sample sample, int decimals) {
        if (sample.count() == 0) {
            return NOTHING;
        }
        String mean = number(sample.mean(), decimals);
        return sample.count() == 1 ? mean : mean + " ± " + number(sample.deviation(), decimals);
    }

    /** [low, high]; a semicolon between them where commas are decimal signs. */
    public static String interval(Interval interval, int decimals) {
        return "[" + number(interval.low(), decimals) + NumberMarks.separator() + number(interval.high(), decimals)
                + "]";
    }

    /** A setting as one reads it: "0.5", "512", "20,000", "0.0013", "1e-5". */
    public static String setting(double value) {
        return Double.isFinite(value) && value >= 10_000 && value == Math.rint(value)
                ? count(value)
                : NumberMarks.localized(entry(value));
    }

    /** A setting as flags and files have it. "20000" has no separator, which could be read as a decimal sign: "0.5", "20000", "1e-5". */
    public static String entry(double value) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        String shortest = Double.toString(value);
        if (value != 0 && shortest.indexOf('E') < 0) {
            return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
        }
        BigDecimal exact = new BigDecimal(shortest).stripTrailingZeros();
        if (value == 0 || Math.abs(value) >= SMALLEST_PLAIN) {
            return exact.toPlainString();
        }
        int exponent = exact.precision() - exact.scale() - 1;
        return exact.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A setting that may have been changed: "1", or "1 → 0.1". */
    public static String changed(double before, double after) {
        return before == after ? setting(after) : setting(before) + " → " + setting(after);
    }

    /** 1683.4 as "1,680": an expectation to three digits. */
    public static String rounded(double value) {
        return count(significant(value, 3));
    }

    /** The nearest number with so many significant digits. */
    public static double significant(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
                : value;
    }

    /** ‖θ‖² and the like: three digits or more, no decimals from 100 on. */
    public static String norm(double value) {
        if (!Double.isFinite(value)) {
            return NOTHING;
        }
        return value >= 100 || value == 0
                ? count(value)
                : NumberMarks.localized(String.format(Locale.ROOT, "%.3g", value));
    }

    /** R² to three decimals, cut off: only an exact fit has 1, however near another comes. */
    public static String rSquared(double value) {
        return number(Math.floor(1_000 * value + 1e-9) / 1_000, 3);
    }

    /** How many times as large: "× 0.37", "× 2.7", "× 14". */
    public static String factor(double value) {
        return Double.isFinite(value) ? "× " + number(value, value < 1 ? 2 : value < 9.95 ? 1 : 0) : NOTHING;
    }

    /** Steps per second. */
    public static String rate(double perSecond) {
        return number(perSecond, perSecond >= 10 ? 0 : 1);
    }

    /** A time: "2.4 s", "35 s", "12 min", "3.5 h". */
    public static String seconds(double seconds) {
        if (seconds < 2 * MINUTE) {
            return number(seconds, seconds < 10 ? 1 : 0) + " s";
        }
        return seconds < 2 * HOUR ? count(seconds / MINUTE) + " min" : number(seconds / HOUR, 1) + " h";
    }

    /** A part of 1, rounded, as "97 %"; "100 %" only for all, and "0 %" only for nothing: else ">99 %" and "<1 %". */
    public static String percent(double part) {
        if (Double.isNaN(part)) {
            return NOTHING;
        }
        long percent = Math.round(100 * Math.clamp(part, 0, 1));
        if (percent == 0 && part > 0) {
            return "<1 %";
        }
        return percent == 100 && part < 1 ? ">99 %" : percent + " %";
    }

    /** A forecast probability as "97 %"; never certain, however near 0 or 1 the model puts it: "<1 %" or ">99 %". */
    public static String probability(double part) {
        return part > 0.99 ? ">99 %" : part < 0.01 ? "<1 %" : percent(part);
    }
}
