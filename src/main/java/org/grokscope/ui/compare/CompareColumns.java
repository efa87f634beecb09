package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.typesetting.MathText;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.MathLabels;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;
import org.grokscope.ui.outcome.OutcomeCell;
import org.grokscope.ui.outcome.OutcomeKind;

/** The columns of the table of compared runs: name, outcome, numbers, and a button that opens the run. */
final class CompareColumns {

    /** The width of a run's mark, of a chip without its text, and of the button, in px. */
    private static final double MARK = 24;

    /** The id of the column with the names. */
    static final String NAME = "name";

    private static final double CHIP = 30;
    private static final double BUTTON = 40;

    private final ObservableValue<PlotPalette> palette;
    private final Consumer<ComparedRun> onOpen;

    CompareColumns(ObservableValue<PlotPalette> palette, Consumer<ComparedRun> onOpen) {
        this.palette = palette;
        this.onOpen = onOpen;
    }

    List<TableColumn<CompareRow, ?>> all() {
        TableColumn<CompareRow, String> name =
                column("compare.table.run", row -> new ReadOnlyObjectWrapper<>(row.name()));
        name.setCellFactory(_ -> new NameCell());
        name.setId(NAME);
        name.setUserData(MARK);
        TableColumn<CompareRow, Standing> outcome = Definitions.heading(
                column("compare.table.outcome", row -> row.state().map(Standing::new)), Term.OUTCOME);
        outcome.setCellFactory(_ -> new OutcomeCell<>((chip, standing) -> chip.show(standing.run())));
        outcome.setId("outcome");
        outcome.setUserData(CHIP);
        List<TableColumn<CompareRow, ?>> columns = new ArrayList<>(List.of(name, outcome));
        for (CompareValue value : CompareValue.values()) {
            columns.add(number(value));
        }
        TableColumn<CompareRow, String> open = new TableColumn<>("");
        open.setCellValueFactory(_ -> new ReadOnlyObjectWrapper<>(Texts.of("compare.open-run.label")));
        open.setCellFactory(_ -> new OpenCell());
        open.setSortable(false);
        open.setUserData(BUTTON);
        columns.add(open);
        columns.forEach(column -> column.setReorderable(false));
        return columns;
    }

    /** The width of what the cells of a column have besides their text. */
    static double besideText(TableColumn<CompareRow, ?> column) {
        return column.getUserData() instanceof Double width ? width : 0;
    }

    /** Sorted by what became of the run, and then by how far it has come. */
    private record Standing(RunState run) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            return Comparator.<Standing, OutcomeKind>comparing(each -> OutcomeKind.of(each.run))
                    .thenComparing(each -> each.run.phase())
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return OutcomeKind.word(run);
        }
    }

    private static TableColumn<CompareRow, CompareValue.Cell> number(CompareValue value) {
        TableColumn<CompareRow, CompareValue.Cell> column = column(
                Texts.key("compare.table", value),
                row -> row.state().map(state -> value.of(state, row.first().get())));
        column.setId(value.name());
        column.getStyleClass().add("flush-right");
        column.setCellFactory(_ -> new NumberCell());
        return Definitions.heading(column, value.term());
    }

    private static <T> TableColumn<CompareRow, T> column(String key, Function<CompareRow, ObservableValue<T>> value) {
        TableColumn<CompareRow, T> column = new TableColumn<>(MathText.set(Texts.of(key)));
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        return column;
    }

    /** The run's mark as in the plots, and its name. */
    private final class NameCell extends TableCell<CompareRow, String> {
        private final Label name = Nodes.label("", "compare-name");

        NameCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            name.setMinWidth(0);
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            CompareRow row = empty ? null : getTableRow().getItem();
            setText(row == null ? null : item);
            if (row == null) {
                setGraphic(null);
                return;
            }
            name.setText(item);
            HBox named = Nodes.row("compare-run", new RunMark(row.style(), palette.getValue()), name);
            named.setMinWidth(0);
            named.setAlignment(Pos.CENTER_LEFT);
            setGraphic(named);
            Hints.put(this, item);
        }
    }

    /** In amber where it is still to come. */
    private static final class NumberCell extends TableCell<CompareRow, CompareValue.Cell> {
        NumberCell() {
            MathLabels.follow(this);
        }

        @Override
        protected void updateItem(CompareValue.Cell cell, boolean empty) {
            super.updateItem(cell, empty);
            boolean shown = !empty && cell != null;
            setText(shown ? cell.text() : null);
            Nodes.style(this, "expected", shown && cell.isExpected());
        }
    }

    /** The button that opens the run, where it can be. */
    private final class OpenCell extends TableCell<CompareRow, String> {
        private final Button open = Nodes.hinted("compare.open-run", this::open, "corner");

        OpenCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        private void open() {
            onOpen.accept(getTableRow().getItem().run());
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            CompareRow row = empty ? null : getTableRow().getItem();
            boolean shown = row != null && CompareTable.canOpen(row.run());
            if (shown) {
                open.setAccessibleText(MathText.spoken(Texts.of("compare.open-run.accessible", row.name())));
            }
            setGraphic(shown ? open : null);
        }
    }
}
