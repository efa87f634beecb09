package org.grokscope.plot.paint;

import java.util.ArrayList;
import java.util.List;

/**
 * Palette and fonts of a plot made ready for painting, with the means to measure texts.
 *
 * @param palette the colours
 * @param type family and scales
 * @param meter measures texts
 * @param small axis labels and labels in the plot
 * @param smallStrong emphasised labels
 * @param body explanations
 * @param strong labels at the ends of curves
 * @param title the title
 */
public record PlotStyle(
        PlotPalette palette,
        PlotTypography type,
        TextMeter meter,
        PlotFont small,
        PlotFont smallStrong,
        PlotFont body,
        PlotFont strong,
        PlotFont title) {
    /** Radius of a card's corners in px. */
    public static final double CORNER = 8;

    /** A style with the sizes of all plots. */
    public PlotStyle(PlotPalette palette, PlotTypography type, TextMeter meter) {
        this(
                palette,
                type,
                meter,
                type.regular(11),
                type.strong(11),
                type.regular(12),
                type.strong(12),
                type.strong(13));
    }

    /** A length that grows with the type. */
    public double em(double px) {
        return Math.rint(px * type.textScale());
    }

    /** A line width that grows with the lines. */
    public double line(double px) {
        return px * type.lineScale();
    }

    /** The width of a text in whole px. */
    public double width(String text, PlotFont font) {
        return Math.ceil(meter.width(text, font));
    }

    /** Breaks a text into lines no wider than a limit, between words. */
    public List<String> wrap(String text, PlotFont font, double limit) {
        List<String> lines = new ArrayList<>();
        String line = "";
        // A line does not end between a number and its sign.
        for (String word : text.strip().replace(" %", "\u00a0%").split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > limit) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
