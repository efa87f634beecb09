package org.grokscope.plot.paint;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;

/**
 * A surface with the style in which it is painted.
 *
 * @param g what is painted on
 * @param style colours and type
 */
public record Brush(Surface g, PlotStyle style) {
    /** Width of the line in the card's colour around letters, half of which lies outside them. */
    private static final double HALO = 5;

    public PlotPalette palette() {
        return style.palette();
    }

    public Colour of(ColourRole role) {
        return style.palette().of(role);
    }

    /** See {@link PlotStyle#em}. */
    public double em(double px) {
        return style.em(px);
    }

    /** See {@link PlotStyle#width}. */
    public double width(String text, PlotFont font) {
        return style.width(text, font);
    }

    /** Writes with the given vertical centre. */
    public void write(String text, PlotFont font, Colour colour, Surface.Align align, double x, double centre) {
        g.fillText(text, Math.rint(x), baseline(font, centre), font, align, colour);
    }

    /** Writes an axis label or an explanation: small and muted. */
    public void caption(String text, Surface.Align align, double x, double centre) {
        write(text, style.small(), palette().muted(), align, x, centre);
    }

    /** Writes in a role's colour over curves: a rim in the card's colour keeps the letters apart from the lines. */
    public void writeOver(String text, PlotFont font, ColourRole role, double x, double centre) {
        g.strokeText(text, Math.rint(x), baseline(font, centre), font, palette().card(), HALO);
        write(text, font, palette().text(role), Surface.Align.LEFT, x, centre);
    }

    /** Capital letters are about 0.72 of the size: this centres them, whatever the font says of its box. */
    private static double baseline(PlotFont font, double centre) {
        return Math.rint(centre + font.size() * 0.36);
    }

    /** A dot with a rim in the card's colour. */
    public void dot(double x, double y, Colour colour, double size) {
        double radius = style.line(size);
        g.fillCircle(x, y, radius + 1.5, palette().card());
        g.fillCircle(x, y, radius, colour);
    }

    /** A ring that is empty inside. */
    public void ring(double x, double y, Colour colour, double size) {
        double radius = style.line(size);
        g.fillCircle(x, y, radius, palette().card());
        g.strokeCircle(x, y, radius, new Stroke(colour, style.line(2)));
    }

    /** An upright line through the middle of the nearest pixels: a hairline is one pixel wide, not two grey ones. */
    public void upright(double x, double y1, double y2, Stroke stroke) {
        g.strokeLine(snap(x), y1, snap(x), y2, stroke);
    }

    /** A level line through the middle of the nearest pixels. */
    public void level(double x1, double x2, double y, Stroke stroke) {
        g.strokeLine(x1, snap(y), x2, snap(y), stroke);
    }

    public static double snap(double v) {
        return Math.floor(v) + 0.5;
    }

    /** The line of an overlay. */
    public Stroke overlay(ColourRole role, Dash dash, double width) {
        double unit = style.line(1);
        return switch (dash) {
            case SOLID -> new Stroke(of(role), style.line(width));
            case DASHED -> new Stroke(of(role), style.line(width), 5 * unit, 4 * unit, false);
            case DOTTED -> new Stroke(of(role), style.line(width), 1.5 * unit, 3 * unit, false);
        };
    }

    /** Writes what replaces missing data, around a centre, in lines no wider than a limit. */
    public void empty(EmptyText text, double centreX, double centreY, double limit) {
        if (text.equals(EmptyText.NONE)) {
            return;
        }
        double pitch = em(18);
        List<String> lines = style.wrap(text.body(), style.body(), limit);
        double y = centreY - pitch * lines.size() / 2;
        double widest = width(text.title(), style.title());
        for (String line : lines) {
            widest = Math.max(widest, width(line, style.body()));
        }
        // Covers the hairlines of a grid, which must not run through the words.
        g.fillRect(
                centreX - widest / 2 - em(16),
                y - pitch * 0.8,
                widest + em(32),
                pitch * (lines.size() + 1.6),
                0,
                palette().card());
        write(text.title(), style.title(), palette().ink(), Surface.Align.CENTRE, centreX, y);
        for (String line : lines) {
            y += pitch;
            write(line, style.body(), palette().muted(), Surface.Align.CENTRE, centreX, y);
        }
    }
}
