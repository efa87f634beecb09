package org.grokscope.plot.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.svg.BundledWidths;
import org.grokscope.typesetting.Typeface;
import org.openpdf.text.pdf.BaseFont;

/** The bundled faces as a PDF file embeds them: with the characters that it uses. */
final class PdfFonts {
    private final Map<Typeface, BaseFont> faces = new EnumMap<>(Typeface.class);

    BaseFont of(PlotFont font) {
        return faces.computeIfAbsent(BundledWidths.face(font), PdfFonts::load);
    }

    private static BaseFont load(Typeface face) {
        try (InputStream in = face.resource().openStream()) {
            String name = face.resource().getFile();
            return BaseFont.createFont(
                    name.substring(name.lastIndexOf('/') + 1),
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    false,
                    in.readAllBytes(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
