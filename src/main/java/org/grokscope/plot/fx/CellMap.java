package org.grokscope.plot.fx;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.input.KeyEvent;
import org.grokscope.plot.paint.Brush;
import org.grokscope.plot.pictures.CellPainter;
import org.grokscope.plot.pictures.CellPainter.Cell;
import org.grokscope.plot.pictures.CellPicture;

/**
 * A table of coloured cells. The cell that is pointed at, by mouse or arrow keys, has a ring, and its text stands in place of the explanation.
 * Square cells make the table as high as it is wide.
 */
public final class CellMap extends PaintedCard<CellPicture> {
    private final ObjectProperty<Cell> pointed = new SimpleObjectProperty<>(this, "pointed");
    /** What was painted last; null before that. */
    private CellPainter painter;

    /** An empty table. */
    public CellMap() {
        pointed.addListener((observable, old, now) -> repaint());
        setOnMouseMoved(event -> pointed.set(painter == null ? null : painter.at(event.getX(), event.getY())));
        setOnMouseExited(event -> pointed.set(null));
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    /** The cell that is pointed at; null for none. */
    public ObjectProperty<Cell> pointedProperty() {
        return pointed;
    }

    @Override
    String describe(CellPicture picture) {
        if (data().map(before -> before.columns() != picture.columns()).orElse(true)) {
            requestLayout();
        }
        return picture.title() + ": " + picture.subtitle();
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
        if (data().isPresent() && !data().get().isEmpty() && (across != 0 || down != 0)) {
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
        CellPicture shown = data().orElse(null);
        return shown == null || !shown.square() || shown.isEmpty() || width <= 0
                ? super.computePrefHeight(width)
                : CellPainter.height(shown, width, style());
    }

    @Override
    void paint(Brush b, CellPicture picture) {
        painter = new CellPainter(b, picture);
        painter.paint(pointed.get());
    }
}
