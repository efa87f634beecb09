package org.grokscope.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.grokscope.library.StoredRun;

/** The library's runs, a row a run; every column sorts, numbers as numbers. */
final class LibraryTable extends TableView<StoredRun> {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    LibraryTable() {
        setPlaceholder(new Label(Texts.of("library-table.every-run-that-is")));
        setAccessibleText(Texts.of("library-table.recorded-runs"));
        getStyleClass().add("lab-table");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns()
                .setAll(List.of(
                        FigureColumns.number(Texts.of("library-table.run"), StoredRun::id, 52),
                        FigureColumns.column(Texts.of("library-table.began"), LibraryTable::began, 126),
                        FigureColumns.column(Texts.of("library-table.name"), StoredRun::title, 236),
                        FigureColumns.column(
                                "tags", run -> String.join(" ", run.label().tags()), 96),
                        FigureColumns.column(
                                "optimizer", run -> run.config().optimizer().label(), 82),
                        FigureColumns.number("η", run -> run.config().learningRate(), 64),
                        FigureColumns.number("λ", run -> run.config().weightDecay(), 48),
                        FigureColumns.column("seed", run -> run.config().seed(), 56),
                        FigureColumns.number("T_mem", run -> orNaN(run.memorizationStep()), 66),
                        FigureColumns.number("T_grok", run -> orNaN(run.grokkingStep()), 66),
                        FigureColumns.number("steps", StoredRun::steps, 66),
                        FigureColumns.column("outcome", LibraryTable::outcome, 108),
                        FigureColumns.number("MB", run -> run.bytes() / 1e6, 52)));
    }

    private static String began(StoredRun run) {
        return WHEN.format(run.created().atZone(ZoneId.systemDefault()));
    }

    static String outcome(StoredRun run) {
        return run.outcome()
                .map(id -> id.replace('-', ' '))
                .orElseGet(() -> run.ended().isPresent()
                        ? Texts.of("library-table.interrupted")
                        : Texts.of("library-table.under-way"));
    }

    private static double orNaN(OptionalLong step) {
        return step.isPresent() ? step.getAsLong() : Double.NaN;
    }

    /** Shows other runs; those that were selected stay so. */
    void show(List<StoredRun> runs) {
        List<Long> selected = selectedIds();
        List<TableColumn<StoredRun, ?>> order = List.copyOf(getSortOrder());
        getItems().setAll(runs);
        getSortOrder().setAll(order);
        sort();
        getSelectionModel().clearSelection();
        for (StoredRun run : getItems()) {
            if (selected.contains(run.id())) {
                getSelectionModel().select(run);
            }
        }
    }

    List<StoredRun> selected() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(run -> run != null)
                .toList();
    }

    private List<Long> selectedIds() {
        return selected().stream().map(StoredRun::id).toList();
    }
}
