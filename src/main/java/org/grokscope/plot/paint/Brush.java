package org.grokscope.plot.paint;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Figure;

/**
 * A surface with the style in which it is painted.
 *
 * @param g what is painted on
 * @param style colours and type
 */
public record Brush(Surface g, PlotStyle style) {
    /** Width of the line in the card's colour around letters, half of which lies outside them. */
    private static final double HALO = 5;
    /** Around marks. */
    private static final double RIM = 1.5;

    private static final double[][] SQUARE = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    private static final double[][] TRIANGLE = {{0, -1}, {0.94, 0.72}, {-0.94, 0.72}};
    private static final double[][] DIAMOND = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};

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
        mark(Figure.Shape.DOT, x, y, colour, size);
    }

    /** A mark of some form with a rim in the card's colour, which also fills an empty one. */
    public void mark(Figure.Shape shape, double x, double y, Colour colour, double size) {
        double r = style.line(size);
        switch (shape) {
            case DOT -> {
                g.fillCircle(x, y, r + RIM, palette().card());
                g.fillCircle(x, y, r, colour);
            }
            case RING -> {
                g.fillCircle(x, y, r, palette().card());
                g.strokeCircle(x, y, r, new Stroke(colour, style.line(2)));
            }
            case SQUARE, OPEN_SQUARE -> polygon(shape, x, y, colour, 0.89 * r, SQUARE);
            case TRIANGLE, OPEN_TRIANGLE -> polygon(shape, x, y, colour, 1.15 * r, TRIANGLE);
            case DIAMOND, OPEN_DIAMOND -> polygon(shape, x, y, colour, 1.25 * r, DIAMOND);
            case CROSS -> {
                Stroke stroke = new Stroke(colour, style.line(2));
                g.strokeLine(x - r, y - r, x + r, y + r, stroke);
                g.strokeLine(x - r, y + r, x + r, y - r, stroke);
            }
        }
    }

    private void polygon(Figure.Shape shape, double x, double y, Colour colour, double r, double[][] corners) {
        double inner = shape.isOpen() ? r - style.line(2) : r;
        filled(
                x,
                y,
                shape.isOpen() ? r : r + 1.2 * RIM,
                corners,
                shape.isOpen() ? colour : palette().card());
        filled(x, y, inner, corners, shape.isOpen() ? palette().card() : colour);
    }

    private void filled(double x, double y, double r, double[][] corners, Colour colour) {
        double[] xs = new double[corners.length];
        double[] ys = new double[corners.length];
        for (int i = 0; i < corners.length; i++) {
            xs[i] = x + r * corners[i][0];
            ys[i] = y + r * corners[i][1];
        }
        g.fillPolygon(xs, ys, colour);
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

    /**
     * Writes what replaces missing data, around a centre: where there is no room for all of it, its title alone.
     *
     * @param width that no line exceeds
     * @param height of the place
     */
    public void empty(EmptyText text, double centreX, double centreY, double width, double height) {
        if (text.equals(EmptyText.NONE)) {
            return;
        }
        double pitch = em(18);
        List<String> body = style.wrap(text.body(), style.body(), width);
        List<String> lines = pitch * (body.size() + 1) <= height ? body : List.of();
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
