package org.grokscope.ui.library.list;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.outcome.OutcomeKind;

/** The library's runs in groups, one row each; every column of figures sorts, numbers as numbers. */
public final class LibraryTable extends TableView<LibraryRow> {

    /** The height of a row. */
    static final double ROW = 36;

    static final double SCROLL_BAR = 18;
    private static final double LEAST_NAME = 150;
    /** Widths of the runs' numbers with up to three digits, with four, and with more. */
    static final double NUMBERS = 48;

    private static final double MORE_NUMBERS = 58;
    private static final double MOST_NUMBERS = 66;

    public LibraryTable(List<TableColumn<LibraryRow, ?>> columns, Consumer<LibraryRow.Heading> onToggle) {
        setAccessibleText(Texts.of("library.table.accessible"));
        getStyleClass().addAll("lab-table", "library-table");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setRowFactory(_ -> new GroupedRow(onToggle));
        setFixedCellSize(ROW);
        getColumns().setAll(columns);
        columns.forEach(column -> column.visibleProperty().addListener(_ -> giveNameTheRest()));
        widthProperty().addListener(_ -> giveNameTheRest());
    }

    private void giveNameTheRest() {
        double others = getColumns().stream()
                .filter(column -> column.isVisible() && !LibraryColumns.NAME.equals(column.getId()))
                .mapToDouble(TableColumn::getPrefWidth)
                .sum();
        column(LibraryColumns.NAME).setPrefWidth(Math.max(LEAST_NAME, getWidth() - others - SCROLL_BAR));
    }

    /** Numbers of runs with four and more digits are not cut. */
    private void giveNumbersRoom() {
        long highest = runs().stream().mapToLong(StoredRun::id).max().orElse(0);
        TableColumn<LibraryRow, ?> numbers = column(LibraryColumns.RUN);
        double width = highest < 1_000 ? NUMBERS : highest < 10_000 ? MORE_NUMBERS : MOST_NUMBERS;
        if (numbers.getPrefWidth() != width) {
            numbers.setPrefWidth(width);
            giveNameTheRest();
        }
    }

    public TableColumn<LibraryRow, ?> column(String id) {
        return getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Sets what sorts the rows when another order is chosen, and shows them. */
    public void setOnSort(Runnable sort) {
        setSortPolicy(_ -> {
            sort.run();
            return true;
        });
    }

    /** Shows other rows, in their order, and keeps the selection. */
    public void show(List<LibraryRow> rows) {
        Set<Long> selected = selected().stream().map(StoredRun::id).collect(Collectors.toSet());
        getSelectionModel().clearSelection();
        getItems().setAll(rows);
        giveNumbersRoom();
        int[] places = IntStream.range(0, selected.isEmpty() ? 0 : rows.size())
                .filter(row -> rows.get(row) instanceof LibraryRow.Entry entry
                        && selected.contains(entry.run().id()))
                .toArray();
        if (places.length > 0) {
            getSelectionModel().selectIndices(places[0], places);
        }
    }

    /** The runs that are listed, from top to bottom. */
    public List<StoredRun> runs() {
        return runsOf(getItems());
    }

    public List<StoredRun> selected() {
        return runsOf(getSelectionModel().getSelectedItems());
    }

    /** What the list calls the selected run; empty unless it is exactly one. */
    public String selectedName() {
        List<LibraryRow> rows = getSelectionModel().getSelectedItems();
        return rows.size() == 1 && rows.getFirst() instanceof LibraryRow.Entry entry ? entry.name() : "";
    }

    /** The heading that has the keyboard focus. */
    public Optional<LibraryRow.Heading> focusedHeading() {
        return getFocusModel().getFocusedItem() instanceof LibraryRow.Heading heading
                ? Optional.of(heading)
                : Optional.empty();
    }

    /** Shows newer values of runs that are listed, in their rows. */
    public void replace(List<StoredRun> runs) {
        for (StoredRun run : runs) {
            for (int row = 0; row < getItems().size(); row++) {
                if (getItems().get(row) instanceof LibraryRow.Entry entry
                        && entry.run().id() == run.id()) {
                    getItems().set(row, new LibraryRow.Entry(run, OutcomeKind.of(run), entry.named(), entry.rails()));
                    break;
                }
            }
        }
    }

    private static List<StoredRun> runsOf(List<LibraryRow> rows) {
        return rows.stream()
                .filter(LibraryRow.Entry.class::isInstance)
                .map(row -> ((LibraryRow.Entry) row).run())
                .toList();
    }

    /** Selects a run that is listed, and no other. */
    public void select(long run) {
        for (int row = 0; row < getItems().size(); row++) {
            if (getItems().get(row) instanceof LibraryRow.Entry entry
                    && entry.run().id() == run) {
                getSelectionModel().clearAndSelect(row);
                return;
            }
        }
    }
}
