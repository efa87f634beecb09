package org.grokscope.plot.model;

/** How a line is broken. Lengths are multiples of the line width, measured between the round ends' centres. */
public enum Dash {
    /** Unbroken: measured data. */
    SOLID(1, 0),
    /** Dashes: a law or a prediction. */
    DASHED(2.6, 3.2),
    /** Dots: a comparison. */
    DOTTED(0, 2.4);

    private final double on;
    private final double off;

    Dash(double on, double off) {
        this.on = on;
        this.off = off;
    }

    public double on(double width) {
        return on * width;
    }

    public double off(double width) {
        return off * width;
    }
}
