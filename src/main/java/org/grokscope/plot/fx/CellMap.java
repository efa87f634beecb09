package org.grokscope.plot.fx;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.EmptyText;

/**
 * A table of coloured cells, such as a network's answers or its weights; row 0 is at the top. The cell that is pointed at, by
 * mouse or arrow keys, has a ring, and what it is stands below. Use on the JavaFX thread.
 */
public final class CellMap extends PaintedCard<CellMap.Data> {

    /** A cell's place. */
    public record Cell(int column, int row) {}

    /** What stands in the cells; must not change once shown. */
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
     * @param cells what stands in them
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
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
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
    void paint(Surface g, PlotStyle look, Data shown) {
        double head = writeHead(g, look, shown.title(), shown.subtitle());
        if (shown.columns() == 0) {
            writeEmpty(g, look, shown.empty());
            return;
        }
        place(g, look, shown, head);
        cells(g, look, shown);
        names(g, look, shown);
        Cell cell = pointed.get();
        if (cell != null && cell.column() < shown.columns() && cell.row() < shown.rows()) {
            g.setStroke(look.palette().ink());
            g.setLineWidth(look.line(1.5));
            g.setLineDashes();
            g.strokeRect(
                    left + cell.column() * cellWidth - 2,
                    top + cell.row() * cellHeight - 2,
                    cellWidth + 4,
                    cellHeight + 4);
            caption(
                    g,
                    look,
                    shown.cells().text(cell.column(), cell.row()),
                    look.palette().ink());
        }
    }

    private void place(Surface g, PlotStyle look, Data shown, double head) {
        double room = g.width() - look.em(34) - look.em(12);
        double height = Math.max(10, g.height() - head - look.em(14) - look.em(40));
        double side = Math.min(room / shown.columns(), height / shown.rows());
        cellWidth = shown.square() ? side : room / shown.columns();
        cellHeight = shown.square() ? side : height / shown.rows();
        left = look.em(34) + (room - cellWidth * shown.columns()) / 2;
        top = head + look.em(14);
    }

    private void cells(Surface g, PlotStyle look, Data shown) {
        int[] colours = new int[shown.columns() * shown.rows()];
        for (int row = 0; row < shown.rows(); row++) {
            for (int column = 0; column < shown.columns(); column++) {
                double strength = Math.clamp(shown.cells().strength(column, row), 0, 1);
                colours[row * shown.columns() + column] = blend(
                        look.palette().card(), look.palette().of(shown.cells().role(column, row)), strength);
            }
        }
        g.fillCells(colours, shown.columns(), left, top, cellWidth * shown.columns(), cellHeight * shown.rows());
    }

    private static int blend(Color from, Color to, double share) {
        return 0xFF << 24
                | mix(from.getRed(), to.getRed(), share) << 16
                | mix(from.getGreen(), to.getGreen(), share) << 8
                | mix(from.getBlue(), to.getBlue(), share);
    }

    private static int mix(double from, double to, double share) {
        return (int) Math.round(255 * (from + (to - from) * share));
    }

    private void names(Surface g, PlotStyle look, Data shown) {
        Color muted = look.palette().muted();
        double bottom = top + shown.rows() * cellHeight;
        look.write(g, shown.columnName(), look.small(), muted, TextAlignment.LEFT, left, top - look.em(8));
        List<String> words = look.wrap(shown.rowName(), look.small(), look.em(34));
        double y = top + look.em(6);
        for (String word : words) {
            look.write(g, word, look.small(), muted, TextAlignment.RIGHT, left - look.em(6), y);
            y += look.em(13);
        }
        if (pointed.get() == null) {
            g.setStroke(look.palette().line());
            g.setLineWidth(1);
            g.strokeLine(left, bottom + 1, left + shown.columns() * cellWidth, bottom + 1);
        }
    }

    private void caption(Surface g, PlotStyle look, String text, Color colour) {
        double y = g.height() - look.em(26);
        for (String line : look.wrap(text, look.small(), g.width() - look.em(24))) {
            look.write(g, line, look.small(), colour, TextAlignment.LEFT, look.em(14), y);
            y += look.em(14);
        }
    }
}
