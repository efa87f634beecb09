package org.grokscope.plot.pictures;

import java.util.List;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.Colour;
import org.grokscope.plot.paint.PlotPalette;

/**
 * A table of coloured cells, such as a network's answers or its weights; row 0 is at the top.
 *
 * @param title above the table
 * @param subtitle what it is, in a few words
 * @param columns how many columns; 0 for an empty table
 * @param rows how many rows
 * @param cells their content
 * @param axes what goes from left to right, and what from top to bottom
 * @param square whether cells are as wide as they are high
 * @param legend what the colours mean, where words about colours would not do
 * @param empty what is said while it is empty
 */
public record CellPicture(
        String title,
        String subtitle,
        int columns,
        int rows,
        Cells cells,
        String axes,
        boolean square,
        List<Sample> legend,
        EmptyText empty)
        implements Picture {
    /** Copies the list. */
    public CellPicture {
        legend = List.copyOf(legend);
    }

    /** A table without anything in it. */
    public static CellPicture empty(String title, EmptyText empty) {
        return new CellPicture(title, "", 0, 0, null, "", true, List.of(), empty);
    }

    /** The content of the cells; must not change once shown. */
    public interface Cells {
        /** What a cell's colour means. */
        ColourRole role(int column, int row);

        /** How strong the colour is, 0 (the card's) to 1. */
        double strength(int column, int row);

        /** What is said of it. */
        String text(int column, int row);
    }

    /** A colour, as cells have it, and what it means. */
    public record Sample(ColourRole role, double strength, String text) {
        /** The colour of a cell that means this. */
        public Colour colour(PlotPalette palette) {
            return palette.cell(role, strength);
        }
    }

    @Override
    public boolean isEmpty() {
        return columns == 0;
    }

    /** The colours of all cells, row by row. */
    int[] colours(PlotPalette palette) {
        int[] colours = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double strength = Math.clamp(cells.strength(column, row), 0, 1);
                colours[row * columns + column] =
                        palette.cell(cells.role(column, row), strength).argb();
            }
        }
        return colours;
    }
}
