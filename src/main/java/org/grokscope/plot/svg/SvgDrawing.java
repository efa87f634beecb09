package org.grokscope.plot.svg;

import java.util.function.Consumer;

/**
 * A drawing of a known size.
 *
 * @param width in px
 * @param height in px
 * @param title what it shows, for screen readers; empty for none
 * @param family font family of its texts
 * @param painting paints it
 */
public record SvgDrawing(double width, double height, String title, String family, Consumer<SvgSurface> painting) {
    /** The drawing as an SVG file. */
    public String svg() {
        return svg(0);
    }

    /** The drawing as an SVG file of a size on paper: so many px are an inch. */
    public String svg(double perInch) {
        SvgSurface surface = new SvgSurface(width, height);
        painting.accept(surface);
        return surface.document(title, family, perInch);
    }
}
