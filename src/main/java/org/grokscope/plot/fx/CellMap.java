package org.grokscope.plot.fx;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.input.KeyEvent;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/**
 * A table of coloured cells, such as a network's answers or its weights; row 0 is at the top. The cell that is pointed at, by
 * mouse or arrow keys, has a ring, and its text stands in place of the explanation. Square cells make the table as high as it is wide.
 */
public final class CellMap extends PaintedCard<CellMap.Data> {

    /** A cell's place. */
    public record Cell(int column, int row) {}

    /** The content of the cells; must not change once shown. */
    public interface Cells {
        /** What a cell's colour means. */
        ColourRole role(int column, int row);

        /** How strong the colour is, 0 (the card's) to 1. */
        double strength(int column, int row);

        /** What is said of it. */
        String text(int column, int row);
    }

    /**
     * What is shown.
     *
     * @param title above the table
     * @param subtitle what it is, in a few words
     * @param columns how many columns; 0 for an empty table
     * @param rows how many rows
     * @param cells their content
     * @param axes what goes from left to right, and what from top to bottom
     * @param square whether cells are as wide as they are high
     * @param empty what is said while it is empty
     */
    public record Data(
            String title,
            String subtitle,
            int columns,
            int rows,
            Cells cells,
            String axes,
            boolean square,
            EmptyText empty) {}

    /** Beside the table, above it, with title and two lines, and below it, in em of the type's scale. */
    private static final double MARGIN = 14;

    private static final double HEAD = 56;
    private static final double FOOT = 14;

    private final ObjectProperty<Cell> pointed = new SimpleObjectProperty<>(this, "pointed");
    private double left;
    private double top;
    private double cellWidth = 1;
    private double cellHeight = 1;

    /** An empty table. */
    public CellMap() {
        pointed.addListener((observable, old, now) -> repaint());
        setOnMouseMoved(event -> pointed.set(at(event.getX(), event.getY())));
        setOnMouseExited(event -> pointed.set(null));
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    /** The cell that is pointed at; null for none. */
    public ObjectProperty<Cell> pointedProperty() {
        return pointed;
    }

    @Override
    String describe(Data newData) {
        if (data().map(before -> before.columns() != newData.columns()).orElse(true)) {
            requestLayout();
        }
        return newData.title() + ": " + newData.subtitle();
    }

    private Cell at(double x, double y) {
        int column = (int) Math.floor((x - left) / cellWidth);
        int row = (int) Math.floor((y - top) / cellHeight);
        return data().filter(d -> column >= 0 && column < d.columns() && row >= 0 && row < d.rows())
                .map(d -> new Cell(column, row))
                .orElse(null);
    }

    private void move(KeyEvent event) {
        int across = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            default -> 0;
        };
        int down = switch (event.getCode()) {
            case UP -> -1;
            case DOWN -> 1;
            default -> 0;
        };
        if (data().isPresent() && data().get().columns() > 0 && (across != 0 || down != 0)) {
            Cell from = Objects.requireNonNullElse(pointed.get(), new Cell(0, 0));
            pointed.set(new Cell(
                    Math.clamp(from.column() + across, 0, data().get().columns() - 1),
                    Math.clamp(from.row() + down, 0, data().get().rows() - 1)));
            setAccessibleHelp(data().get()
                    .cells()
                    .text(pointed.get().column(), pointed.get().row()));
            event.consume();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        Data shown = data().orElse(null);
        if (shown == null || !shown.square() || shown.columns() == 0 || width <= 0) {
            return super.computePrefHeight(width);
        }
        double em = style().type().textScale();
        double table = (width - 2 * MARGIN * em) * shown.rows() / shown.columns();
        return Math.ceil((HEAD + FOOT) * em + table);
    }

    @Override
    void paint(Brush b, Data shown) {
        if (shown.columns() == 0) {
            writeHead(b, shown.title(), shown.subtitle());
            b.empty(shown.empty(), b.g().width() / 2, b.g().height() / 2, b.g().width() - b.em(40));
            return;
        }
        Cell cell = pointed.get();
        boolean reads = cell != null && cell.column() < shown.columns() && cell.row() < shown.rows();
        head(b, shown, reads ? shown.cells().text(cell.column(), cell.row()) : "");
        place(b, shown);
        cells(b, shown);
        if (reads) {
            double x = left + cell.column() * cellWidth - 2;
            double y = top + cell.row() * cellHeight - 2;
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeRect(x, y, cellWidth + 4, cellHeight + 4, 0, ring);
        }
    }

    /** The title, and two lines of a fixed height: what the colours and the axes are, or what a cell says. */
    private static void head(Brush b, Data shown, String reading) {
        double x = b.em(MARGIN);
        double y = b.em(16);
        b.write(shown.title(), b.style().title(), b.palette().ink(), Surface.Align.LEFT, x, y);
        if (reading.isEmpty()) {
            b.caption(shown.subtitle(), Surface.Align.LEFT, x, y + b.em(15));
            b.caption(shown.axes(), Surface.Align.LEFT, x, y + b.em(30));
            return;
        }
        for (String line : b.style().wrap(reading, b.style().small(), b.g().width() - 2 * x)) {
            y += b.em(15);
            b.write(line, b.style().small(), b.palette().ink(), Surface.Align.LEFT, x, y);
        }
    }

    private void place(Brush b, Data shown) {
        double width = b.g().width() - 2 * b.em(MARGIN);
        double height = Math.max(10, b.g().height() - b.em(HEAD) - b.em(FOOT));
        double side = Math.min(width / shown.columns(), height / shown.rows());
        cellWidth = shown.square() ? side : width / shown.columns();
        cellHeight = shown.square() ? side : height / shown.rows();
        left = b.em(MARGIN) + (width - cellWidth * shown.columns()) / 2;
        top = b.em(HEAD);
    }

    private void cells(Brush b, Data shown) {
        int[] colours = new int[shown.columns() * shown.rows()];
        for (int row = 0; row < shown.rows(); row++) {
            for (int column = 0; column < shown.columns(); column++) {
                double strength = Math.clamp(shown.cells().strength(column, row), 0, 1);
                colours[row * shown.columns() + column] = b.palette()
                        .card()
                        .mix(b.of(shown.cells().role(column, row)), strength)
                        .argb();
            }
        }
        b.g().fillCells(colours, shown.columns(), left, top, cellWidth * shown.columns(), cellHeight * shown.rows());
    }
}
