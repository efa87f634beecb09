package org.grokscope.plot.model;

import java.util.Locale;
import org.grokscope.typesetting.Decimal;
import org.grokscope.typesetting.NumberMarks;

/** How values are written. */
public enum ValueFormat {
    /** Plain numbers with thousands separators, in powers of ten when very large or very small. */
    NUMBER,
    /** Fractions of one as percentages: 0.75 is "75 %". */
    PERCENT;

    /** Holds number and unit together at line breaks. */
    private static final String PERCENT_SIGN = "\u00a0%";

    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_PLAIN = 1e7;

    /**
     * The label of a tick.
     *
     * @param value where the tick is
     * @param step distance of neighbouring ticks, or 0 if they are not evenly spaced
     */
    public String tick(double value, double step) {
        return switch (this) {
            case NUMBER -> number(value, step);
            case PERCENT -> number(value * 100, step * 100) + PERCENT_SIGN;
        };
    }

    /** A value in a label: three or four digits. NaN is "–". */
    public String brief(double value) {
        return switch (this) {
            case NUMBER -> significant(value, 3);
            case PERCENT -> percent(value, 1);
        };
    }

    /** A value in a readout: one digit more than {@link #brief}. NaN is "–". */
    public String precise(double value) {
        return switch (this) {
            case NUMBER -> significant(value, 4);
            case PERCENT -> percent(value, 2);
        };
    }

    private static String percent(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        // Only exact values are written as 0 % or 100 %: 0.99996 is 99.9 %.
        double least = Math.pow(10, -decimals);
        double shown = value * 100;
        double clipped = shown > 0 && shown < 100 ? Math.clamp(shown, least, 100 - least) : shown;
        return strip(grouped(clipped, decimals)) + PERCENT_SIGN;
    }

    private static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return scientific(value, digits - 1);
        }
        int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size)));
        return grouped(value, decimals);
    }

    private static String number(double value, double step) {
        double size = Math.abs(value);
        if (size == 0 || (step > 0 && size < step * 1e-6)) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(size) + 1e-12);
        int decimals = decimals(step > 0 ? step : size);
        if (size < SMALLEST_PLAIN * (1 - 1e-9) || size >= LARGEST_PLAIN) {
            return power(value, Math.max(0, decimals + exponent));
        }
        return grouped(value, Math.max(0, decimals));
    }

    /** How many decimals write {@code step} exactly; negative when it has zeros at the end. */
    private static int decimals(double step) {
        int k = -(int) Math.floor(Math.log10(step) + 1e-12);
        for (int more = 0; more < 6; more++) {
            double scaled = step * Math.pow(10, k + more);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
                return k + more;
            }
        }
        return k + 6;
    }

    private static String scientific(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + Math.min(12, decimals) + "e", value);
        int e = text.indexOf('e');
        return minus(strip(NumberMarks.localized(text.substring(0, e)))) + "e"
                + Integer.parseInt(text.substring(e + 1));
    }

    /** 1e-5 as 10⁻⁵ and 2e-5 as 2·10⁻⁵, for axes. */
    private static String power(double value, int decimals) {
        String[] parts = scientific(value, decimals).split("e", -1);
        String exponent = parts[1].codePoints()
                .map(c -> c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return (parts[0].equals("1") ? "" : parts[0] + "·") + "10" + exponent;
    }

    private static String grouped(double value, int decimals) {
        return Decimal.grouped(value, Math.min(15, decimals));
    }

    private static String minus(String text) {
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }

    private static String strip(String text) {
        boolean fraction = text.indexOf(NumberMarks.decimal()) >= 0;
        return fraction ? text.replaceAll("0+$", "").replaceAll("[.,]$", "") : text;
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "\u2212∞";
    }
}
