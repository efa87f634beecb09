package org.grokscope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.Figures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.ScatterPlot;
import org.grokscope.plot.print.Page;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.FakeLearner;
import org.grokscope.ui.compare.CompareScreen;
import org.grokscope.ui.shell.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the plots of Compare, by their menus. */
class PlotMenuTest {

    private Window window;

    @BeforeEach
    void compare() {
        window = new Window(new FakeLearner.Factory());
        Window.run(() -> window.run().load(Preset.FAST.config().withLength(2_000, Schedule.NEVER)));
        window.press(KeyCode.C);
        window.click(window.button("Half, same and double λ"));
        Window.until(
                "all train",
                () -> window.compared().chosen().stream()
                        .allMatch(each -> each.history().size() > 3));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private FigureCard card() {
        return (FigureCard) Window.call(() -> window.scene().getRoot().lookupAll(".figure-veil").stream()
                .filter(FigureCard.class::isInstance)
                .findFirst()
                .orElseThrow());
    }

    private boolean isDrawn() {
        return card().lookup(".image-view") instanceof ImageView view && view.getImage() != null;
    }

    private List<Plot> plots() {
        return Window.call(() -> window.the(CompareScreen.class).visiblePlots());
    }

    private ScatterPlot law() {
        return Window.call(() -> window.the(ScatterPlot.class));
    }

    private PlotFigure figure(Node plot) {
        return Window.call(
                () -> window.the(CompareScreen.class).figures().get(plot).get().orElseThrow());
    }

    @Test
    void everyPlotIsExportedByItsMenu() {
        for (Node plot : List.of(plots().getFirst(), plots().getLast(), law())) {
            ExportWindow.choose(plot, "Export figure …");
            Window.until("a preview", this::isDrawn);
            ExportWindow.press(card(), "Close");
            assertFalse(Window.call(() -> card().isVisible()));
        }
    }

    @Test
    void eachIsTheFigureOfWhatItShows() {
        assertEquals(
                FigureSpec.Panels.ACCURACY, figure(plots().getFirst()).spec().panels());
        assertEquals(FigureSpec.Panels.NORM, figure(plots().getLast()).spec().panels());
        Page all = figure(plots().getFirst()).source().page(new Figures(Narrator.ENGLISH, "9.9"), FigureSpec.DEFAULT);
        assertTrue(all.caption().contains("medians of 3 settings"), all.caption());
        window.click(window.segment("Lanes"));
        Plot lane = plots().getFirst();
        Page one = figure(lane).source().page(new Figures(Narrator.ENGLISH, "9.9"), FigureSpec.DEFAULT);
        String decay = Window.call(() -> lane.titleProperty().get()).replace("λ ", "λ\u00a0=\u00a0");
        assertTrue(one.caption().contains(decay), decay + " in " + one.caption());
    }

    @Test
    void theFigureOfTheLawSaysWhatIsDashed() {
        Window.until("a law", () -> captionOfLaw().contains("Dashed: law"));
        String caption = captionOfLaw();
        assertTrue(caption.contains("seed 45") || caption.contains("seed\u00a045"), caption);
        assertFalse(card().isVisible());
    }

    private String captionOfLaw() {
        return figure(law())
                .source()
                .page(new Figures(Narrator.ENGLISH, "9.9"), FigureSpec.SINGLE)
                .caption();
    }
}
