package org.grokscope.ui.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.figures.PlotFigure;
import org.grokscope.storage.format.CsvFormat;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.ColumnChooser;
import org.grokscope.ui.controls.CsvTypes;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.tasks.FileTasks;
import org.grokscope.ui.tasks.TaskList;

/** The scaling lab: a grid of runs, several in parallel, as points and as a table, with the lines of the law. */
public final class LabScreen extends ScreenPane {

    private final LabSweep sweep;
    private final LabSettings settings;
    private final FilePicker picker;
    private final FileTasks files;
    private final LabStrip strip = new LabStrip();
    private final LabPlot plot;
    private final LabTable table = new LabTable();
    private final Button start = Nodes.button(Texts.of("lab.start"), this::startOrStop, "accent", "start");
    private final Button fresh =
            Nodes.button(Texts.of("lab.new"), () -> settings().forget());
    private final Button export = Nodes.button(Texts.of("lab.export.label"), this::export);
    private final Label status = Nodes.wide(Nodes.label("", "statement"));
    private LabSweep.State shownState;
    private int shownRuns = -1;
    private List<LawFit> shownFits = List.of();

    public LabScreen(
            LearnerFactory learners,
            Capacity capacity,
            String appVersion,
            FilePicker picker,
            FileTasks files,
            TaskList tasks,
            Appearance appearance,
            PaneDivider.Memory memory) {
        this.picker = picker;
        this.files = files;
        plot = new LabPlot(files);
        sweep = new LabSweep(learners, appVersion, tasks);
        settings = new LabSettings(capacity, picker, files, this::showButtons, this::openResults);
        getStyleClass().add("lab");
        HBox buttons = Nodes.row("lab-buttons", start, fresh);
        VBox left = Nodes.sidebar(settings, buttons);
        ((ScrollPane) left.getChildren().getFirst()).setFitToHeight(true);
        setLeft(left);
        VBox.setVgrow(plot, Priority.ALWAYS);
        table.setPrefHeight(260);
        VBox results = Nodes.column("plots", plot, table);
        VBox.setVgrow(results, Priority.ALWAYS);
        setCenter(new VBox(strip, results));
        setBottom(foot(new ColumnChooser(table, LabTable.OUTCOME, memory, "lab-columns-hidden", Set.of())));
        appearance.shownTheme().subscribe(theme -> plot.setLook(theme.palette(), appearance.typography()));
        plot.setOnChosen(this::selectInTable);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, run) -> plot.select(run));
        refresh();
    }

    private HBox foot(ColumnChooser columns) {
        status.setWrapText(true);
        columns.setMinWidth(USE_PREF_SIZE);
        return Nodes.row("status-bar", status, columns, export);
    }

    /** Deferred: the key that led here may still be dispatched, and would press the button. */
    @Override
    public void opened() {
        Platform.runLater(start::requestFocus);
    }

    LabSweep sweep() {
        return sweep;
    }

    LabSettings settings() {
        return settings;
    }

    /** Ends a sweep that is running; finished runs stay stored. */
    @Override
    public void close() {
        sweep.close();
    }

    private void startOrStop() {
        Path folder = settings.folder();
        if (sweep.isRunning()) {
            sweep.stop();
        } else if (settings.spec() != null && folder != null) {
            boolean resume = settings.isPresent();
            if (!resume) {
                plot.reset();
            }
            settings.setPresent(folder);
            sweep.start(settings.spec(), folder, resume, settings.jobs());
        }
        refresh();
    }

    private void openResults() {
        plot.reset();
        sweep.open(settings.spec(), settings.folder());
        refresh();
    }

    private void selectInTable(Object key) {
        table.getItems().stream()
                .filter(run -> run.run().key().equals(key))
                .findFirst()
                .ifPresent(table::select);
    }

    @Override
    public void refresh() {
        LabSweep.State state = sweep.state();
        sweep.table().ifPresent(this::showResults);
        strip.show(sweep, settings.spec() == null ? 0 : settings.spec().runs().size());
        boolean changed = !state.equals(shownState);
        if (changed || state instanceof LabSweep.State.Running) {
            showProgress(state);
        }
        if (changed) {
            shownState = state;
            showButtons();
        }
    }

    private void showResults(ResultsTable results) {
        List<LawFit> fits = sweep.fits();
        table.show(results);
        if (results.size() != shownRuns || !fits.equals(shownFits)) {
            shownRuns = results.size();
            shownFits = fits;
            List<RunFigures> rows = results.rows();
            strip.count(rows, fits);
            plot.show(rows, fits);
            showButtons();
        }
    }

    private void showProgress(LabSweep.State state) {
        Nodes.style(status, "lab-problem", state instanceof LabSweep.State.Failed);
        switch (state) {
            case LabSweep.State.Idle() -> status.setText(Texts.of("lab.ready"));
            // The strip says how far it is.
            case LabSweep.State.Running() ->
                status.setText(sweep.progress().isPresent() ? "" : Texts.of("lab.opening"));
            case LabSweep.State.Ended ended -> status.setText(ended.line());
            case LabSweep.State.Failed(String problem) -> status.setText(problem);
        }
    }

    private void showButtons() {
        if (settings == null) {
            return; // the settings report their first text while they are being made
        }
        boolean running = sweep.isRunning();
        boolean goesOn =
                settings.isPresent() && sweep.state() instanceof LabSweep.State.Ended ended && !ended.complete();
        boolean done = settings.isPresent() && sweep.state() instanceof LabSweep.State.Ended ended && ended.complete();
        start.setText(running ? Texts.of("lab.stop") : goesOn ? Texts.of("lab.resume") : Texts.of("lab.start"));
        Reasons.set(start, running ? "" : obstacle(done));
        String busy = running ? Texts.of("why.lab.running") : "";
        Reasons.set(fresh, busy);
        Reasons.set(settings, busy);
        boolean empty = sweep.table().map(results -> results.size() == 0).orElse(true);
        Reasons.set(export, empty ? Texts.of("why.lab.empty") : "");
    }

    /** Why nothing can be started; empty if something can. */
    private String obstacle(boolean done) {
        if (settings.spec() == null) {
            return Texts.of("why.lab.spec");
        }
        if (settings.folder() == null) {
            return Texts.of("why.lab.folder");
        }
        return done ? Texts.of("why.lab.done") : "";
    }

    private void export() {
        CsvTypes.ask(picker, "results.csv", this::export);
    }

    /** Writes the table of the finished runs. */
    void export(Path file, CsvFormat format) {
        ResultsTable table = sweep.table().orElseThrow();
        files.saveText(file, out -> table.writeCsv(format, out), status::setText);
    }

    /** The plot, and what figure it is. */
    public Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return plot.figures();
    }
}
