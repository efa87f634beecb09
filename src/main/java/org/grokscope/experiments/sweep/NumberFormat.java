package org.grokscope.experiments.sweep;

import java.math.BigDecimal;
import java.util.Locale;
import org.grokscope.theory.Interval;
import org.grokscope.theory.Sample;

/** Numbers as the report writes them, the same on every machine. */
public final class NumberFormat {

    public static final String NOTHING = "–";

    private NumberFormat() {}

    /** A number with so many decimals and thousands separators. */
    public static String number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }

    /** A difference with its sign. */
    public static String signed(double value, int decimals) {
        return (value < 0 ? "" : "+") + number(value, decimals);
    }

    /** Mean ± standard deviation; no spread for a single measurement. */
    public static String sample(Sample sample, int decimals) {
        if (sample.count() == 0) {
            return NOTHING;
        }
        String mean = number(sample.mean(), decimals);
        return sample.count() == 1 ? mean : mean + " ± " + number(sample.deviation(), decimals);
    }

    /** [low, high]. */
    public static String interval(Interval interval, int decimals) {
        return "[" + number(interval.low(), decimals) + ", " + number(interval.high(), decimals) + "]";
    }

    /** 1.0E-4 as "0.0001", 2.0 as "2". */
    public static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
