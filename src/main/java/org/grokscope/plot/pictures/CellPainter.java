package org.grokscope.plot.pictures;

import java.util.List;
import java.util.stream.Stream;
import org.grokscope.plot.model.LabelLayout.Box;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.PlotStyle;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/** Paints a table of cells on a card. */
public final class CellPainter {
    /** Beside the table, above it, with title and two lines, and below it, in em of the type's scale. */
    private static final double MARGIN = 14;

    private static final double HEAD = 56;
    private static final double FOOT = 14;
    private static final double LINE = 15;

    private final Brush b;
    private final CellPicture picture;
    private final Box table;
    private final List<String> head;

    /** A cell's place. */
    public record Cell(int column, int row) {}

    /** Prepares painting on the whole surface. */
    public CellPainter(Brush b, CellPicture picture) {
        this.b = b;
        this.picture = picture;
        double width = b.g().width() - 2 * b.em(MARGIN);
        head = words(picture, b.style(), b.g().width());
        double top = b.em(HEAD + more(head));
        double height = Math.max(10, b.g().height() - top - b.em(FOOT));
        table = inside(picture, new Box(b.em(MARGIN), top, width, height));
    }

    /** Where the table lies in a rectangle: at its top and in the middle of its width, as large as its cells' form allows. */
    private static Box inside(CellPicture picture, Box room) {
        if (!picture.square() || picture.isEmpty()) {
            return room;
        }
        double side = Math.min(room.width() / picture.columns(), room.height() / picture.rows());
        double width = side * picture.columns();
        return new Box(room.left() + (room.width() - width) / 2, room.top(), width, side * picture.rows());
    }

    /** How high a card must be for square cells to fill its width. */
    public static double height(CellPicture picture, double width, PlotStyle style) {
        double across = (width - style.em(2 * MARGIN)) * picture.rows() / picture.columns();
        return Math.ceil(style.em(HEAD + more(words(picture, style, width)) + FOOT) + across);
    }

    /** What the colours and the axes are, in the lines that they take. */
    private static List<String> words(CellPicture picture, PlotStyle style, double width) {
        double room = width - style.em(2 * MARGIN);
        return Stream.of(picture.subtitle(), picture.axes())
                .flatMap(text -> style.wrap(text, style.small(), room).stream())
                .toList();
    }

    /** How much more the head takes than its usual two lines. */
    private static double more(List<String> lines) {
        return LINE * Math.max(0, lines.size() - 2);
    }

    /** The cell at a point; null for none. */
    public Cell at(double x, double y) {
        Cell cell = new Cell((int) Math.floor((x - table.left()) * picture.columns() / table.width()), (int)
                Math.floor((y - table.top()) * picture.rows() / table.height()));
        return has(cell) ? cell : null;
    }

    private boolean has(Cell cell) {
        return cell != null
                && cell.column() >= 0
                && cell.column() < picture.columns()
                && cell.row() >= 0
                && cell.row() < picture.rows();
    }

    /**
     * Paints everything.
     *
     * @param pointed the cell that has a ring and is read; null for none
     */
    public void paint(Cell pointed) {
        if (picture.isEmpty()) {
            PicturePainter.nothing(b, picture);
            return;
        }
        boolean reads = has(pointed);
        head(reads ? picture.cells().text(pointed.column(), pointed.row()) : "");
        fill(b, picture, table);
        if (reads) {
            double width = table.width() / picture.columns();
            double height = table.height() / picture.rows();
            double x = table.left() + pointed.column() * width - 2;
            double y = table.top() + pointed.row() * height - 2;
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeRect(x, y, width + 4, height + 4, 0, ring);
        }
    }

    /** The title, and lines of a fixed height: what the colours and the axes are, or what a cell says. */
    private void head(String reading) {
        double x = b.em(MARGIN);
        double y = b.em(16);
        b.write(picture.title(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, x, y);
        boolean reads = !reading.isEmpty();
        for (String line : reads ? b.style().wrap(reading, b.style().small(), b.g().width() - 2 * x) : head) {
            y += b.em(LINE);
            b.write(
                    line,
                    b.style().small(),
                    reads ? b.palette().ink() : b.palette().muted(),
                    Surface.Align.LEFT,
                    x,
                    y);
        }
    }

    /** Fills a rectangle with the cells alone. */
    public static void fill(Brush b, CellPicture picture, Box table) {
        b.g().fillCells(
                        picture.colours(b.palette()),
                        picture.columns(),
                        table.left(),
                        table.top(),
                        table.width(),
                        table.height());
    }
}
