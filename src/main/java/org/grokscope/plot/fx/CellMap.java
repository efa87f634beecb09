package org.grokscope.plot.fx;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.paint.Stroke;
import org.grokscope.plot.paint.Surface;

/**
 * A table of coloured cells, such as a network's answers or its weights; row 0 is at the top. The cell that is pointed at, by
 * mouse or arrow keys, has a ring, and its text is written below.
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
     * @param columnName what goes from left to right
     * @param rowName what goes from top to bottom
     * @param square whether cells are as wide as they are high
     * @param empty what is said while it is empty
     */
    public record Data(
            String title,
            String subtitle,
            int columns,
            int rows,
            Cells cells,
            String columnName,
            String rowName,
            boolean square,
            EmptyText empty) {}

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
    void paint(Brush b, Data shown) {
        double head = writeHead(b, shown.title(), shown.subtitle());
        if (shown.columns() == 0) {
            b.empty(shown.empty(), b.g().width() / 2, b.g().height() / 2, b.g().width() - b.em(40));
            return;
        }
        place(b, shown, head);
        cells(b, shown);
        names(b, shown);
        Cell cell = pointed.get();
        if (cell != null && cell.column() < shown.columns() && cell.row() < shown.rows()) {
            double x = left + cell.column() * cellWidth - 2;
            double y = top + cell.row() * cellHeight - 2;
            Stroke ring = new Stroke(b.palette().ink(), b.style().line(1.5));
            b.g().strokeRect(x, y, cellWidth + 4, cellHeight + 4, 0, ring);
            reading(b, shown.cells().text(cell.column(), cell.row()));
        }
    }

    private void place(Brush b, Data shown, double head) {
        double width = b.g().width() - b.em(34) - b.em(12);
        double height = Math.max(10, b.g().height() - head - b.em(14) - b.em(40));
        double side = Math.min(width / shown.columns(), height / shown.rows());
        cellWidth = shown.square() ? side : width / shown.columns();
        cellHeight = shown.square() ? side : height / shown.rows();
        left = b.em(34) + (width - cellWidth * shown.columns()) / 2;
        top = head + b.em(14);
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

    private void names(Brush b, Data shown) {
        b.caption(shown.columnName(), Surface.Align.LEFT, left, top - b.em(8));
        double y = top + b.em(6);
        for (String line : b.style().wrap(shown.rowName(), b.style().small(), b.em(34))) {
            b.caption(line, Surface.Align.RIGHT, left - b.em(6), y);
            y += b.em(13);
        }
        if (pointed.get() == null) {
            double bottom = top + shown.rows() * cellHeight + 1;
            Stroke edge = new Stroke(b.palette().line(), 1);
            b.g().strokeLine(left, bottom, left + shown.columns() * cellWidth, bottom, edge);
        }
    }

    private static void reading(Brush b, String text) {
        double y = b.g().height() - b.em(26);
        for (String line : b.style().wrap(text, b.style().small(), b.g().width() - b.em(24))) {
            b.write(line, b.style().small(), b.palette().ink(), Surface.Align.LEFT, b.em(14), y);
            y += b.em(14);
        }
    }
}
