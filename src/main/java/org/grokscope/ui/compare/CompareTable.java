package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.grokscope.narration.Readouts;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/** The state of the compared runs, one row each. */
final class CompareTable extends GridPane {

    private static final List<String> HEADINGS = List.of(
            Texts.of("compare.table.run"),
            Texts.of("compare.table.step"),
            Texts.of("compare.table.train"),
            Texts.of("compare.table.test"),
            "‖θ‖²",
            Texts.of("compare.table.memorized"),
            Texts.of("compare.table.grokked"),
            Texts.of("compare.table.delay"),
            Texts.of("compare.table.forecast"));

    /** Null before anything was shown. */
    private List<ComparedRun> contendersShown;

    private List<String> namesShown = List.of();
    private List<Integer> rowsShown = List.of();
    private final List<List<Label>> values = new ArrayList<>();
    private final Consumer<ComparedRun> onOpen;

    /**
     * Makes an empty table.
     *
     * @param onOpen shows a run on the run screen
     */
    CompareTable(Consumer<ComparedRun> onOpen) {
        this.onOpen = onOpen;
        getStyleClass().add("compare-table");
    }

    /** Shows the runs; does nothing while none has new evaluations. */
    void show(List<ComparedRun> contenders, List<String> names) {
        List<Integer> rows =
                contenders.stream().map(each -> each.history().size()).toList();
        boolean same = contenders.equals(contendersShown) && names.equals(namesShown);
        if (same && rows.equals(rowsShown)) {
            return;
        }
        // While runs train only texts change: a button that was replaced could not be clicked.
        if (!same) {
            build(contenders, names);
        }
        contendersShown = contenders;
        namesShown = names;
        rowsShown = rows;
        for (int i = 0; i < contenders.size(); i++) {
            List<String> cells = cells(contenders.get(i).state());
            for (int column = 0; column < cells.size(); column++) {
                values.get(i).get(column).setText(cells.get(column));
            }
        }
    }

    private void build(List<ComparedRun> contenders, List<String> names) {
        getChildren().clear();
        values.clear();
        for (int column = 0; column < HEADINGS.size(); column++) {
            add(Nodes.label(HEADINGS.get(column), "readout-name"), column, 0);
        }
        for (int i = 0; i < contenders.size(); i++) {
            ComparedRun run = contenders.get(i);
            add(Nodes.label(names.get(i), "compare-name", "compare-" + i), 0, i + 1);
            List<Label> row = new ArrayList<>();
            for (int column = 1; column < HEADINGS.size(); column++) {
                Label cell = Nodes.label("", "readout-value");
                row.add(cell);
                add(cell, column, i + 1);
            }
            values.add(row);
            // A run of a file is in no library to be opened from.
            if (run.session().isPresent() || run.stored().isPresent()) {
                add(Nodes.hinted("compare.open-run", () -> onOpen.accept(run), "corner"), HEADINGS.size(), i + 1);
            }
        }
    }

    private static List<String> cells(RunState run) {
        Readouts readouts = Texts.narrator().readouts(run);
        return List.of(
                readouts.step(),
                ValueFormat.PERCENT.brief(run.newest(RunHistory.Column.TRAIN_ACCURACY)),
                ValueFormat.PERCENT.brief(run.newest(RunHistory.Column.TEST_ACCURACY)),
                readouts.norm(),
                readouts.memorized(),
                readouts.grokked(),
                readouts.delay(),
                readouts.expected());
    }
}
