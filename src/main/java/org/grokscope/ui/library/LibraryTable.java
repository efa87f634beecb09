package org.grokscope.ui.library;

import static org.grokscope.ui.controls.FigureColumns.changed;
import static org.grokscope.ui.controls.FigureColumns.column;
import static org.grokscope.ui.controls.FigureColumns.number;
import static org.grokscope.ui.controls.FigureColumns.step;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.TextAlignment;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.Texts;

/** The library's runs, one row each; every column sorts, numbers as numbers. */
public final class LibraryTable extends TableView<StoredRun> {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final double LEAST_NAME = 170;
    private static final double SCROLL_BAR = 18;

    private final Label emptiness = new Label();

    public LibraryTable() {
        setPlaceholder(emptiness);
        emptiness.setWrapText(true);
        emptiness.setTextAlignment(TextAlignment.CENTER);
        setAccessibleText(Texts.of("library.table.accessible"));
        getStyleClass().add("lab-table");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<StoredRun, String> name =
                column(Texts.of("library.table.name"), run -> run.title(Texts.narrator()::title), LEAST_NAME);
        getColumns()
                .setAll(List.of(
                        number(Texts.of("library.table.run"), StoredRun::id, 44),
                        column(Texts.of("library.table.started"), LibraryTable::began, 118),
                        name,
                        column(Texts.of("table.outcome"), LibraryContents::outcome, 88),
                        step(Texts.of("table.memorized"), StoredRun::memorizationStep, 82),
                        step(Texts.of("table.grokked"), StoredRun::grokkingStep, 72),
                        number(Texts.of("library.table.steps"), StoredRun::steps, 60),
                        column(
                                Texts.of("library.table.optimizer"),
                                run -> run.config().optimizer().label(),
                                76),
                        changed("η", run -> run.config().learningRate(), StoredRun::learningRate, 54),
                        changed("λ", run -> run.config().weightDecay(), StoredRun::weightDecay, 40),
                        number(Texts.of("table.seed"), run -> run.config().seed(), 50),
                        number(Texts.of("library.table.size"), run -> Math.round(run.bytes() / 1e5) / 10.0, 50),
                        column(
                                Texts.of("library.table.tags"),
                                run -> String.join(", ", run.label().tags()),
                                72)));
        // The name takes the remaining width.
        double others =
                getColumns().stream().mapToDouble(TableColumn::getPrefWidth).sum() - LEAST_NAME;
        widthProperty()
                .addListener((observable, old, width) ->
                        name.setPrefWidth(Math.max(LEAST_NAME, width.doubleValue() - others - SCROLL_BAR)));
    }

    private static String began(StoredRun run) {
        return WHEN.format(run.created().atZone(ZoneId.systemDefault()));
    }

    /** Sets what is said where there are no rows. */
    void explainEmptiness(String why) {
        emptiness.setText(why);
    }

    /** Sets what sorts the rows when another order is chosen, and shows them. */
    void setOnSort(Runnable sort) {
        setSortPolicy(_ -> {
            sort.run();
            return true;
        });
    }

    /** Shows other runs, in their order, and keeps the selection. */
    void show(List<StoredRun> runs) {
        Set<Long> selected = selected().stream().map(StoredRun::id).collect(Collectors.toSet());
        getSelectionModel().clearSelection();
        getItems().setAll(runs);
        int[] rows = IntStream.range(0, selected.isEmpty() ? 0 : runs.size())
                .filter(row -> selected.contains(runs.get(row).id()))
                .toArray();
        if (rows.length > 0) {
            getSelectionModel().selectIndices(rows[0], rows);
        }
    }

    List<StoredRun> selected() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(run -> run != null)
                .toList();
    }
}
