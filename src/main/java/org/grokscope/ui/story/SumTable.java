package org.grokscope.ui.story;

import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.grokscope.inspect.Examples;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.Texts;

/**
 * A corner of the table that a network is to learn: the results that it is shown, and gaps where it is not. Which are which is decided by the
 * run's own split.
 */
final class SumTable extends GridPane {

    private static final int ROWS = 9;
    private static final int COLUMNS = 10;

    /**
     * Draws it, with the last operands b, where sums pass p and begin again.
     *
     * @param config a run on a modular task
     */
    SumTable(RunConfig config) {
        getStyleClass().add("sum-table");
        Examples examples = Examples.of(config);
        ModularTask task = (ModularTask) config.task();
        int rows = Math.min(ROWS, examples.rows());
        int columns = Math.min(COLUMNS, examples.columns());
        int first = examples.columns() - columns;
        add(Nodes.label(task.operation().symbol(), "sum-operand"), 0, 0);
        for (int column = 0; column < columns; column++) {
            add(Nodes.label(Integer.toString(examples.firstColumn() + first + column), "sum-operand"), column + 1, 0);
        }
        for (int row = 0; row < rows; row++) {
            add(Nodes.label(Integer.toString(row), "sum-operand"), 0, row + 1);
            for (int column = 0; column < columns; column++) {
                add(cell(examples, examples.at(first + column, row).getAsInt()), column + 1, row + 1);
            }
        }
        int shown = (int) IntStream.range(0, examples.data().size())
                .filter(examples::trains)
                .count();
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of(
                "story.table.accessible",
                task.formula(),
                Integer.toString(shown),
                Integer.toString(examples.data().size())));
    }

    private static Label cell(Examples examples, int example) {
        return examples.trains(example)
                ? Nodes.label(Integer.toString(examples.data().labels()[example]), "sum-shown")
                : Nodes.label("", "sum-hidden");
    }
}
