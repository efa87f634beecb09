package org.grokscope.plot.paint;

/**
 * A font at a size.
 *
 * @param family its family
 * @param bold whether the bold face of the family is used; a semibold face is a family of its own
 * @param size in px
 */
public record PlotFont(String family, boolean bold, double size) {}
