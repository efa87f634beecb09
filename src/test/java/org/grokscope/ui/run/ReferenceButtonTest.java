package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.RecordedRun;
import org.grokscope.ui.export.FilmStudio;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plot knows how much of its title's row the button covers that removes the run behind it. */
class ReferenceButtonTest {

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    private static Optional<ReferenceCurve> named(String name) {
        return Optional.of(new ReferenceCurve(name, RecordedRun.CONFIG.task(), new RunHistory()));
    }

    private static void lay(PlotColumn column, double width) {
        column.resize(width, 600);
        column.applyCss();
        column.layout();
    }

    private static double covered(PlotColumn column) {
        Node button = Window.all(column)
                .filter(ReferenceButton.class::isInstance)
                .findFirst()
                .orElseThrow();
        return button.isVisible() ? button.getParent().getLayoutBounds().getWidth() - button.getLayoutX() : 0;
    }

    @Test
    void theRowIsFreeBesideTheButtonAndWithoutIt() {
        Window.run(() -> {
            PlotColumn column = new PlotColumn(PlotTypography.BUNDLED);
            new Scene(column, 1_200, 600);
            for (double width : new double[] {1_000, 600, 1_400}) {
                for (String name : new String[] {"last run", "parent run", "parent run"}) {
                    column.setReference(Optional.empty());
                    lay(column, width);
                    assertEquals(0, column.accuracyPlot().cornerProperty().get());
                    lay(column, width - 100);
                    column.setReference(named(name));
                    lay(column, width);
                    assertEquals(
                            covered(column),
                            column.accuracyPlot().cornerProperty().get(),
                            1);
                }
            }
        });
    }
}
