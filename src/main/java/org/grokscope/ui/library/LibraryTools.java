package org.grokscope.ui.library;

import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;
import org.grokscope.narration.NumberFormat;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.list.Grouping;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.preferences.Preferences;

/** The bar above the list: which runs are listed, by what, and with which columns. */
final class LibraryTools extends HBox {

    private static final String MEMORY = "library-groups";

    private final TextField search = TextFields.createClearableTextField();
    private final OutcomeFilter filter;
    private final Choice<Grouping> grouping = Choice.of(Grouping.values(), "library.grouping");
    private final CheckBox trash = new CheckBox(Texts.of("library.trash.show.label"));
    private final Label count = Nodes.label("", "field-name");
    /** How many runs are listed, of how many. */
    private String shown = "";

    private final Label groupedBy = Nodes.label(Texts.of("library.grouping"), "field-name");

    LibraryTools(
            LibraryController library,
            LibraryTable table,
            Preferences preferences,
            Runnable onChange,
            Runnable onImport) {
        getStyleClass().add("library-tools");
        filter = new OutcomeFilter(onChange);
        search.setPromptText(Texts.of("library.search.prompt"));
        search.setAccessibleText(Texts.of("library.search.prompt"));
        search.setPrefWidth(264);
        search.setMinWidth(120);
        search.textProperty().addListener(_ -> onChange.run());
        grouping.setValue(preferences.get(MEMORY, Grouping.class, Grouping.PRESET));
        grouping.setMinWidth(USE_PREF_SIZE);
        grouping.valueProperty().addListener((_, _, chosen) -> {
            preferences.put(Map.of(MEMORY, chosen.name()), _ -> {});
            onChange.run();
        });
        Hints.put(trash, Texts.of("library.trash.show.tooltip"));
        trash.setMinWidth(USE_PREF_SIZE);
        trash.selectedProperty().bindBidirectional(library.trashShownProperty());
        trash.setOnAction(_ -> library.refresh());
        count.setMinWidth(USE_PREF_SIZE);
        groupedBy.setMinWidth(USE_PREF_SIZE);
        ColumnChooser columns = new ColumnChooser(table, preferences);
        columns.setMinWidth(112);
        // Deferred: what is shown is not changed while it is laid out.
        widthProperty().addListener(_ -> Platform.runLater(this::fit));
        getChildren()
                .addAll(List.of(
                        search,
                        filter,
                        Nodes.space(),
                        count,
                        groupedBy,
                        grouping,
                        columns,
                        trash,
                        Nodes.hinted("library.import", onImport)));
    }

    /** No text is cut: the search gets narrower first, then the label of the groups goes, then the size of the library. */
    private void fit() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset() + getSpacing();
        for (Node child : getChildren()) {
            if (!child.equals(count) && !child.equals(groupedBy)) {
                room -= getSpacing() + (child.equals(search) ? search.minWidth(-1) : child.prefWidth(-1));
            }
        }
        double size = count.prefWidth(-1) + getSpacing();
        Nodes.show(count, room >= size);
        Nodes.show(groupedBy, room >= size + groupedBy.prefWidth(-1) + getSpacing());
    }

    String words() {
        return search.getText();
    }

    OutcomeFilter.Choice filter() {
        return filter.chosen();
    }

    Grouping grouping() {
        return grouping.getValue();
    }

    boolean isTrashShown() {
        return trash.isSelected();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Shows how many runs there are. */
    void show(Map<OutcomeFilter.Choice, Integer> counts, int listed, LibraryContents contents) {
        filter.show(counts);
        int all = contents.runs().size();
        shown = listed == all
                ? LibraryDetails.runs(all)
                : Texts.of("library.summary.part", NumberFormat.count(listed), NumberFormat.count(all));
        showSize(contents.bytes());
        Hints.put(count, contents.file().toString());
    }

    /** Shows how large the library is now. */
    void showSize(long bytes) {
        count.setText(Texts.of("library.summary", shown, LibraryDetails.megabytes(bytes)));
        Platform.runLater(this::fit);
    }
}
