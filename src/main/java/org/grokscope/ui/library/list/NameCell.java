package org.grokscope.ui.library.list;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;

/** What tells a run apart, with its tags; a branch hangs by a line below the run that it comes from. */
final class NameCell extends TableCell<LibraryRow, LibraryRow> {

    /** The width of a level, and the height of a row. */
    private static final double LEVEL = 22;

    private static final double MIDDLE = LibraryTable.ROW / 2;

    private final Label name = Nodes.label("", "run-name");
    private final Label difference = Nodes.label("", "quiet");
    private final HBox box = new HBox(8);

    NameCell() {
        getStyleClass().add("name-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        name.setMinWidth(40);
        difference.setMinWidth(0);
    }

    @Override
    protected void updateItem(LibraryRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || !(row instanceof LibraryRow.Entry entry)) {
            setGraphic(null);
            return;
        }
        boolean isNamed = !entry.run().label().name().isEmpty();
        name.setText(entry.name());
        Nodes.style(name, "branch", !entry.rails().isEmpty() && !isNamed);
        List<Node> parts = new ArrayList<>(rails(entry.rails()));
        parts.add(name);
        if (isNamed) {
            difference.setText(entry.difference());
            parts.add(difference);
        }
        for (String tag : entry.run().label().tags()) {
            Label chip = new Label(tag);
            chip.getStyleClass().add("tag");
            chip.setMinWidth(Region.USE_PREF_SIZE);
            parts.add(chip);
        }
        box.getChildren().setAll(parts);
        setGraphic(box);
        Hints.put(name, isNamed ? entry.name() + " · " + entry.difference() : entry.name());
    }

    private static List<Node> rails(List<Boolean> rails) {
        List<Node> lines = new ArrayList<>();
        for (int level = 0; level < rails.size(); level++) {
            boolean isOwn = level == rails.size() - 1;
            boolean goesOn = rails.get(level);
            String down = "M8 0V" + (goesOn ? LibraryTable.ROW : MIDDLE);
            lines.add(rail(isOwn ? down + "M8 " + MIDDLE + "H19" : goesOn ? down : ""));
        }
        return lines;
    }

    private static Region rail(String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add("rail");
        path.setManaged(false);
        Region level = new Region() {
            {
                getChildren().add(path);
            }
        };
        level.setMinSize(LEVEL, LibraryTable.ROW);
        level.setMaxSize(LEVEL, LibraryTable.ROW);
        return level;
    }
}
