package org.grokscope.plot.print;

import java.util.List;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.PlotStyle;

/**
 * A figure for print. It is laid out in hundredths of an inch.
 *
 * @param format its size
 * @param style colours and type
 * @param panels its plots, in the order of their letters
 * @param title the first words of the caption, which stand out; also the title of the file
 * @param caption what follows them; empty for no caption
 */
public record Page(PageFormat format, PlotStyle style, List<Panel> panels, String title, String caption) {
    /** Units of a page in an inch. */
    public static final double UNITS_PER_INCH = 100;

    /** Points, the unit of PDF, in a unit of a page. */
    public static final double POINTS = 72 / UNITS_PER_INCH;

    /** Copies the panels. */
    public Page {
        panels = List.copyOf(panels);
    }

    /** The width in hundredths of an inch. */
    public double width() {
        return format.width();
    }

    /** The height in hundredths of an inch. */
    public double height() {
        return new PageLayout(this).height();
    }

    /** Paints the page. */
    public void paint(PageSurface surface) {
        new PagePainter(surface, this).paint();
    }
}
