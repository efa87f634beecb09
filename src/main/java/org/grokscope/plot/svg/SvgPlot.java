package org.grokscope.plot.svg;

import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.BackPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.CurvePainter;
import org.grokscope.plot.paint.PlotStyle;

/**
 * Draws a plot as on screen, without the pointer; curves become lines with as many points as on screen.
 *
 * @param frame the plot's area
 * @param content what it shows
 * @param cache the data of its curves
 * @param style colours and type
 */
public record SvgPlot(PlotFrame frame, Content content, DataCache cache, PlotStyle style) {
    /** The drawing, of the given size. */
    public SvgDrawing drawing(double width, double height) {
        return new SvgDrawing(width, height, content.title(), style.type().family(), this::paint);
    }

    private void paint(SvgSurface svg) {
        Brush brush = new Brush(svg, style);
        svg.fillRect(0, 0, svg.width(), svg.height(), 0, style.palette().card());
        new BackPainter(brush, frame, content).paint();
        if (!content.empty()) {
            new CurvePainter(brush, frame, cache, 1).paint(content.curves());
        }
        new LabelPainter(brush, frame, content, cache, new LabelMemory()).paint();
    }
}
