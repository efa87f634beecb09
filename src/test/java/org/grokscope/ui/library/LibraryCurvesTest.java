package org.grokscope.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.Figures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.print.Page;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.Schedule;
import org.grokscope.ui.library.list.LibraryRow;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.Test;

/** The curves in the list, and those of the selected run. */
class LibraryCurvesTest extends LibraryWindow {

    @Test
    void theColumnOfCurvesSortsByTheLastTestAccuracy() {
        train();
        train(Preset.FAST.config().withLength(100, Schedule.NEVER));
        train(Preset.FAST.config().withLength(200, Schedule.NEVER));
        goToLibrary(3);
        awaitEnds();
        Window.run(() -> {
            TableColumn<LibraryRow, ?> curve = table().column("curve");
            assertTrue(curve.isSortable());
            curve.setSortType(TableColumn.SortType.DESCENDING);
            table().getSortOrder().setAll(List.of(curve));
        });
        Window.settle();
        Window.until(
                "sorted",
                () -> table().runs().stream()
                        .map(run -> run.testAccuracy().orElseThrow())
                        .toList()
                        .equals(table().runs().stream()
                                .map(run -> run.testAccuracy().orElseThrow())
                                .sorted(Comparator.reverseOrder())
                                .toList()));
        assertEquals(1, table().runs().getFirst().id(), "it grokked");
    }

    @Test
    void plotsOfTheSelectedRunAreFigures() {
        train();
        goToLibrary(1);
        awaitEnds();
        select(0);
        Map<Node, Supplier<Optional<PlotFigure>>> figures =
                Window.call(() -> window.the(LibraryScreen.class).figures());
        assertEquals(2, figures.size());
        for (Supplier<Optional<PlotFigure>> figure : figures.values()) {
            Window.until("its curves", () -> figure.get().isPresent());
            Page page = Window.call(() -> figure.get().orElseThrow())
                    .source()
                    .page(new Figures(Narrator.ENGLISH, "9.9"), FigureSpec.SINGLE);
            assertTrue(page.caption().contains("η\u00a0=\u00a00.004"), page.caption());
            assertTrue(page.height() > 0);
        }
    }
}
