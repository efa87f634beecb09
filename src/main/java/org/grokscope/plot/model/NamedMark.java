package org.grokscope.plot.model;

/**
 * Something that is marked in a plot, as it is read under the pointer.
 *
 * @param step where
 * @param text its name; empty for none
 * @param role what its colour means
 */
public record NamedMark(double step, String text, ColourRole role) {
    static final NamedMark NONE = new NamedMark(Double.NaN, "", ColourRole.INK);
}
