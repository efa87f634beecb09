package org.grokscope.plot.print;

import org.grokscope.plot.model.Figure;

/**
 * Points, lines and areas in a plane.
 *
 * @param figure what is shown; its title is not drawn
 */
public record FigurePanel(Figure figure) implements Panel {
    private static final double SHAPE = 1.62;

    @Override
    public double shape() {
        return SHAPE;
    }

    @Override
    public boolean hasEvents() {
        return !figure.above().isEmpty();
    }
}
