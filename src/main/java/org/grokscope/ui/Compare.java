package org.grokscope.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.grokscope.chart.Plot;
import org.grokscope.chart.PlotPalette;
import org.grokscope.chart.PlotTypography;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunNames;
import org.grokscope.run.RunResult;
import org.grokscope.store.RunJson;
import org.grokscope.training.LearnerFactory;

/** Two to four runs side by side or over each other: started together, chosen from the window's runs, or from files. */
final class Compare extends BorderPane {

    private final CompareRuns runs;
    private final RunBook book;
    private final Supplier<Optional<RunConfig>> settings;
    private final ComparePlots plots;
    private final CompareTable table = new CompareTable();
    private final VBox family = FieldRows.group();
    private final Label hint = new Label();
    private final Button pause = new Button("Pause all");
    private final Choice<ComparePlots.Arrangement> arrangement =
            new Choice<>(List.of(ComparePlots.Arrangement.values()), each -> each.label, each -> each.hint);

    /**
     * Makes the view.
     *
     * @param settings the present settings, if they are possible: what is started together is made of them
     */
    Compare(
            IntFunction<LearnerFactory> learners,
            RunBook book,
            Supplier<Optional<RunConfig>> settings,
            PlotTypography typography) {
        runs = new CompareRuns(learners);
        this.book = book;
        this.settings = settings;
        plots = new ComparePlots(typography);
        VBox start = FieldRows.group();
        start.getChildren()
                .setAll(
                        button("Duel: AdamW and SGD", "The present settings with each of both", CompareRuns::duel),
                        button("Four seeds", "The present settings with four seeds", CompareRuns::seeds),
                        button(
                                "Half, once and twice λ",
                                "The present settings with three decays",
                                CompareRuns::decays));
        arrangement.setValue(ComparePlots.Arrangement.OVERLAID);
        arrangement.valueProperty().addListener((observable, old, now) -> showChosen());
        pause.setMaxWidth(Double.MAX_VALUE);
        pause.setOnAction(event -> {
            runs.togglePause();
            refresh();
        });
        Button open = new Button("Open a stored run …");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setTooltip(new Tooltip("A run that was stored as JSON, by the window or by run --json"));
        open.setOnAction(event -> choose().ifPresent(this::open));
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        VBox left = new VBox(
                FieldRows.header("Start together"),
                start,
                pause,
                FieldRows.header("Runs of this window"),
                family,
                open,
                FieldRows.header("Arrangement"),
                arrangement,
                hint);
        left.getStyleClass().add("settings");
        ScrollPane scroller = new ScrollPane(left);
        scroller.setFitToWidth(true);
        VBox panel = new VBox(scroller);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        panel.getStyleClass().add("left");
        setLeft(panel);
        setCenter(plots);
        VBox foot = new VBox(table);
        foot.getStyleClass().add("compare-foot");
        setBottom(foot);
        book.setOnChange(this::showFamily);
        showFamily();
        showChosen();
    }

    private interface Selection {
        List<RunConfig> of(RunConfig config);
    }

    private Button button(String text, String tip, Selection selection) {
        Button button = new Button(text);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(event -> settings.get()
                .ifPresentOrElse(
                        config -> {
                            runs.start(selection.of(config));
                            showChosen();
                        },
                        () -> hint.setText("The settings of the run are not possible; mend them first (Run).")));
        return button;
    }

    void setLook(PlotPalette palette, PlotTypography typography) {
        plots.setLook(palette, typography);
    }

    List<Plot> plots() {
        return plots.plots();
    }

    CompareRuns runs() {
        return runs;
    }

    /** Follows the runs; cheap when nothing is new. */
    void refresh() {
        plots.refresh();
        table.show(runs.chosen(), runs.names());
        pause.setDisable(!runs.isTraining());
        pause.setText(runs.isPaused() && runs.isTraining() ? "Go on" : "Pause all");
    }

    void close() {
        runs.close();
    }

    private void showChosen() {
        plots.show(runs.chosen(), runs.names(), arrangement.getValue());
        hint.setText(
                runs.chosen().size() == 1
                        ? "One more run is needed to compare."
                        : runs.chosen().isEmpty() ? "Runs started here use the settings of the run (Run)." : "");
        showFamily();
        refresh();
    }

    /** The window's runs as a tree: branches stand indented below the run that they left. */
    private void showFamily() {
        List<RunBook.Entry> tree = book.tree();
        List<String> differences =
                RunNames.of(tree.stream().map(entry -> entry.session().config()).toList());
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            RunBook.Entry entry = tree.get(i);
            String label = name(entry);
            String text = differences.get(i).isEmpty() ? label : label + ": " + differences.get(i);
            CheckBox box = new CheckBox(text);
            box.setWrapText(true);
            box.setSelected(runs.contains(entry.session()));
            box.setOnAction(event -> {
                Contender contender = Contender.of(label, entry.session());
                if (box.isSelected()) {
                    runs.add(contender);
                } else {
                    runs.remove(contender);
                }
                showChosen();
            });
            VBox.setMargin(box, new Insets(0, 0, 0, 16.0 * entry.depth()));
            rows.add(box);
        }
        if (rows.isEmpty()) {
            Label none = new Label("None yet: runs that were begun appear here, with their branches.");
            none.setWrapText(true);
            none.getStyleClass().add("quiet");
            rows.add(none);
        }
        family.getChildren().setAll(rows);
    }

    private static String name(RunBook.Entry entry) {
        return entry.parent()
                .map(parent -> "↳ run " + entry.number() + ", from " + Numbers.count(entry.from()))
                .orElse("run " + entry.number());
    }

    private Optional<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a stored run");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Runs", "*.json", "*.json.gz"));
        return Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    /** Puts a stored run beside the others; what is wrong with the file is said. */
    void open(Path file) {
        try {
            RunResult run = RunJson.read(file);
            runs.add(new Contender(String.valueOf(file.getFileName()), run.config(), run.history(), Optional.empty()));
            showChosen();
        } catch (IOException e) {
            hint.setText(e.getMessage());
        }
    }
}
