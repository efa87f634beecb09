package org.grokscope.plot.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;

/** Palette and fonts of a plot made ready for painting, with the means to measure and write texts. */
public final class PlotStyle {
    private final PlotPalette palette;
    private final PlotTypography type;
    private final Font small;
    private final Font smallStrong;
    private final Font body;
    private final Font strong;
    private final Font title;

    static final double CORNER = 8;

    private static final CornerRadii CORNERS = new CornerRadii(CORNER);

    /** Never shown; measures texts. */
    private final Text meter = new Text();

    public PlotStyle(PlotPalette palette, PlotTypography type) {
        this.palette = palette;
        this.type = type;
        small = type.regular(11);
        smallStrong = type.strong(11);
        body = type.regular(12);
        strong = type.strong(12);
        title = type.strong(13);
    }

    public PlotPalette palette() {
        return palette;
    }

    Font small() {
        return small;
    }

    Font smallStrong() {
        return smallStrong;
    }

    Font body() {
        return body;
    }

    Font strong() {
        return strong;
    }

    Font title() {
        return title;
    }

    Background background() {
        return new Background(new BackgroundFill(palette.card(), CORNERS, Insets.EMPTY));
    }

    Border border(boolean focused) {
        Color edge = focused ? palette.train() : palette.line();
        return new Border(new BorderStroke(edge, BorderStrokeStyle.SOLID, CORNERS, new BorderWidths(1)));
    }

    /** A length that grows with the type. */
    double em(double px) {
        return Math.rint(px * type.textScale());
    }

    /** A line width that grows with the lines. */
    public double line(double px) {
        return px * type.lineScale();
    }

    double width(String text, Font font) {
        meter.setFont(font);
        meter.setText(text);
        return Math.ceil(meter.getLayoutBounds().getWidth());
    }

    /** Writes with the given vertical centre. */
    void write(Surface g, String text, Font font, Color colour, TextAlignment align, double x, double centre) {
        g.setFont(font);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.BASELINE);
        g.setFill(colour);
        // Capital letters are about 0.72 of the size: this centres them, whatever the font says of its box.
        g.fillText(text, Math.rint(x), Math.rint(centre + font.getSize() * 0.36));
    }

    /** Writes over curves: a rim in the card's colour keeps the letters apart from the lines. */
    void writeOver(Surface g, String text, Font font, Color colour, double x, double centre) {
        g.setFont(font);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BASELINE);
        g.setStroke(palette.card());
        g.setLineWidth(3);
        double baseline = Math.rint(centre + font.getSize() * 0.36);
        g.strokeText(text, Math.rint(x), baseline);
        g.setFill(colour);
        g.fillText(text, Math.rint(x), baseline);
    }

    /** A dot with a rim in the card's colour. */
    void dot(Surface g, double x, double y, Color colour, double size) {
        double radius = line(size);
        g.setFill(palette.card());
        g.fillOval(x - radius - 1.5, y - radius - 1.5, 2 * radius + 3, 2 * radius + 3);
        g.setFill(colour);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Breaks a text into lines no wider than a limit, between words. */
    List<String> wrap(String text, Font font, double limit) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > limit) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
