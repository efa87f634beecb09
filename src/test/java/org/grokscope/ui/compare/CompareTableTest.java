package org.grokscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table below the plots of compared runs. */
class CompareTableTest {

    private Window window;

    @BeforeEach
    void open() {
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> window.run().load(Preset.FAST.config().withLength(100_000, Schedule.NEVER)));
        window.press(KeyCode.C);
        window.click(window.button("Four seeds"));
        Window.until(
                "all train",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 3));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<String> names() {
        return Window.call(() -> window.the(CompareTable.class).getItems().stream()
                .map(CompareRow::name)
                .toList());
    }

    private void sortBy(int column, TableColumn.SortType type) {
        Window.run(() -> {
            CompareTable table = window.the(CompareTable.class);
            TableColumn<CompareRow, ?> chosen = table.getColumns().get(column);
            chosen.setSortType(type);
            table.getSortOrder().setAll(List.of(chosen));
        });
    }

    @Test
    void itIsSortedByAColumnAndRowsStayWhileRunsTrain() {
        List<String> before = names();
        assertEquals(List.of("seed 45", "seed 46", "seed 47", "seed 48"), before);
        sortBy(0, TableColumn.SortType.DESCENDING);
        assertEquals(before.reversed(), names());
        int rows = window.compared().chosen().getFirst().history().size();
        Window.until("they train on", () -> {
            TrainingSession first =
                    window.compared().chosen().getFirst().session().orElseThrow();
            return first.history().size() > rows + 3 || first.isOver();
        });
        Window.settle();
        assertEquals(before.reversed(), names());
    }

    @Test
    void everyColumnButThatOfTheButtonsSorts() {
        List<String> fixed = Window.call(() -> window.the(CompareTable.class).getColumns().stream()
                .filter(column -> !column.isSortable())
                .map(TableColumn::getText)
                .toList());
        assertEquals(List.of(""), fixed);
    }

    @Test
    void theNamesTakeNoMoreWidthThanTheyNeed() {
        double width = Window.call(
                () -> window.the(CompareTable.class).getColumns().getFirst().getWidth());
        assertTrue(width < 140, "seed 45 takes " + width + " px");
    }
}
