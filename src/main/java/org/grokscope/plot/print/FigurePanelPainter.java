package org.grokscope.plot.print;

import org.grokscope.plot.model.Figure;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.Surface;
import org.grokscope.plot.pictures.FigureLayers;

/** Paints points, lines and areas between axes, with what marks above the area mean. */
record FigurePanelPainter(PageSurface g, Brush b, FigurePanel panel, Box area, boolean named) {

    void paint() {
        Figure figure = panel.figure();
        PlotFrame frame = figure.frame(area.left(), area.top(), area.width(), area.height());
        PageAxes.Labels across = new PageAxes.Labels(named ? figure.x().title() : "", true);
        new PageAxes(g, b, frame, 0).paint(new PageAxes.Labels(figure.y().title(), true), across);
        FigureLayers layers = new FigureLayers(b, figure, frame);
        layers.paint(null);
        if (layers.hasMarksAbove()) {
            double y = frame.top() - b.em(27);
            b.write(figure.above(), b.style().small(), b.palette().ink(), Surface.Align.RIGHT, frame.right(), y);
        }
    }
}
