package org.grokscope.plot.paint;

/** What painters paint on: a canvas on screen, or a drawing in SVG. Lengths are px from the upper left corner. */
public interface Surface {
    /** Which part of a text lies at the given x. */
    enum Align {
        LEFT(0),
        CENTRE(0.5),
        RIGHT(1);

        private final double before;

        Align(double before) {
            this.before = before;
        }

        /** The part of the text's width that lies to the left of the x. */
        public double before() {
            return before;
        }
    }

    double width();

    double height();

    /** Removes what was painted. */
    void clear();

    /** Fills a rectangle whose corners have a radius, 0 for sharp ones. */
    void fillRect(double x, double y, double width, double height, double radius, Colour colour);

    void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke);

    void fillCircle(double x, double y, double radius, Colour colour);

    void strokeCircle(double x, double y, double radius, Stroke stroke);

    void fillPolygon(double[] xs, double[] ys, Colour colour);

    void strokePolyline(double[] xs, double[] ys, Stroke stroke);

    void strokeLine(double x1, double y1, double x2, double y2, Stroke stroke);

    /** Writes on a baseline; see {@link org.grokscope.typesetting.MathText} for mathematics in the text. */
    void fillText(String text, double x, double y, PlotFont font, Align align, Colour colour);

    /** Draws the outline of a text that begins at x, {@code width} px wide, so that the text can be read over curves. */
    void strokeText(String text, double x, double y, PlotFont font, Colour colour, double width);

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
