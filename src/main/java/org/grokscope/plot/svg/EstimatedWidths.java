package org.grokscope.plot.svg;

import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.TextMeter;

/** Estimates the widths of texts in a sans-serif font that need not be installed, a little too wide rather than too narrow. */
final class EstimatedWidths implements TextMeter {
    private static final String NARROW = "iIjl.,:;'|!()[]ft r·";
    private static final String WIDE = "mwMW%@—→±≥≤";

    @Override
    public double width(String text, PlotFont font) {
        double ems = text.codePoints().mapToDouble(EstimatedWidths::ems).sum();
        return ems * font.size() * (isStrong(font) ? 1.06 : 1);
    }

    private static boolean isStrong(PlotFont font) {
        return font.bold() || font.family().endsWith(SvgSurface.SEMIBOLD);
    }

    private static double ems(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.32;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.88;
        }
        return Character.isUpperCase(character) ? 0.7 : 0.6;
    }
}
