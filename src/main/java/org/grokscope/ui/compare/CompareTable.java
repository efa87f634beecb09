package org.grokscope.ui.compare;

import java.util.List;
import javafx.scene.layout.GridPane;
import org.grokscope.narration.NumberFormat;
import org.grokscope.narration.Readouts;
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

    private List<Integer> rowsShown = List.of();

    CompareTable() {
        getStyleClass().add("compare-table");
    }

    /** Shows the runs; does nothing while none has new evaluations. */
    void show(List<ComparedRun> contenders, List<String> names) {
        List<Integer> rows =
                contenders.stream().map(each -> each.history().size()).toList();
        if (contenders.equals(contendersShown) && rows.equals(rowsShown)) {
            return;
        }
        contendersShown = contenders;
        rowsShown = rows;
        getChildren().clear();
        for (int column = 0; column < HEADINGS.size(); column++) {
            add(Nodes.label(HEADINGS.get(column), "readout-name"), column, 0);
        }
        for (int i = 0; i < contenders.size(); i++) {
            List<String> cells = cells(contenders.get(i).state());
            add(Nodes.label(names.get(i), "compare-name", "compare-" + i), 0, i + 1);
            for (int column = 0; column < cells.size(); column++) {
                add(Nodes.label(cells.get(column), "readout-value"), column + 1, i + 1);
            }
        }
    }

    private static List<String> cells(RunState run) {
        Readouts readouts = Texts.narrator().readouts(run);
        return List.of(
                readouts.step(),
                NumberFormat.percent(run.newest(RunHistory.Column.TRAIN_ACCURACY)),
                NumberFormat.percent(run.newest(RunHistory.Column.TEST_ACCURACY)),
                readouts.norm(),
                readouts.memorized(),
                readouts.grokked(),
                readouts.delay(),
                readouts.expected());
    }
}
