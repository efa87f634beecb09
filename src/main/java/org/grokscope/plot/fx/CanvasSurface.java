package org.grokscope.plot.fx;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** A canvas on screen. */
final class CanvasSurface implements Surface {
    /** Towards the corners: together they leave no gap that a line of a curve could be seen in. */
    private static final double[][] RIM_COPIES = {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}};

    private final Canvas canvas = new Canvas();
    private final GraphicsContext g = canvas.getGraphicsContext2D();
    private final FxFonts fonts = new FxFonts();
    /** One object a colour: the canvas skips what is already set. */
    private final Map<Colour, Color> colours = new HashMap<>();

    CanvasSurface() {
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
    }

    Canvas canvas() {
        return canvas;
    }

    /** Takes another size, which clears the canvas; returns whether it is new. */
    boolean resize(double width, double height) {
        if (canvas.getWidth() == width && canvas.getHeight() == height) {
            return false;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        return true;
    }

    private Color colour(Colour colour) {
        return colours.computeIfAbsent(colour, CanvasSurface::of);
    }

    static Color of(Colour colour) {
        return Color.color(colour.channel(0), colour.channel(1), colour.channel(2), colour.opacity());
    }

    private void use(Stroke stroke) {
        g.setStroke(colour(stroke.colour()));
        g.setLineWidth(stroke.width());
        g.setLineCap(stroke.round() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        if (stroke.isBroken()) {
            g.setLineDashes(stroke.on(), stroke.off());
        } else {
            g.setLineDashes((double[]) null);
        }
    }

    @Override
    public double width() {
        return canvas.getWidth();
    }

    @Override
    public double height() {
        return canvas.getHeight();
    }

    @Override
    public void clear() {
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }

    /**
     * {@inheritDoc}
     *
     * <p>A rounded rectangle is put together from sharp ones and discs: drawn in software, these are filled, while a shape with curves is
     * computed line by line over its whole height.
     */
    @Override
    public void fillRect(double x, double y, double width, double height, double radius, Colour colour) {
        g.setFill(colour(colour));
        double across = 2 * radius;
        if (radius == 0) {
            g.fillRect(x, y, width, height);
        } else if (colour.opacity() < 1 || across > Math.min(width, height)) {
            g.fillRoundRect(x, y, width, height, across, across);
        } else {
            g.fillRect(x + radius, y, width - across, height);
            for (double left : new double[] {x, x + width - radius}) {
                g.fillRect(left, y + radius, radius, height - across);
            }
            for (double left : new double[] {x, x + width - across}) {
                for (double top : new double[] {y, y + height - across}) {
                    g.fillOval(left, top, across, across);
                }
            }
        }
    }

    /** {@inheritDoc} A rounded one is put together from lines and arcs, as in {@link #fillRect}. */
    @Override
    public void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke) {
        double across = 2 * radius;
        if (radius == 0 || stroke.isBroken() || across > Math.min(width, height)) {
            use(stroke);
            g.strokeRoundRect(x, y, width, height, across, across);
            return;
        }
        double right = x + width;
        double bottom = y + height;
        strokeLine(x + radius, y, right - radius, y, stroke);
        strokeLine(x + radius, bottom, right - radius, bottom, stroke);
        strokeLine(x, y + radius, x, bottom - radius, stroke);
        strokeLine(right, y + radius, right, bottom - radius, stroke);
        use(stroke);
        g.strokeArc(right - across, y, across, across, 0, 90, ArcType.OPEN);
        g.strokeArc(x, y, across, across, 90, 90, ArcType.OPEN);
        g.strokeArc(x, bottom - across, across, across, 180, 90, ArcType.OPEN);
        g.strokeArc(right - across, bottom - across, across, across, 270, 90, ArcType.OPEN);
    }

    @Override
    public void fillCircle(double x, double y, double radius, Colour colour) {
        g.setFill(colour(colour));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        use(stroke);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, Colour colour) {
        g.setFill(colour(colour));
        g.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys, Stroke stroke) {
        use(stroke);
        g.strokePolyline(xs, ys, xs.length);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke) {
        if ((x1 == x2 || y1 == y2) && !stroke.round()) {
            g.setFill(colour(stroke.colour()));
            bars(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1 + y2 - y1), x1 == x2, stroke);
        } else {
            use(stroke);
            g.strokeLine(x1, y1, x2, y2);
        }
    }

    /** Draws an upright or level line, or its dashes, as rectangles; see {@link #fillRect}. */
    private void bars(double x, double y, double length, boolean upright, Stroke stroke) {
        double width = stroke.width();
        double dash = stroke.isBroken() ? stroke.on() : length;
        double pitch = stroke.isBroken() ? dash + stroke.off() : length;
        for (double from = 0; from < length; from += pitch) {
            double along = Math.min(dash, length - from);
            if (upright) {
                g.fillRect(x - width / 2, y + from, width, along);
            } else {
                g.fillRect(x + from, y - width / 2, along, width);
            }
        }
    }

    @Override
    public void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour) {
        g.setFont(fonts.of(font));
        g.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTRE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.setFill(colour(colour));
        g.fillText(fonts.set(text, font), x, y);
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double width) {
        // Stroked letters are shapes, which are slow to draw; copies of the letters, moved a little every way, are not.
        double reach = 0.4 * width;
        for (double[] copy : RIM_COPIES) {
            fillText(text, x + reach * copy[0], y + reach * copy[1], font, Align.LEFT, colour);
        }
    }

    @Override
    public void fillCells(int[] argb, int columns, double x, double y, double width, double height) {
        int rows = argb.length / columns;
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        drawImage(image, x, y, width, height, false);
    }

    void drawImage(Image image, double x, double y, double width, double height, boolean smooth) {
        g.setImageSmoothing(smooth);
        g.drawImage(image, x, y, width, height);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
    }

    @Override
    public void unclip() {
        g.restore();
    }
}
