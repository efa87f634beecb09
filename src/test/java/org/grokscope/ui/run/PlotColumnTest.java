package org.grokscope.ui.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.grokscope.plot.paint.PlotTypography;
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

    @Test
    void controlsCanBeHiddenBeforeThePlotsAreFirstShownAsInAFilm() {
        assertTrue(hasControls(true));
        assertFalse(hasControls(false));
    }
}
