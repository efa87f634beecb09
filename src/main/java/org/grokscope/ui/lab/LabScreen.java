package org.grokscope.ui.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.grokscope.experiments.sweep.LawFit;
import org.grokscope.experiments.sweep.ResultsTable;
import org.grokscope.experiments.sweep.RunFigures;
import org.grokscope.experiments.sweep.SweepProgress;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.storage.format.OutputFile;
import org.grokscope.training.LearnerFactory;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.controls.Theme;

/** The scaling lab: a grid of runs, several at a time, its results filling in, and the law's line through them. */
public final class LabScreen extends BorderPane {

    private static final long POLL_NANOS = 250_000_000;

    private final LabSweep sweep;
    private final LabSettings settings = new LabSettings(this::showButtons, this::openResults);
    private final LabPlot plot = new LabPlot();
    private final LabTable table = new LabTable();
    private final Button start = new Button(Texts.of("lab.start"));
    private final Button fresh = new Button(Texts.of("lab.new"));
    private final Button export = new Button(Texts.of("lab.export.label"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Label status = new Label();
    private final PlotTypography typography;
    private final AnimationTimer timer;
    private LabSweep.State shownState;
    private int shownRuns = -1;
    private List<LawFit> shownFits = List.of();

    public LabScreen(IntFunction<LearnerFactory> learners, String appVersion, PlotTypography typography) {
        this.typography = typography;
        sweep = new LabSweep(learners, appVersion);
        getStyleClass().add("lab");
        start.getStyleClass().addAll("accent", "start");
        start.setOnAction(event -> startOrStop());
        fresh.setOnAction(event -> settings.forget());
        export.setOnAction(event -> export());
        HBox buttons = new HBox(8, start, fresh);
        buttons.getStyleClass().add("lab-buttons");
        ScrollPane scroller = new ScrollPane(settings);
        scroller.setFitToWidth(true);
        scroller.setFitToHeight(true);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        VBox left = new VBox(scroller, buttons);
        left.getStyleClass().add("left");
        setLeft(left);
        VBox.setVgrow(plot, Priority.ALWAYS);
        table.setPrefHeight(260);
        VBox centre = new VBox(plot, table);
        centre.getStyleClass().add("plots");
        setCenter(centre);
        setBottom(foot());
        plot.setOnChosen(this::selectInTable);
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, run) -> plot.select(run));
        timer = new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (now - last >= POLL_NANOS) {
                    last = now;
                    refresh();
                }
            }
        };
        timer.start();
        refresh();
    }

    private HBox foot() {
        bar.setPrefWidth(220);
        bar.setAccessibleText(Texts.of("lab.progress.accessible"));
        status.getStyleClass().add("sentence");
        status.setWrapText(true);
        status.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(status, Priority.ALWAYS);
        export.setMinWidth(USE_PREF_SIZE);
        HBox foot = new HBox(bar, status, export);
        foot.getStyleClass().add("status-bar");
        return foot;
    }

    public void setTheme(Theme theme) {
        plot.setLook(theme.palette(), typography);
    }

    /** Puts the keyboard where it starts. Later, for the key that led here may be on its way. */
    public void focusStart() {
        Platform.runLater(start::requestFocus);
    }

    LabSweep sweep() {
        return sweep;
    }

    LabSettings settings() {
        return settings;
    }

    /** Ends a sweep that is running; what is done stays stored. */
    public void close() {
        timer.stop();
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

    private void refresh() {
        LabSweep.State state = sweep.state();
        sweep.table().ifPresent(this::showResults);
        showProgress(state);
        if (!state.equals(shownState)) {
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
            plot.show(rows, fits);
            showButtons();
        }
    }

    private void showProgress(LabSweep.State state) {
        Optional<SweepProgress> progress = sweep.progress();
        bar.setVisible(!(state instanceof LabSweep.State.Idle));
        bar.setManaged(bar.isVisible());
        progress.ifPresent(now -> bar.setProgress(now.part()));
        status.getStyleClass().remove("lab-problem");
        switch (state) {
            case LabSweep.State.Idle() -> status.setText(Texts.of("lab.ready"));
            case LabSweep.State.Running() ->
                status.setText(progress.map(LabScreen::words).orElse(Texts.of("lab.opening")));
            case LabSweep.State.Ended(String line, boolean complete) -> {
                bar.setProgress(complete ? 1 : bar.getProgress());
                status.setText(line);
            }
            case LabSweep.State.Failed(String problem) -> {
                status.getStyleClass().add("lab-problem");
                status.setText(problem);
            }
        }
    }

    private static String words(SweepProgress progress) {
        String left = progress.secondsLeft().isPresent()
                ? ", about " + NumberFormat.seconds(progress.secondsLeft().getAsDouble()) + " left"
                : "";
        return NumberFormat.count(progress.done()) + " of " + NumberFormat.count(progress.total()) + " runs done, "
                + progress.active().size() + " in flight" + left + ".";
    }

    private void showButtons() {
        if (sweep == null) {
            return; // the settings are made before there is a sweep, and read their text at once
        }
        boolean running = sweep.isRunning();
        boolean goesOn =
                settings.isPresent() && sweep.state() instanceof LabSweep.State.Ended ended && !ended.complete();
        boolean done = settings.isPresent() && sweep.state() instanceof LabSweep.State.Ended ended && ended.complete();
        start.setText(running ? Texts.of("lab.stop") : goesOn ? Texts.of("lab.resume") : Texts.of("lab.start"));
        start.setDisable(!running && (settings.spec() == null || settings.folder() == null || done));
        fresh.setDisable(running);
        settings.setDisable(running);
        export.setDisable(sweep.table().map(results -> results.size() == 0).orElse(true));
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("lab.export.title"));
        chooser.setInitialFileName("results.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            export(file.toPath());
        }
    }

    /** Writes the table of what is done. */
    void export(Path file) {
        try (OutputFile out = OutputFile.prepare(file)) {
            out.write(sweep.table().orElseThrow()::writeCsv);
            status.setText("The table is in " + file + ".");
        } catch (IOException e) {
            status.getStyleClass().add("lab-problem");
            status.setText(file + " could not be written: " + OutputFile.reason(e));
        }
    }
}
