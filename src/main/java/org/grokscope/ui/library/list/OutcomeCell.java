package org.grokscope.ui.library.list;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.grokscope.ui.outcome.OutcomeChip;
import org.grokscope.ui.outcome.OutcomeKind;

/** How a run ended, as a chip. */
final class OutcomeCell extends TableCell<LibraryRow, OutcomeKind> {

    private final OutcomeChip chip = new OutcomeChip();

    OutcomeCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(OutcomeKind kind, boolean empty) {
        super.updateItem(kind, empty);
        boolean shown = !empty && kind != null;
        if (shown) {
            chip.show(kind);
        }
        setText(shown ? kind.label() : null);
        setGraphic(shown ? chip : null);
    }
}
