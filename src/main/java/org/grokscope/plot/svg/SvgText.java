package org.grokscope.plot.svg;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Surface;
import org.grokscope.typesetting.EmbeddedFace;
import org.grokscope.typesetting.MathText;
import org.grokscope.typesetting.Span;
import org.grokscope.typesetting.Typeface;

/**
 * Texts with mathematics in SVG, and the fonts they need. Symbols are parts of the text, which can be searched and copied; where a program
 * does not read fonts within a drawing, a serif face of its own stands in, in the same places.
 */
final class SvgText {
    private static final String FALLBACK =
            "'" + EmbeddedFace.SYMBOLS + "', 'STIX Two Text', 'Cambria Math', 'Times New Roman', serif";
    private static final int NORMAL = 400;

    private final Set<EmbeddedFace> used = new TreeSet<>();
    private final BundledWidths widths = new BundledWidths();

    /** The weight of a font, by number. */
    private static int weight(PlotFont font) {
        return font.family().equals(Typeface.SEMI_BOLD.family()) ? 600 : font.bold() ? 700 : NORMAL;
    }

    private static boolean isStrong(PlotFont font) {
        return weight(font) > NORMAL;
    }

    /**
     * A text as an element.
     *
     * @param paint the attributes of its ink
     */
    String element(String plain, double x, double y, PlotFont font, Surface.Align align, String paint) {
        if (Typeface.hasSymbols(font.family())) {
            used.add(EmbeddedFace.ofText(isStrong(font)));
        }
        MathText text = MathText.of(plain);
        boolean single = text.spans().size() == 1;
        // Parts have places of their own, so that they do not move where another face stands in for theirs.
        double left = single ? x : x - align.before() * widths.width(plain, font);
        int weight = weight(font);
        return "<text x=\"" + SvgSurface.n(left) + "\" y=\"" + SvgSurface.n(y) + "\" font-size=\""
                + SvgSurface.n(font.size()) + "\" " + (weight == NORMAL ? "" : "font-weight=\"" + weight + "\" ")
                + paint
                + (single ? anchor(align) : "") + ">" + content(text, font, left) + "</text>\n";
    }

    private static String anchor(Surface.Align align) {
        return switch (align) {
            case LEFT -> "";
            case CENTRE -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
        };
    }

    private String content(MathText text, PlotFont font, double left) {
        StringBuilder content = new StringBuilder();
        double[] starts = widths.starts(text, font);
        double height = 0;
        for (int i = 0; i < starts.length; i++) {
            Span span = text.spans().get(i);
            double wanted = span.level().height() * font.size();
            String place = i == 0 ? "" : " x=\"" + SvgSurface.n(left + starts[i]) + "\"";
            content.append(part(span, font, place, height - wanted));
            height = wanted;
        }
        return content.toString();
    }

    private String part(Span span, PlotFont font, String across, double down) {
        boolean text = span.face() == Span.Face.TEXT;
        String place = across + (down == 0 ? "" : " dy=\"" + SvgSurface.n(down) + "\"");
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
