package org.grokscope.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunTree;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.FieldRows;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.FileTasks;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;

/** Two to four runs side by side or overlaid: started together, or chosen from this window, from files or from the library. */
public final class CompareScreen extends ScreenPane {

    private final CompareRuns runs;
    private final RunTree tree;
    private final Supplier<Optional<RunConfig>> settings;
    private final FileTasks files;
    private final ComparePlots plots;
    private final CompareTable table = new CompareTable();
    private final VBox family = FieldRows.group();
    private final Label hint = Nodes.wrapped("", "quiet");
    private final Button pause;
    private final Choice<ComparePlots.Arrangement> arrangement =
            Choice.of(ComparePlots.Arrangement.values(), "compare.layout");

    /**
     * Makes the screen.
     *
     * @param tree the runs of the window
     * @param settings the current settings, if they are valid: runs that are started together are made from them
     */
    public CompareScreen(
            CompareRuns runs,
            RunTree tree,
            Supplier<Optional<RunConfig>> settings,
            FilePicker picker,
            FileTasks files,
            Appearance appearance) {
        this.runs = runs;
        this.tree = tree;
        this.settings = settings;
        this.files = files;
        plots = new ComparePlots(appearance.typography());
        pause = Nodes.wide(Nodes.button(Texts.of("compare.pause"), () -> {
            runs.togglePause();
            refresh();
        }));
        arrangement.setValue(ComparePlots.Arrangement.OVERLAID);
        arrangement.valueProperty().addListener(_ -> showChosen());
        setLeft(controls(picker));
        setCenter(plots);
        VBox foot = new VBox(table);
        foot.getStyleClass().add("compare-foot");
        setBottom(foot);
        appearance.shownTheme().subscribe(theme -> plots.setLook(theme.palette(), appearance.typography()));
        tree.setOnChange(this::showFamily);
        showChosen();
    }

    private VBox controls(FilePicker picker) {
        VBox start = FieldRows.group();
        start.getChildren()
                .setAll(
                        button("compare.duel", CompareRuns::duel),
                        button("compare.seeds", CompareRuns::seeds),
                        button("compare.decays", CompareRuns::decays));
        Button open = Nodes.wide(Nodes.hinted(
                "compare.open",
                () -> picker.open(Texts.of("library.dialog.runs"), RunFiles.BUNDLE, "json", "json.gz")
                        .ifPresent(this::open)));
        VBox controls = new VBox(
                FieldRows.header(Texts.of("compare.section.start")),
                start,
                pause,
                FieldRows.header(Texts.of("compare.section.runs")),
                family,
                open,
                FieldRows.header(Texts.of("compare.section.layout")),
                arrangement,
                hint);
        controls.getStyleClass().add("settings");
        return Nodes.sidebar(controls);
    }

    private Button button(String key, Function<RunConfig, List<RunConfig>> selection) {
        return Nodes.wide(Nodes.hinted(
                key,
                () -> settings.get()
                        .ifPresentOrElse(
                                config -> {
                                    runs.start(selection.apply(config));
                                    showChosen();
                                },
                                () -> hint.setText(Texts.of("compare.settings.invalid")))));
    }

    @Override
    public List<Plot> visiblePlots() {
        return plots.plots();
    }

    /** Runs of the library may have replaced the others. */
    @Override
    public void opened() {
        showChosen();
    }

    @Override
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
        List<RunTree.Entry> entries = tree.tree();
        List<String> differences = Texts.narrator()
                .names(entries.stream().map(entry -> entry.session().config()).toList());
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RunTree.Entry entry = entries.get(i);
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
            rows.add(Nodes.wrapped(Texts.of("compare.runs.empty"), "quiet"));
        }
        family.getChildren().setAll(rows);
    }

    private static String name(RunTree.Entry entry) {
        return entry.parent()
                .map(parent ->
                        Texts.of("compare.branch", Integer.toString(entry.number()), NumberFormat.count(entry.from())))
                .orElse(Texts.of("run.numbered", Integer.toString(entry.number())));
    }

    /** Compares a run that is stored in a file. */
    void open(Path file) {
        files.read(
                () -> RunFiles.read(file).run(),
                run -> {
                    runs.add(new ComparedRun(String.valueOf(file.getFileName()), run.config(), run.history()));
                    showChosen();
                },
                hint::setText);
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
