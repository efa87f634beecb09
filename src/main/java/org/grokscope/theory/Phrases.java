package org.grokscope.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as words for people; the same on every machine. */
public final class Phrases {

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private Phrases() {}

    /** 1680 as "1,680". */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 1683.4 as "1,680": three digits; 0.0001184 as "0.00012": two. */
    public static String rounded(double number) {
        if (!Double.isFinite(number)) {
            return "no number";
        }
        if (number != 0 && Math.abs(number) < 10) {
            return new BigDecimal(number).round(new MathContext(2)).toPlainString();
        }
        return count(new BigDecimal(number).round(new MathContext(3)).longValue());
    }

    /** 0.5 as "0.5", 2.0 as "2". */
    public static String decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** 0.743 as "74 %"; less than 1 only where it is, so never "100 %" too early. */
    public static String percent(double part) {
        return (int) Math.floor(100 * Math.clamp(part, 0, 1) + 1e-9) + " %";
    }

    /** 150 as "about 3 min", 2.4 as "about 2 s". */
    public static String duration(double seconds) {
        if (seconds < 1) {
            return "less than 1 s";
        }
        if (seconds < 1.5 * MINUTE) {
            return "about " + Math.round(seconds) + " s";
        }
        return seconds < 1.5 * HOUR
                ? "about " + Math.round(seconds / MINUTE) + " min"
                : "about " + count(Math.round(seconds / HOUR)) + " h";
    }
}
