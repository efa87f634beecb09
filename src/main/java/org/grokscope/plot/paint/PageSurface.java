package org.grokscope.plot.paint;

/** A surface for print, which is painted once, has parts, and can be turned. Lengths are in the unit in which the page is laid out. */
public abstract class PageSurface implements Surface {
    private double width;
    private double height;

    /** A page of a size. */
    protected PageSurface(double width, double height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public final double width() {
        return width;
    }

    @Override
    public final double height() {
        return height;
    }

    @Override
    public final void clear() {
        // A page is painted once, its layers over one another.
    }

    /** Paints on a rectangle of this surface as if it were a surface of its own, without being clipped to it. */
    public final void part(double x, double y, double partWidth, double partHeight, Runnable painting) {
        double wholeWidth = width;
        double wholeHeight = height;
        width = partWidth;
        height = partHeight;
        within(x, y, false, painting);
        width = wholeWidth;
        height = wholeHeight;
    }

    /** Paints turned by a quarter to the left about a point, which becomes the origin: texts are read from the right-hand side. */
    public final void upward(double x, double y, Runnable painting) {
        within(x, y, true, painting);
    }

    /**
     * Paints with another origin, then goes back to the present one.
     *
     * @param turned whether also turned by a quarter to the left
     */
    protected abstract void within(double x, double y, boolean turned, Runnable painting);
}
