package org.grokscope.ui.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.Figures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.run.RunResult;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Theme;
import org.grokscope.ui.preferences.Preferences;
import org.grokscope.ui.run.RunScreen;
import org.grokscope.ui.tasks.FileTasks;
import org.grokscope.ui.tasks.TaskList;

/** All that makes files of runs: their data, figures and films, the cards that ask how these are to be, and the menus of the panels. */
public final class ExportTools {

    private final Exports exports;
    private final FigureCard figures;
    private final PanelMenu menus;
    private final FilmCard films = new FilmCard();
    private final Supplier<List<RunResult>> compared;

    /**
     * Prepares.
     *
     * @param current the run of the window
     * @param compared the runs of which a figure is made instead of that one; empty for none
     * @param memory keeps what is chosen for figures
     */
    public ExportTools(
            FilePicker picker,
            FileTasks files,
            TaskList tasks,
            Figures drawn,
            String appVersion,
            Supplier<TrainingSession> current,
            Supplier<List<RunResult>> compared,
            Preferences memory,
            Consumer<String> message) {
        this.compared = compared;
        exports = new Exports(picker, files, tasks, current, appVersion, message);
        figures = new FigureCard(new FigureExport(picker, files, drawn, message), new FigureChoices(memory));
        menus = new PanelMenu(figures);
    }

    /** What is laid over the window, and covers it while it asks. */
    public List<Node> cards() {
        return List.of(figures, films);
    }

    /** What makes files of the run's data. */
    public Exports exports() {
        return exports;
    }

    /** Gives the panels of the run screen their menus. */
    public void addMenus(RunScreen screen) {
        menus.installAll(screen.panels(), exports::figured);
        menus.installAll(screen.figurePanels(), this::figured);
    }

    /** Gives the plots of another screen their menus, see {@link PanelMenu#installWithin}. */
    public <T extends Node> T withMenus(T screen, Function<T, Map<Node, Supplier<Optional<PlotFigure>>>> plots) {
        return menus.installWithin(screen, plots);
    }

    /** Asks how a figure is to be. */
    public void figure() {
        figures.show(figured(), FigureSpec.DEFAULT);
    }

    /** Puts a figure on the clipboard. */
    public void copyFigure() {
        figures.copy(figured(), FigureSpec.DEFAULT);
    }

    /**
     * Asks how a film is to be.
     *
     * @param seconds how long a replay takes
     */
    public void film(double seconds, Theme theme) {
        exports.film(films, seconds, theme);
    }

    private FigureSource figured() {
        List<RunResult> runs = compared.get();
        return runs.isEmpty() ? exports.figured() : new FigureSource.Runs(runs, "compare");
    }

    public void close() {
        exports.close();
    }
}
