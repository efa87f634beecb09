package org.grokscope.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final VBox family = Nodes.column("group");
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
        setBottom(Nodes.column("compare-foot", table));
        appearance.shownTheme().subscribe(theme -> plots.setLook(theme.palette(), appearance.typography()));
        tree.setOnChange(this::showFamily);
        showChosen();
    }

    private VBox controls(FilePicker picker) {
        Button open = Nodes.wide(Nodes.hinted(
                "compare.open",
                () -> picker.open(Texts.of("library.dialog.runs"), RunFiles.BUNDLE, "json", "json.gz")
                        .ifPresent(this::open)));
        return Nodes.sidebar(Nodes.column(
                "settings",
                Nodes.header(Texts.of("compare.section.start")),
                Nodes.column(
                        "group",
                        button("compare.duel", CompareRuns::duel),
                        button("compare.seeds", CompareRuns::seeds),
                        button("compare.decays", CompareRuns::decays)),
                pause,
                Nodes.header(Texts.of("compare.section.runs")),
                family,
                open,
                Nodes.header(Texts.of("compare.section.layout")),
                arrangement,
                hint));
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
        List<String> labels = entries.stream().map(CompareScreen::name).toList();
        List<String> names = named(
                labels, entries.stream().map(entry -> entry.session().config()).toList());
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RunTree.Entry entry = entries.get(i);
            String label = labels.get(i);
            CheckBox box = new CheckBox(names.get(i));
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
                    runs.add(new ComparedRun(String.valueOf(file.getFileName()), run.timeline()));
                    showChosen();
                },
                hint::setText);
    }

    private List<String> names() {
        return named(
                runs.chosen().stream().map(ComparedRun::label).toList(),
                runs.chosen().stream().map(ComparedRun::config).toList());
    }

    /** A name for each run: its label, and how it differs from the others. */
    private static List<String> named(List<String> labels, List<RunConfig> configs) {
        List<String> differences = Texts.narrator().names(configs);
        return IntStream.range(0, labels.size())
                .mapToObj(i -> Stream.of(labels.get(i), differences.get(i))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(": ")))
                .toList();
    }
}
