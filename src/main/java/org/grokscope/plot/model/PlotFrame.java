package org.grokscope.plot.model;

/**
 * Where the plot's area lies in the control, and what it shows: the map between pixels and data.
 *
 * @param left left edge in px of the control
 * @param top upper edge in px
 * @param width width in px, at least 1
 * @param height height in px, at least 1
 * @param xs the step axis
 * @param ys the value axis
 */
public record PlotFrame(double left, double top, double width, double height, Scale xs, Scale ys) {
    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }

    /** The place of a step; NaN if the scale cannot show it. */
    public double px(double step) {
        return left + xs.fraction(step) * width;
    }

    /** The place of a value; NaN if the scale cannot show it. */
    public double py(double value) {
        return top + (1 - ys.fraction(value)) * height;
    }

    public double stepAt(double px) {
        return xs.value((px - left) / width);
    }

    public double valueAt(double py) {
        return ys.value(1 - (py - top) / height);
    }

    public boolean contains(double px, double py) {
        return px >= left && px <= right() && py >= top && py <= bottom();
    }

    /** Whether a place is inside or on an edge, allowing for rounding. */
    public boolean showsX(double px) {
        return px >= left - 0.5 && px <= right() + 0.5;
    }

    public boolean showsY(double py) {
        return py >= top - 0.5 && py <= bottom() + 0.5;
    }
}
