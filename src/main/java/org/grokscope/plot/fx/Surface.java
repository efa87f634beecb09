package org.grokscope.plot.fx;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What painters paint on: a canvas on screen, or a drawing in SVG. The calls mean what they mean to a JavaFX canvas. */
public interface Surface {

    double width();

    double height();

    /** Begins with nothing. */
    void clear();

    void setFill(Color colour);

    void setStroke(Color colour);

    void setLineWidth(double width);

    void setLineDashes(double... dashes);

    void setLineCap(StrokeLineCap cap);

    void setFont(Font font);

    void setTextAlign(TextAlignment alignment);

    void setTextBaseline(VPos baseline);

    void fillRect(double x, double y, double width, double height);

    void strokeRect(double x, double y, double width, double height);

    void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

    void fillOval(double x, double y, double width, double height);

    void strokeOval(double x, double y, double width, double height);

    void fillPolygon(double[] xs, double[] ys, int count);

    void strokeLine(double x1, double y1, double x2, double y2);

    void fillText(String text, double x, double y);

    void strokeText(String text, double x, double y);

    /**
     * Fills a rectangle with cells of one colour each.
     *
     * @param colours columns × rows opaque colours, 0xFFRRGGBB, row by row
     */
    void fillCells(int[] colours, int columns, double x, double y, double width, double height);

    /** Paints only within a rectangle until {@link #unclip}. */
    void clip(double x, double y, double width, double height);

    void unclip();
}
