package org.grokscope.plot.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PageSurface;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;

/** A page as pixels; letters are drawn as outlines, whatever fonts the machine has. */
final class PixelSurface extends PageSurface {
    private final Graphics2D g;
    private final OutlineFonts fonts;
    private Shape unclipped;

    PixelSurface(BufferedImage image, OutlineFonts fonts, double width, double height) {
        super(width, height);
        this.fonts = fonts;
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(image.getWidth() / width, image.getHeight() / height);
    }

    private void fill(Shape shape, Colour colour) {
        g.setColor(new Color(colour.argb(), true));
        g.fill(shape);
    }

    private void draw(Shape shape, Stroke stroke) {
        g.setColor(new Color(stroke.colour().argb(), true));
        float[] dashes = stroke.isBroken() ? new float[] {(float) stroke.on(), (float) stroke.off()} : null;
        int cap = stroke.round() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        g.setStroke(new BasicStroke((float) stroke.width(), cap, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        g.draw(shape);
    }

    private static Shape box(double x, double y, double w, double h, double radius) {
        return radius > 0
                ? new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius)
                : new Rectangle2D.Double(x, y, w, h);
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, xs.length);
        for (int i = 0; i < xs.length; i++) {
            if (i == 0) {
                path.moveTo(xs[i], ys[i]);
            } else {
                path.lineTo(xs[i], ys[i]);
            }
        }
        return path;
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, Colour colour) {
        fill(box(x, y, w, h, radius), colour);
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        draw(box(x, y, w, h, radius), stroke);
    }

    @Override
    public void fillCircle(double x, double y, double radius, Colour colour) {
        fill(circle(x, y, radius), colour);
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        draw(circle(x, y, radius), stroke);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, Colour colour) {
        fill(path(xs, ys), colour);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, Stroke stroke) {
        draw(path(xs, ys), stroke);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke) {
        draw(new Line2D.Double(x1, y1, x2, y2), stroke);
    }

    @Override
    public void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour) {
        fill(fonts.outline(text, x - align.before() * fonts.width(text, font), y, font), colour);
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double penWidth) {
        draw(fonts.outline(text, x, y, font), new Stroke(colour, penWidth));
    }

    @Override
    public void fillCells(int[] colours, int columns, double x, double y, double w, double h) {
        int rows = colours.length / columns;
        BufferedImage cells = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        cells.setRGB(0, 0, columns, rows, colours, 0, columns);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(w / columns, h / rows);
        g.drawImage(cells, place, null);
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        unclipped = g.getClip();
        g.clip(new Rectangle2D.Double(x, y, w, h));
    }

    @Override
    public void unclip() {
        g.setClip(unclipped);
    }

    @Override
    protected void within(double x, double y, boolean turned, Runnable painting) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        if (turned) {
            g.transform(AffineTransform.getQuadrantRotateInstance(-1));
        }
        painting.run();
        g.setTransform(before);
    }
}
