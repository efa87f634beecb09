package org.grokscope.plot.fx;

import org.grokscope.plot.labels.LabelMemory;
import org.grokscope.plot.labels.LabelPainter;
import org.grokscope.plot.model.Content;
import org.grokscope.plot.model.DataCache;
import org.grokscope.plot.model.PlotFrame;
import org.grokscope.plot.paint.BackPainter;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.CurvePainter;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.svg.SvgDrawing;

/** A plot as it is on screen, painted by the same painters as a drawing whose texts can be read. */
final class SvgPlot {
    private SvgPlot() {}

    static String of(Plot plot) {
        plot.drawNow();
        Content content = plot.content();
        PlotFrame frame = plot.frame();
        PlotStyle style = new PlotStyle(
                plot.paletteProperty().get(), plot.typographyProperty().get(), new FxFonts());
        DataCache cache = new DataCache();
        boolean _ = cache.update(content.curves(), content.yKind());
        return new SvgDrawing(
                        plot.getWidth(),
                        plot.getHeight(),
                        content.title(),
                        style.type().family(),
                        svg -> {
                            Brush brush = new Brush(svg, style);
                            svg.fillRect(
                                    0,
                                    0,
                                    svg.width(),
                                    svg.height(),
                                    0,
                                    style.palette().card());
                            new BackPainter(brush, frame, content).paint();
                            if (!content.empty()) {
                                new CurvePainter(brush, frame, cache, 1).paint(content.curves());
                            }
                            new LabelPainter(brush, frame, content, cache, new LabelMemory()).paint();
                        })
                .svg();
    }
}
