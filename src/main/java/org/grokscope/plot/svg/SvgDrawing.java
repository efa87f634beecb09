package org.grokscope.plot.svg;

import java.util.List;
import java.util.function.Consumer;

/**
 * A drawing of a known size that can stand alone or beside others.
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

    /** Drawings one below the other, with a gap between them. */
    public static SvgDrawing stack(List<SvgDrawing> parts, double gap) {
        double width = parts.stream().mapToDouble(SvgDrawing::width).max().orElse(1);
        double height = parts.stream().mapToDouble(part -> part.height + gap).sum() - gap;
        String family = parts.isEmpty() ? "sans-serif" : parts.getFirst().family;
        return new SvgDrawing(width, Math.max(1, height), "", family, surface -> {
            double y = 0;
            for (SvgDrawing part : parts) {
                surface.part(0, y, part.width, part.height, () -> part.painting.accept(surface));
                y += part.height + gap;
            }
        });
    }
}
