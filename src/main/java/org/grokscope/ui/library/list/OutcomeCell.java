package org.grokscope.ui.library.list;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

/** How a run ended, as a chip. */
final class OutcomeCell extends TableCell<LibraryRow, OutcomeKind> {

    private final Label chip = new Label();

    OutcomeCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        chip.getStyleClass().add("chip");
        chip.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(OutcomeKind kind, boolean empty) {
        OutcomeKind before = getItem();
        super.updateItem(kind, empty);
        if (!empty && kind != null && kind != before) {
            kind.showOn(chip);
        }
        setText(empty || kind == null ? null : kind.label());
        setGraphic(empty || kind == null ? null : chip);
    }
}
