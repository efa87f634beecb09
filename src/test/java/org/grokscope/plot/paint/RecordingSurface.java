package org.grokscope.plot.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.svg.BundledWidths;

/** Keeps where texts and lines of a page are, in the page's unit. */
public final class RecordingSurface extends PageSurface {

    /** A text and the rectangle of its letters. */
    public record Text(String text, PlotFont font, Rectangle2D box) {}

    /** A line through points of the page. */
    @SuppressWarnings("ArrayRecordComponent") // only compared point by point
    public record Line(double[] xs, double[] ys, Stroke stroke) {}

    public final List<Text> texts = new ArrayList<>();
    public final List<Line> lines = new ArrayList<>();
    /** Lines from a place to another one, in the coordinates of their part. */
    public final List<Line> straight = new ArrayList<>();

    private final TextMeter meter = new BundledWidths();
    private AffineTransform now = new AffineTransform();

    /** An empty page. */
    public RecordingSurface(double width, double height) {
        super(width, height);
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, Colour colour) {}

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {}

    @Override
    public void fillCircle(double x, double y, double radius, Colour colour) {}

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {}

    @Override
    public void fillPolygon(double[] xs, double[] ys, Colour colour) {}

    @Override
    public void strokePolyline(double[] xs, double[] ys, Stroke stroke) {
        double[] across = new double[xs.length];
        double[] down = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            Point2D point = now.transform(new Point2D.Double(xs[i], ys[i]), null);
            across[i] = point.getX();
            down[i] = point.getY();
        }
        lines.add(new Line(across, down, stroke));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke) {
        straight.add(new Line(new double[] {x1, x2}, new double[] {y1, y2}, stroke));
    }

    @Override
    public void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour) {
        if (text.isBlank()) {
            return;
        }
        double wide = meter.width(text, font);
        double high = 0.72 * font.size();
        Rectangle2D box = new Rectangle2D.Double(x - align.before() * wide, y - high, wide, high);
        texts.add(new Text(text, font, now.createTransformedShape(box).getBounds2D()));
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double penWidth) {}

    @Override
    public void fillCells(int[] colours, int columns, double x, double y, double w, double h) {}

    @Override
    public void clip(double x, double y, double w, double h) {}

    @Override
    public void unclip() {}

    @Override
    protected void within(double x, double y, boolean turned, Runnable painting) {
        AffineTransform before = now;
        now = new AffineTransform(before);
        now.translate(x, y);
        now.quadrantRotate(turned ? -1 : 0);
        painting.run();
        now = before;
    }
}
