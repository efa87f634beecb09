package org.grokscope.experiments.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a plot.
 *
 * @param title what it shows, with its unit
 * @param logarithmic whether equal distances are equal ratios; then only numbers above 0 have a place
 * @param startsAtZero whether 0 is shown even if no number is near it; not for a logarithmic axis
 */
public record Axis(String title, boolean logarithmic, boolean startsAtZero) {

    private static final int TICKS = 6;
    private static final double MARGIN = 0.04;

    /** Equal distances are equal differences, and the axis goes down to 0. */
    public static Axis fromZero(String title) {
        return new Axis(title, false, true);
    }

    /** Equal distances are equal differences. */
    public static Axis linear(String title) {
        return new Axis(title, false, false);
    }

    /** Equal distances are equal ratios. */
    public static Axis logarithmic(String title) {
        return new Axis(title, true, false);
    }

    /** Whether a number has a place on this axis. */
    boolean shows(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** The axis that holds all given numbers. */
    Placed around(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (shows(value)) {
                low = Math.min(low, transform(value));
                high = Math.max(high, transform(value));
            }
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        if (startsAtZero) {
            low = Math.min(low, 0);
            high = Math.max(high, 0);
        }
        double margin = high > low ? MARGIN * (high - low) : Math.max(Math.abs(high), 1) * 0.5;
        return new Placed(this, startsAtZero && low == 0 ? 0 : low - margin, high + margin);
    }

    private double transform(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    /**
     * An axis with its ends, in the axis's own measure: for a logarithmic one the logarithm to base 10.
     *
     * @param axis the axis
     * @param low the lower end
     * @param high the upper end, above it
     */
    record Placed(Axis axis, double low, double high) {

        /** Where a number lies: 0 at the lower end, 1 at the upper one. */
        double place(double value) {
            return (axis.transform(value) - low) / (high - low);
        }

        /** Round numbers along the axis. */
        List<Double> ticks() {
            return axis.logarithmic ? decades() : steps();
        }

        private List<Double> steps() {
            double raw = (high - low) / TICKS;
            double unit = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = raw / unit < 1.5 ? unit : raw / unit < 3.2 ? 2 * unit : raw / unit < 7 ? 5 * unit : 10 * unit;
            List<Double> ticks = new ArrayList<>();
            for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        private List<Double> decades() {
            // Few decades have room for numbers in between.
            int[] digits = high - low > 3.5 ? new int[] {1} : high - low > 1.6 ? new int[] {1, 3} : new int[] {1, 2, 5};
            List<Double> ticks = new ArrayList<>();
            for (int decade = (int) Math.floor(low); decade <= high; decade++) {
                for (int digit : digits) {
                    double tick = digit * Math.pow(10, decade);
                    if (Math.log10(tick) >= low && Math.log10(tick) <= high) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks;
        }
    }

    /** A tick's number: "1,500", "0.25". */
    static String label(double tick) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.6g", tick));
        if (Math.abs(rounded) >= 1_000 && rounded == Math.rint(rounded)) {
            return String.format(Locale.ROOT, "%,.0f", rounded).replace('-', '−');
        }
        String text = rounded == 0
                ? "0"
                : BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
        return text.replace('-', '−');
    }
}
