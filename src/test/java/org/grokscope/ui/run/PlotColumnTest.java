package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.export.FilmStudio;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlotColumnTest {

    @BeforeAll
    static void startToolkit() {
        FilmStudio.startToolkit(true);
    }

    private static boolean hasControls(boolean shown) {
        return Window.call(() -> {
            PlotColumn plots = new PlotColumn(PlotTypography.SYSTEM);
            plots.showControls(shown);
            Scene scene = new Scene(plots, 800, 700);
            scene.snapshot(null);
            return Window.all(plots)
                    .anyMatch(node -> node instanceof ToggleButton button
                            && button.getText().equals("log")
                            && Window.shown(button));
        });
    }

    private static String titleOfTheThird(PlotColumn plots) {
        return plots.detailPlots().stream()
                .filter(Plot::isVisible)
                .map(plot -> plot.titleProperty().get())
                .collect(Collectors.joining());
    }

    @Test
    void theThirdPlotIsTheOneThatWasSeenLast() {
        Map<String, String> remembered = new HashMap<>();
        PaneDivider.Memory memory = new PaneDivider.Memory() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(remembered.get(name));
            }

            @Override
            public void remember(String name, String value) {
                remembered.put(name, value);
            }
        };
        Window.call(() -> {
            PlotColumn plots = new PlotColumn(PlotTypography.SYSTEM);
            plots.remember(memory);
            List<String> titles = new ArrayList<>();
            for (Plot _ : plots.detailPlots()) {
                titles.add(titleOfTheThird(plots));
                plots.showNextDetail();
            }
            assertEquals(
                    plots.detailPlots().stream()
                            .map(plot -> plot.titleProperty().get())
                            .toList(),
                    titles);
            assertEquals("Loss", titleOfTheThird(plots), "after the last one the first");
            plots.showNextDetail();
            plots.showNextDetail();
            PlotColumn later = new PlotColumn(PlotTypography.SYSTEM);
            later.remember(memory);
            assertEquals("Logit scale L", titleOfTheThird(later));
            remembered.replaceAll((name, value) -> "NO SUCH PLOT");
            PlotColumn other = new PlotColumn(PlotTypography.SYSTEM);
            other.remember(memory);
            assertEquals("Loss", titleOfTheThird(other));
            return null;
        });
    }

    @Test
    void controlsCanBeHiddenBeforeThePlotsAreFirstShownAsInAFilm() {
        assertTrue(hasControls(true));
        assertFalse(hasControls(false));
    }
}
