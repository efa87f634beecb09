package org.grokscope.ui.outcome;

import java.util.function.BiConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;

/**
 * What became of a run, as a chip in a table. Its text is the chip's, so that it can be read, copied and measured.
 *
 * @param <R> the table's rows
 * @param <T> what the column holds of a row
 */
public final class OutcomeCell<R, T> extends TableCell<R, T> {

    private final OutcomeChip chip = new OutcomeChip();
    private final BiConsumer<OutcomeChip, T> content;

    /**
     * Makes a cell.
     *
     * @param content has a chip show what the column holds
     */
    public OutcomeCell(BiConsumer<OutcomeChip, T> content) {
        this.content = content;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        boolean shown = !empty && item != null;
        if (shown) {
            content.accept(chip, item);
        }
        setText(shown ? chip.getText() : null);
        setGraphic(shown ? chip : null);
    }
}
