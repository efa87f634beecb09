package org.grokscope.plot.fx;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotFont;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** A canvas on screen. */
final class CanvasSurface implements Surface {
    private static final int RIM_COPIES = 8;

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

    @Override
    public void fillRect(double x, double y, double width, double height, double radius, Colour colour) {
        g.setFill(colour(colour));
        if (radius > 0) {
            g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
        } else {
            g.fillRect(x, y, width, height);
        }
    }

    @Override
    public void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke) {
        use(stroke);
        if (radius > 0) {
            g.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
        } else {
            g.strokeRect(x, y, width, height);
        }
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
        use(stroke);
        g.strokeLine(x1, y1, x2, y2);
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
        g.fillText(text, x, y);
    }

    @Override
    public void strokeText(String text, double x, double y, PlotFont font, Colour colour, double width) {
        // Stroked letters are shapes, which are slow to draw; copies of the letters, moved a little every way, are not.
        for (int i = 0; i < RIM_COPIES; i++) {
            double angle = 2 * Math.PI * i / RIM_COPIES;
            double dx = width / 2 * Math.cos(angle);
            double dy = width / 2 * Math.sin(angle);
            fillText(text, x + dx, y + dy, font, Align.LEFT, colour);
        }
    }

    @Override
    public void fillCells(int[] argb, int columns, double x, double y, double width, double height) {
        int rows = argb.length / columns;
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        g.setImageSmoothing(false);
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
