package org.grokscope.plot.svg;

import java.util.Locale;
import org.grokscope.plot.model.Figure;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.plot.pictures.FigurePainter;
import org.grokscope.typesetting.NumberMarks;

/** Draws figures for documents in English: light, 720 px wide, the same text on every machine. */
public final class SvgFigure {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 430;

    private SvgFigure() {}

    /** The figure as an SVG file. */
    public static String of(Figure figure) {
        PlotTypography type = PlotTypography.BUNDLED.scaled(1.18, 1);
        PlotStyle style = new PlotStyle(PlotPalette.LIGHT, type, new BundledWidths());
        return NumberMarks.in(
                Locale.ENGLISH,
                () -> new SvgDrawing(WIDTH, HEIGHT, figure.title(), type.family(), surface -> {
                            surface.fillRect(
                                    0, 0, WIDTH, HEIGHT, 0, style.palette().card());
                            new FigurePainter(new Brush(surface, style), figure).paint(null, null);
                        })
                        .svg());
    }
}
