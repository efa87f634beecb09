package org.grokscope.plot.paint;

/** Measures texts before they are written. */
@FunctionalInterface
public interface TextMeter {
    /** The width of a line of text in px; see {@link org.grokscope.typesetting.MathText} for mathematics in it. */
    double width(String text, PlotFont font);
}
