package org.grokscope.plot.paint;

/** Measures texts before they are written. */
@FunctionalInterface
public interface TextMeter {
    /** The width of a line of text in px. */
    double width(String text, PlotFont font);
}
