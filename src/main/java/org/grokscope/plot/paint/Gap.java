package org.grokscope.plot.paint;

/**
 * A part of an axis that something else covers.
 *
 * @param from in px
 * @param to in px
 */
public record Gap(double from, double to) {
    boolean meets(double left, double right) {
        return left < to && right > from;
    }
}
