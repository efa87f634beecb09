package org.grokscope.plot.svg;

import java.util.StringJoiner;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;

/** A drawing in SVG while it is painted. */
public final class SvgSurface extends PageSurface {
    private static final String FALLBACK = "'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

    private final StringBuilder body = new StringBuilder();
    private final SvgText texts = new SvgText();
    private int clips;

    SvgSurface(double width, double height) {
        super(width, height);
    }

    /**
     * The whole file.
     *
     * @param perInch lengths in an inch; 0 if they are px, which have no size on paper
     */
    String document(String title, String family, double perInch) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size(width(), perInch) + "\" height=\""
                + size(height(), perInch) + "\" viewBox=\"0 0 " + n(width()) + " " + n(height())
                + "\" role=\"img\" xml:space=\"preserve\" style=\"font-kerning:none\" font-family=\"'"
                + escaped(family) + "', " + FALLBACK + "\">\n"
                + (title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>\n") + texts.style() + body
                + "</svg>\n";
    }

    private static String size(double length, double perInch) {
        return perInch == 0 ? n(length) : n(length / perInch) + "in";
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, Colour colour) {
        element("rect", box(x, y, w, h, radius) + ink(colour));
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        element("rect", box(x, y, w, h, radius) + "fill=\"none\" " + pen(stroke));
    }

    @Override
    public void fillCircle(double x, double y, double radius, Colour colour) {
        element("circle", circle(x, y, radius) + ink(colour));
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        element("circle", circle(x, y, radius) + "fill=\"none\" " + pen(stroke));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, Colour colour) {
        element("polygon", "points=\"" + points(xs, ys) + "\" " + ink(colour));
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, Stroke stroke) {
        element("polyline", "points=\"" + points(xs, ys) + "\" fill=\"none\" stroke-linejoin=\"round\" " + pen(stroke));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke) {
        String ends = "x1=\"" + n(x1) + "\" y1=\"" + n(y1) + "\" x2=\"" + n(x2) + "\" y2=\"" + n(y2) + "\" ";
        element("line", ends + pen(stroke));
    }

    @Override
    public void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour) {
        body.append(texts.element(text, x, y, font, align, ink(colour)));
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double penWidth) {
        String outline = "fill=\"none\" stroke-linejoin=\"round\" " + pen(new Stroke(colour, penWidth));
        body.append(texts.element(text, x, y, font, Align.LEFT, outline));
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
                    double cells = (column - from) * cellWidth;
                    Colour colour = new Colour(colours[row * columns + from]);
                    fillRect(x + from * cellWidth, y + row * cellHeight, cells, cellHeight, 0, colour);
                    from = column;
                }
            }
        }
        body.append("</g>\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clips++;
        body.append("<clipPath id=\"clip").append(clips).append("\"><rect ").append(box(x, y, w, h, 0));
        body.append("/></clipPath>\n<g clip-path=\"url(#clip").append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    @Override
    protected void within(double x, double y, boolean turned, Runnable painting) {
        body.append("<g transform=\"translate(").append(n(x)).append(" ").append(n(y));
        body.append(turned ? ") rotate(-90)\">\n" : ")\">\n");
        painting.run();
        body.append("</g>\n");
    }

    private void element(String name, String attributes) {
        body.append("<").append(name).append(" ").append(attributes).append("/>\n");
    }

    private static String ink(Colour colour) {
        return "fill=\"" + colour.hex() + "\"" + opacity("fill", colour);
    }

    private static String pen(Stroke stroke) {
        return "stroke=\"" + stroke.colour().hex() + "\" stroke-width=\"" + n(stroke.width()) + "\""
                + opacity("stroke", stroke.colour())
                + (stroke.isBroken() ? " stroke-dasharray=\"" + n(stroke.on()) + " " + n(stroke.off()) + "\"" : "")
                + (stroke.round() ? " stroke-linecap=\"round\"" : "");
    }

    private static String opacity(String what, Colour colour) {
        return colour.opacity() < 1 ? " " + what + "-opacity=\"" + n(colour.opacity()) + "\"" : "";
    }

    private static String box(double x, double y, double w, double h, double radius) {
        return "x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(Math.max(0, w)) + "\" height=\"" + n(Math.max(0, h))
                + "\" " + (radius > 0 ? "rx=\"" + n(radius) + "\" " : "");
    }

    private static String circle(double x, double y, double radius) {
        return "cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(radius) + "\" ";
    }

    private static String points(double[] xs, double[] ys) {
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < xs.length; i++) {
            points.add(n(xs[i]) + "," + n(ys[i]));
        }
        return points.toString();
    }

    /** Two decimals are finer than any printer. */
    static String n(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
