package org.grokscope.ui.library;

import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.controlsfx.control.textfield.TextFields;
import org.grokscope.narration.NumberFormat;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.ColumnChooser;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.library.list.Grouping;
import org.grokscope.ui.library.list.LibraryColumns;
import org.grokscope.ui.library.list.LibraryTable;
import org.grokscope.ui.preferences.Preferences;

/** The bar above the list: which runs are listed, by what, and with which columns; in a narrow window in two rows. */
final class LibraryTools extends VBox {

    private static final String MEMORY = "library-groups";

    private final TextField search = TextFields.createClearableTextField();
    private final OutcomeFilter filter;
    private final Choice<Grouping> grouping = Choice.of(Grouping.values(), "library.grouping");
    private final CheckBox trash = new CheckBox(Texts.of("library.trash.show.label"));
    private final Label count = Nodes.label("", "field-name");
    /** How many runs are listed, of how many. */
    private String shown = "";

    private final HBox first = Nodes.row("library-row");
    private final HBox second = Nodes.row("library-row");
    /** All that stands in one row where there is room. */
    private final List<Node> parts;

    private final Region gap = Nodes.space();

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
        Hints.name(search, Texts.of("library.search.prompt"));
        search.setPrefWidth(264);
        search.textProperty().addListener(_ -> onChange.run());
        grouping.named(Texts.of("library.grouping"));
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
        ColumnChooser columns = new ColumnChooser(
                table, LibraryColumns.NAME, preferences, "library-columns-hidden", LibraryColumns.UNUSUAL);
        columns.setMinWidth(112);
        columns.setMaxWidth(USE_PREF_SIZE);
        // Deferred: what is shown is not changed while it is laid out.
        widthProperty().addListener(_ -> Platform.runLater(this::fit));
        parts = List.of(
                search,
                filter,
                Nodes.space(),
                count,
                groupedBy,
                grouping,
                columns,
                trash,
                Nodes.hinted("library.import", onImport));
        first.getChildren().setAll(parts);
        getChildren().add(first);
    }

    /**
     * No text is cut: the search gets narrower first, as far as its prompt allows, then the label of the groups goes, then the size of the
     * library; where that is not enough, the chips and the size get a row of their own.
     */
    private void fit() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        search.setMinWidth(promptWidth());
        boolean narrow = room < needed(parts);
        List<Node> below = narrow ? List.of(filter, gap, count) : List.of();
        List<Node> above = parts.stream().filter(each -> !below.contains(each)).toList();
        place(below, above);
        double free = room - needed(above);
        double size = above.contains(count) ? count.prefWidth(-1) + first.getSpacing() : 0;
        Nodes.show(count, free >= size);
        Nodes.show(groupedBy, free >= size + groupedBy.prefWidth(-1) + first.getSpacing());
    }

    private void place(List<Node> below, List<Node> above) {
        if (!first.getChildren().equals(above)) {
            second.getChildren().clear();
            first.getChildren().setAll(above);
            second.getChildren().setAll(below);
            getChildren().setAll(below.isEmpty() ? List.of(first) : List.of(first, second));
        }
    }

    /** Whether something is only said, and may go. */
    private boolean isSaid(Node part) {
        return part.equals(count) || part.equals(groupedBy);
    }

    /** The width of what has to stand in a row, in px. */
    private double needed(List<Node> row) {
        return row.stream()
                .filter(each -> !isSaid(each))
                .mapToDouble(
                        each -> first.getSpacing() + (each.equals(search) ? each.minWidth(-1) : each.prefWidth(-1)))
                .sum();
    }

    /** The width in which the prompt can be read, beside the button that clears the field. */
    private double promptWidth() {
        Text prompt = new Text(search.getPromptText());
        prompt.setFont(search.getFont());
        return Math.ceil(prompt.getLayoutBounds().getWidth()) + 2 * search.getHeight();
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
