package org.grokscope.plot.svg;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.typesetting.EmbeddedFace;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Span;
import org.grokscope.typesetting.Typeface;

/**
 * Texts with mathematics in SVG, and the fonts they need. Symbols are parts of the text, which can be searched and copied; where a program
 * does not read fonts within a drawing, a serif face of its own stands in.
 */
final class SvgText {
    private static final String FALLBACK =
            "'" + EmbeddedFace.SYMBOLS + "', 'STIX Two Text', 'Cambria Math', 'Times New Roman', serif";
    static final int NORMAL = 400;

    private final Set<EmbeddedFace> used = new TreeSet<>();

    /** The weight of a font, by number. */
    static int weight(PlotFont font) {
        return font.family().equals(Typeface.SEMI_BOLD.family()) ? 600 : font.bold() ? 700 : NORMAL;
    }

    private static boolean isStrong(PlotFont font) {
        return weight(font) > NORMAL;
    }

    /** The content of a text element. */
    String content(String plain, PlotFont font) {
        if (Typeface.hasSymbols(font.family())) {
            used.add(EmbeddedFace.ofText(isStrong(font)));
        }
        StringBuilder content = new StringBuilder();
        double height = 0;
        List<Span> spans = MathText.of(plain).spans();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            double wanted = span.level().height() * font.size();
            double gap = i == 0 ? 0 : spans.get(i - 1).spacesBefore(span) * Span.NARROW_SPACE * font.size();
            content.append(part(span, font, height - wanted, gap));
            height = wanted;
        }
        return content.toString();
    }

    private String part(Span span, PlotFont font, double down, double gap) {
        boolean text = span.face() == Span.Face.TEXT;
        String place = (gap == 0 ? "" : " dx=\"" + SvgSurface.n(gap) + "\"")
                + (down == 0 ? "" : " dy=\"" + SvgSurface.n(down) + "\"");
        if (text && span.level() == Span.Level.LINE) {
            String words = SvgSurface.escaped(span.text());
            return place.isEmpty() ? words : "<tspan" + place + ">" + words + "</tspan>";
        }
        boolean italic = span.face() == Span.Face.ITALIC;
        if (!text) {
            used.add(EmbeddedFace.ofSymbols(isStrong(font), italic));
        }
        return "<tspan" + place + " font-size=\"" + SvgSurface.n(font.size() * span.scale()) + "\""
                + (text ? "" : " font-family=\"" + FALLBACK + "\"") + (italic ? " font-style=\"italic\"" : "") + ">"
                + SvgSurface.escaped(span.text()) + "</tspan>";
    }

    /** The fonts as a style sheet; empty if no text needs one. */
    String style() {
        return used.isEmpty()
                ? ""
                : "<style>\n" + used.stream().map(EmbeddedFace::css).collect(Collectors.joining()) + "</style>\n";
    }
}
