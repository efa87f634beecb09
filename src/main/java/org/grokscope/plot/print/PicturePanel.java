package org.grokscope.plot.print;

import org.grokscope.plot.pictures.BarPicture;
import org.grokscope.plot.pictures.CellPicture;
import org.grokscope.plot.pictures.Picture;
import org.grokscope.plot.pictures.PointPicture;

/**
 * A picture between axes.
 *
 * @param letter the panel's letter; empty if it is alone
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param picture what is shown; of bars the first row
 */
public record PicturePanel(String letter, Axis across, Axis up, Picture picture) implements Panel {
    private static final double WIDE = 1.62;
    private static final double TABLE = 1.25;

    /**
     * An axis.
     *
     * @param title what it shows, with its unit
     * @param first the number of the first row or column of cells; NaN for no numbers. Points and bars have numbers of their own
     */
    public record Axis(String title, double first) {
        /** An axis whose numbers are those of points or bars. */
        public Axis(String title) {
            this(title, 0);
        }
    }

    @Override
    public double shape() {
        return switch (picture) {
            case PointPicture _ -> 1;
            case BarPicture _ -> WIDE;
            case CellPicture cells -> cells.square() ? (double) cells.columns() / cells.rows() : TABLE;
        };
    }

    @Override
    public boolean hasEvents() {
        return false;
    }
}
