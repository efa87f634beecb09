package org.grokscope.plot.svg;

import java.util.EnumMap;
import java.util.Map;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.TextMeter;
import org.grokscope.typesetting.FaceMetrics;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Typeface;

/** The widths of texts in the bundled faces, measured without a display. */
public final class BundledWidths implements TextMeter {
    private final Map<Typeface, FaceMetrics> metrics = new EnumMap<>(Typeface.class);

    @Override
    public double width(String text, PlotFont font) {
        return metrics(font).width(text, font.size());
    }

    /** How far from its beginning each part of a text with mathematics begins. */
    double[] starts(MathText text, PlotFont font) {
        return metrics(font).starts(text, font.size());
    }

    private FaceMetrics metrics(PlotFont font) {
        return metrics.computeIfAbsent(face(font), Typeface::metrics);
    }

    /** The face of a font. */
    public static Typeface face(PlotFont font) {
        boolean strong = font.family().equals(Typeface.SEMI_BOLD.family());
        return strong ? Typeface.SEMI_BOLD : font.bold() ? Typeface.BOLD : Typeface.REGULAR;
    }
}
