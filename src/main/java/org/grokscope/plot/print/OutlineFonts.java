package org.grokscope.plot.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.TextMeter;
import org.grokscope.plot.svg.BundledWidths;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Typeface;

/** The bundled faces as outlines. */
final class OutlineFonts {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Map<Typeface, Font> faces = new EnumMap<>(Typeface.class);
    private final TextMeter meter;

    OutlineFonts(TextMeter meter) {
        this.meter = meter;
    }

    double width(String text, PlotFont font) {
        return meter.width(text, font);
    }

    /** A text that begins at a place on its baseline. */
    Shape outline(String text, double x, double y, PlotFont font) {
        Font face = faces.computeIfAbsent(BundledWidths.face(font), OutlineFonts::load);
        return face.deriveFont((float) font.size())
                .createGlyphVector(EXACT, MathText.set(text))
                .getOutline((float) x, (float) y);
    }

    private static Font load(Typeface face) {
        try (InputStream in = face.resource().openStream()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The bundled font " + face.resource() + " cannot be read.", e);
        }
    }
}
