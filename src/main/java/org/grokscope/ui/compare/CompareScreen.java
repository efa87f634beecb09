package org.grokscope.ui.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunSessions;
import org.grokscope.sessions.RunTree;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.settings.FieldRows;

/** Two to four runs side by side or over each other: started together, chosen from the window's runs, or from files. */
public final class CompareScreen extends BorderPane {

    private final CompareRuns runs;
    private final RunTree book;
    private final Supplier<Optional<RunConfig>> settings;
    private final ComparePlots plots;
    private final CompareTable table = new CompareTable();
    private final VBox family = FieldRows.group();
    private final Label hint = new Label();
    private final Button pause = new Button(Texts.of("compare.pause"));
    private final Choice<ComparePlots.Arrangement> arrangement =
            new Choice<>(List.of(ComparePlots.Arrangement.values()), each -> each.label, each -> each.hint);

    /**
     * Makes the view.
     *
     * @param settings the present settings, if they are possible: what is started together is made of them
     * @param chooser asks for the file of a stored run
     */
    public CompareScreen(
            RunSessions sessions,
            Supplier<Optional<RunConfig>> settings,
            Supplier<Optional<Path>> chooser,
            PlotTypography typography) {
        runs = new CompareRuns(sessions);
        book = sessions.tree();
        this.settings = settings;
        plots = new ComparePlots(typography);
        VBox start = FieldRows.group();
        start.getChildren()
                .setAll(
                        button(Texts.of("compare.duel.label"), Texts.of("compare.duel.tooltip"), CompareRuns::duel),
                        button(Texts.of("compare.seeds.label"), Texts.of("compare.seeds.tooltip"), CompareRuns::seeds),
                        button(
                                Texts.of("compare.decays.label"),
                                Texts.of("compare.decays.tooltip"),
                                CompareRuns::decays));
        arrangement.setValue(ComparePlots.Arrangement.OVERLAID);
        arrangement.valueProperty().addListener((observable, old, now) -> showChosen());
        pause.setMaxWidth(Double.MAX_VALUE);
        pause.setOnAction(event -> {
            runs.togglePause();
            refresh();
        });
        Button open = new Button(Texts.of("compare.open.label"));
        open.setMaxWidth(Double.MAX_VALUE);
        Hints.put(open, Texts.of("compare.open.tooltip"));
        open.setOnAction(event -> chooser.get().ifPresent(this::open));
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        VBox left = new VBox(
                FieldRows.header(Texts.of("compare.section.start")),
                start,
                pause,
                FieldRows.header(Texts.of("compare.section.runs")),
                family,
                open,
                FieldRows.header(Texts.of("compare.section.layout")),
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
        Hints.put(button, tip);
        button.setOnAction(event -> settings.get()
                .ifPresentOrElse(
                        config -> {
                            runs.start(selection.of(config));
                            showChosen();
                        },
                        () -> hint.setText(Texts.of("compare.settings.invalid"))));
        return button;
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        plots.setLook(palette, typography);
    }

    public List<Plot> plots() {
        return plots.plots();
    }

    public CompareRuns runs() {
        return runs;
    }

    /** Follows the runs; cheap when nothing is new. */
    public void refresh() {
        plots.refresh();
        table.show(runs.chosen(), names());
        pause.setDisable(!runs.isTraining());
        pause.setText(runs.isPaused() && runs.isTraining() ? Texts.of("compare.resume") : Texts.of("compare.pause"));
    }

    private void showChosen() {
        plots.show(runs.chosen(), names(), arrangement.getValue());
        hint.setText(
                runs.chosen().size() == 1
                        ? Texts.of("compare.hint.more")
                        : runs.chosen().isEmpty() ? Texts.of("compare.hint.settings") : "");
        showFamily();
        refresh();
    }

    /** The window's runs as a tree: branches stand indented below the run that they left. */
    private void showFamily() {
        List<RunTree.Entry> tree = book.tree();
        List<String> differences = Texts.narrator()
                .names(tree.stream().map(entry -> entry.session().config()).toList());
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            RunTree.Entry entry = tree.get(i);
            String label = name(entry);
            String text = differences.get(i).isEmpty() ? label : label + ": " + differences.get(i);
            CheckBox box = new CheckBox(text);
            box.setWrapText(true);
            box.setSelected(runs.contains(entry.session()));
            box.setOnAction(event -> {
                ComparedRun contender = ComparedRun.of(label, entry.session());
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
            Label none = new Label(Texts.of("compare.runs.empty"));
            none.setWrapText(true);
            none.getStyleClass().add("quiet");
            rows.add(none);
        }
        family.getChildren().setAll(rows);
    }

    private static String name(RunTree.Entry entry) {
        return entry.parent()
                .map(parent -> "↳ run " + entry.number() + ", from " + NumberFormat.count(entry.from()))
                .orElse("run " + entry.number());
    }

    /** Puts runs of the library beside each other, in place of the others. */
    public void show(List<ComparedRun> contenders) {
        runs.replace(contenders);
        showChosen();
    }

    /** Puts a stored run beside the others; what is wrong with the file is said. */
    void open(Path file) {
        try {
            RunResult run = RunFiles.read(file).run();
            runs.add(new ComparedRun(String.valueOf(file.getFileName()), run.config(), run.history()));
            showChosen();
        } catch (IOException e) {
            hint.setText(e.getMessage());
        }
    }

    /** A name for each run that says how they differ. */
    private List<String> names() {
        List<String> differences = Texts.narrator()
                .names(runs.chosen().stream().map(ComparedRun::config).toList());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            String label = runs.chosen().get(i).label();
            String difference = differences.get(i);
            names.add(label.isEmpty() || difference.isEmpty() ? label + difference : label + ": " + difference);
        }
        return names;
    }
}
