package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Texts;

/**
 * The state of the compared runs, one row each, and jumps also as multiples of the first run's. A click on a heading sorts; while runs train,
 * the rows stay where they are.
 */
final class CompareTable extends TableView<CompareRow> {

    /** The height of a row, in px. */
    private static final double ROW = 30;

    private static final double EDGES = 4;
    private static final double LEAST_NAME = 180;
    private static final double SCROLL_BAR = 16;

    private final ColumnWidths widths = new ColumnWidths();
    private final ObjectProperty<PlotPalette> palette = new SimpleObjectProperty<>(this, "palette", PlotPalette.LIGHT);
    private final Consumer<ComparedRun> onOpen;
    private final List<CompareRow> rows = new ArrayList<>();
    private List<Object> progress = List.of();

    /**
     * Makes an empty table.
     *
     * @param onOpen shows a run on the run screen
     */
    CompareTable(Consumer<ComparedRun> onOpen) {
        this.onOpen = onOpen;
        getStyleClass().addAll("lab-table", "compare-table");
        setAccessibleText(Texts.of("compare.table.accessible"));
        getColumns().setAll(new CompareColumns(palette, onOpen).all());
        setFixedCellSize(ROW);
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            }
        });
        widthProperty().addListener(_ -> fit());
        getVisibleLeafColumns().addListener((InvalidationListener) _ -> fit());
        getSortOrder().addListener((InvalidationListener) _ -> fit());
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2) {
            openSelected();
        }
    }

    private void openSelected() {
        CompareRow row = getSelectionModel().getSelectedItem();
        if (row != null && canOpen(row.run())) {
            onOpen.accept(row.run());
        }
    }

    /** A run of a file is in no library to be opened from. */
    static boolean canOpen(ComparedRun run) {
        return run.session().isPresent() || run.stored().isPresent();
    }

    /** Shows other runs. */
    void show(Contestants shown, PlotPalette newPalette) {
        palette.set(newPalette);
        progress = List.of();
        rows.clear();
        ObjectProperty<RunState> first = new SimpleObjectProperty<>();
        IntStream.range(0, shown.runs().size())
                .mapToObj(i -> CompareRow.of(shown, i, first))
                .forEach(rows::add);
        show(shown.states());
        // Not removed and added again: what is sorted keeps its order.
        getItems().setAll(rows);
        String reference = shown.isEmpty() ? "" : shown.names().getFirst();
        column(CompareValue.FACTOR).setText(MathText.set(Texts.of("compare.table.factor", reference)));
        sort();
        widths.forget();
        fit();
    }

    /** The height in which all rows are seen. */
    double wholeHeight() {
        return (rows.size() + 1) * ROW + EDGES;
    }

    /** Shows how far the runs have come. */
    void refresh(List<RunState> states) {
        List<Object> now = new ArrayList<>(Contestants.progress(states));
        states.forEach(state ->
                now.add(List.of(state.status().outcome(), state.status().running())));
        if (now.equals(progress)) {
            return;
        }
        progress = now;
        show(states);
        fit();
    }

    private void show(List<RunState> states) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).state().set(states.get(i));
        }
    }

    private TableColumn<CompareRow, ?> column(CompareValue value) {
        return getColumns().stream()
                .filter(column -> value.name().equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Columns are as wide as their texts; only the names give way where that is too much. */
    private void fit() {
        double others = 0;
        for (TableColumn<CompareRow, ?> column :
                getVisibleLeafColumns().subList(1, getVisibleLeafColumns().size())) {
            column.setPrefWidth(widths.of(this, column, CompareColumns.besideText(column)));
            others += column.getPrefWidth();
        }
        TableColumn<CompareRow, ?> name = getColumns().getFirst();
        double whole = widths.of(this, name, CompareColumns.besideText(name));
        double least = Math.min(whole, LEAST_NAME);
        double room = getWidth() - others - SCROLL_BAR;
        // Where the table scrolls across anyway, names are whole.
        name.setPrefWidth(room < least ? Math.min(whole, 2 * LEAST_NAME) : Math.clamp(room, least, whole));
    }
}
