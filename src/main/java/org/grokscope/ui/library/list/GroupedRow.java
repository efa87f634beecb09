package org.grokscope.ui.library.list;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import org.grokscope.narration.NumberFormat;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** A row of a run, or the heading of a group across all columns, which lists or hides its runs at a click. */
final class GroupedRow extends TableRow<LibraryRow> {

    private static final String OPEN = "M0 2H8L4 7Z";
    private static final String CLOSED = "M2 0L7 4L2 8Z";

    private final SVGPath arrow = new SVGPath();
    private final Label title = Nodes.label("", "group-title");
    private final Label settings = Nodes.label("", "quiet");
    private final HBox heading = Nodes.row("group-heading", arrow, title, settings);

    GroupedRow(Consumer<LibraryRow.Heading> onToggle) {
        arrow.getStyleClass().add("group-arrow");
        heading.setManaged(false);
        heading.setMouseTransparent(true);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof LibraryRow.Heading group) {
                event.consume();
                getTableView().requestFocus();
                onToggle.accept(group);
            }
        });
    }

    @Override
    protected void updateItem(LibraryRow row, boolean empty) {
        super.updateItem(row, empty);
        boolean isHeading = !empty && row instanceof LibraryRow.Heading;
        Nodes.style(this, "group", isHeading);
        heading.setVisible(isHeading);
        if (row instanceof LibraryRow.Heading group && !empty) {
            arrow.setContent(group.isOpen() ? OPEN : CLOSED);
            title.setText(group.title());
            String runs = group.runs() == 1
                    ? Texts.of("count.run")
                    : Texts.of("count.runs", NumberFormat.count(group.runs()));
            String shared = group.settings().isEmpty() ? runs : group.settings() + " · " + runs;
            settings.setText(shared);
            setAccessibleText(Texts.of(
                    group.isOpen() ? "library.group.open" : "library.group.closed",
                    group.title(),
                    MathText.spoken(shared)));
        } else {
            setAccessibleText(null);
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TableRowSkin<>(this) {
            @Override
            protected void layoutChildren(double x, double y, double width, double height) {
                super.layoutChildren(x, y, width, height);
                if (heading.isVisible()) {
                    // The skin removes all but its cells whenever the columns change.
                    if (heading.getParent() == null) {
                        getChildren().add(heading);
                    }
                    heading.resizeRelocate(0, 0, getTableView().getWidth() - LibraryTable.SCROLL_BAR, height);
                }
            }
        };
    }
}
