package org.grokscope.figures;

/**
 * The figure of a plot in the window.
 *
 * @param source what it shows
 * @param spec how it is suggested
 */
public record PlotFigure(FigureSource source, FigureSpec spec) {}
