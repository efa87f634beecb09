package org.grokscope.plot.svg;

import java.util.Locale;
import java.util.StringJoiner;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.fx.Surface;

/** A drawing in SVG: shapes as shapes, text as text. */
public final class SvgSurface implements Surface {

    private final double width;
    private final double height;
    private final StringBuilder body = new StringBuilder();
    private Color fill = Color.BLACK;
    private Color stroke = Color.BLACK;
    private double lineWidth = 1;
    private String dashes = "";
    private Font font = Font.getDefault();
    private TextAlignment alignment = TextAlignment.LEFT;
    private int clips;

    public SvgSurface(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The drawing with everything around it, for a file of its own. */
    public String document() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + n(width) + "\" height=\"" + n(height)
                + "\" viewBox=\"0 0 " + n(width) + " " + n(height) + "\">\n" + body + "</svg>\n";
    }

    /** Adds a path of strokes. */
    void path(String data, Color colour, double penWidth, double... penDashes) {
        setStroke(colour);
        setLineWidth(penWidth);
        setLineDashes(penDashes);
        element("path", "d=\"" + data + "\" fill=\"none\" stroke-linejoin=\"round\" " + pen());
    }

    @Override
    public double width() {
        return width;
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public void clear() {
        // Painters of several layers draw onto one another: what is there stays.
    }

    @Override
    public void setFill(Color colour) {
        fill = colour;
    }

    @Override
    public void setStroke(Color colour) {
        stroke = colour;
    }

    @Override
    public void setLineWidth(double newWidth) {
        lineWidth = newWidth;
    }

    @Override
    public void setLineDashes(double... newDashes) {
        StringJoiner joined = new StringJoiner(" ");
        for (double each : newDashes) {
            joined.add(n(each));
        }
        dashes = joined.toString();
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        // Butt is what SVG begins with, and the only one in use.
    }

    @Override
    public void setFont(Font newFont) {
        font = newFont;
    }

    @Override
    public void setTextAlign(TextAlignment newAlignment) {
        alignment = newAlignment;
    }

    @Override
    public void setTextBaseline(VPos baseline) {
        // All texts stand on their baseline.
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        element("rect", box(x, y, w, h) + ink());
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        element("rect", box(x, y, w, h) + "fill=\"none\" " + pen());
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        element("rect", box(x, y, w, h) + "rx=\"" + n(arcWidth / 2) + "\" " + ink());
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arcWidth, double arcHeight) {
        element("rect", box(x, y, w, h) + "rx=\"" + n(arcWidth / 2) + "\" fill=\"none\" " + pen());
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        element("ellipse", oval(x, y, w, h) + ink());
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        element("ellipse", oval(x, y, w, h) + "fill=\"none\" " + pen());
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < count; i++) {
            points.add(n(xs[i]) + "," + n(ys[i]));
        }
        element("polygon", "points=\"" + points + "\" " + ink());
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        element("line", "x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\"" + n(y2) + "\" " + pen());
    }

    @Override
    public void fillText(String text, double x, double y) {
        text(text, x, y, ink());
    }

    @Override
    public void strokeText(String text, double x, double y) {
        text(text, x, y, "fill=\"none\" stroke-linejoin=\"round\" " + pen());
    }

    @Override
    public void fillCells(int[] colours, int columns, double x, double y, double w, double h) {
        int rows = colours.length / columns;
        double cellWidth = w / columns;
        double cellHeight = h / rows;
        body.append("<g shape-rendering=\"crispEdges\">\n");
        for (int row = 0; row < rows; row++) {
            int from = 0;
            for (int column = 1; column <= columns; column++) {
                // Neighbours of one colour are one rectangle.
                if (column == columns || colours[row * columns + column] != colours[row * columns + from]) {
                    String colour = String.format(Locale.ROOT, "#%06X", colours[row * columns + from] & 0xFFFFFF);
                    element(
                            "rect",
                            box(x + from * cellWidth, y + row * cellHeight, (column - from) * cellWidth, cellHeight)
                                    + "fill=\"" + colour + "\"");
                    from = column;
                }
            }
        }
        body.append("</g>\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clips++;
        body.append("<clipPath id=\"clip").append(clips).append("\"><rect ").append(box(x, y, w, h));
        body.append("/></clipPath>\n<g clip-path=\"url(#clip").append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    private void text(String text, double x, double y, String paint) {
        String anchor = switch (alignment) {
            case CENTER -> "middle";
            case RIGHT -> "end";
            default -> "start";
        };
        // JavaFX names the semibold face as a family of its own; elsewhere it is a weight.
        boolean semibold = font.getFamily().endsWith(" Semi Bold");
        boolean bold = font.getStyle().contains(FontWeight.BOLD.name().charAt(0) + "old");
        String family = semibold
                ? font.getFamily().substring(0, font.getFamily().length() - " Semi Bold".length())
                : font.getFamily();
        body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y));
        body.append("\" font-family=\"").append(escaped(family)).append(", sans-serif\" font-size=\"");
        body.append(n(font.getSize())).append("\" font-weight=\"");
        body.append(semibold ? 600 : bold ? 700 : 400)
                .append("\" text-anchor=\"")
                .append(anchor);
        body.append("\" ").append(paint).append(">").append(escaped(text)).append("</text>\n");
    }

    private void element(String name, String attributes) {
        body.append("<").append(name).append(" ").append(attributes).append("/>\n");
    }

    private String ink() {
        return "fill=\"" + rgb(fill) + "\""
                + (fill.getOpacity() < 1 ? " fill-opacity=\"" + n(fill.getOpacity()) + "\"" : "");
    }

    private String pen() {
        return "stroke=\"" + rgb(stroke) + "\" stroke-width=\"" + n(lineWidth) + "\""
                + (stroke.getOpacity() < 1 ? " stroke-opacity=\"" + n(stroke.getOpacity()) + "\"" : "")
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private static String box(double x, double y, double w, double h) {
        return "x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(Math.max(0, w)) + "\" height=\"" + n(Math.max(0, h))
                + "\" ";
    }

    private static String oval(double x, double y, double w, double h) {
        return "cx=\"" + n(x + w / 2) + "\" cy=\"" + n(y + h / 2) + "\" rx=\"" + n(w / 2) + "\" ry=\"" + n(h / 2)
                + "\" ";
    }

    private static String rgb(Color c) {
        return String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.round(c.getRed() * 255),
                Math.round(c.getGreen() * 255),
                Math.round(c.getBlue() * 255));
    }

    /** Two decimals are finer than any printer. */
    static String n(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
