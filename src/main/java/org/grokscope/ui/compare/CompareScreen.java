package org.grokscope.ui.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.grokscope.ui.controls.MathLabels;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Reasons;
import org.grokscope.ui.tasks.FileTasks;

/** Two to four runs side by side or overlaid: started together, or chosen from this window, from files or from the library. */
public final class CompareScreen extends ScreenPane {

    private final CompareRuns runs;
    private final RunTree tree;
    private final Supplier<Optional<RunConfig>> settings;
    private final FileTasks files;
    private final ComparePlots plots;
    private final CompareTable table;
    private final Question question = new Question();
    private final VBox family = Nodes.column("group");
    private final Map<RunTree.Entry, CheckBox> boxes = new HashMap<>();
    private final Label hint = Nodes.wrapped("", "quiet");
    private final Button pause;
    private final Choice<ComparePlots.Arrangement> arrangement =
            Choice.of(ComparePlots.Arrangement.values(), "compare.layout");

    /**
     * Makes the screen.
     *
     * @param tree the runs of the window
     * @param settings the current settings, if they are valid: runs that are started together are made from them
     * @param onOpen shows a run on the run screen
     */
    public CompareScreen(
            CompareRuns runs,
            RunTree tree,
            Supplier<Optional<RunConfig>> settings,
            FilePicker picker,
            FileTasks files,
            Appearance appearance,
            Consumer<ComparedRun> onOpen) {
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
        table = new CompareTable(onOpen);
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
                () -> picker.open(Texts.of("library.dialog.runs"), RunFiles.EXTENSIONS.toArray(String[]::new))
                        .ifPresent(this::open)));
        return Nodes.sidebar(
                Nodes.column(
                        "settings",
                        Nodes.header(Texts.of("compare.section.start")),
                        Nodes.column(
                                "group",
                                button("compare.duel", CompareRuns::duel),
                                button("compare.seeds", CompareRuns::seeds),
                                button("compare.decays", this::decays)),
                        pause,
                        Nodes.header(Texts.of("compare.section.runs")),
                        family,
                        open,
                        Nodes.header(Texts.of("compare.section.layout")),
                        arrangement,
                        hint),
                question);
    }

    private Button button(String key, Function<RunConfig, List<RunConfig>> selection) {
        return Nodes.wide(Nodes.hinted(
                key,
                () -> settings.get()
                        .ifPresentOrElse(
                                config -> start(selection.apply(config)),
                                () -> hint.setText(Texts.of("compare.settings.invalid")))));
    }

    /** Says which λ are compared where they are not half, the same and double. */
    private List<RunConfig> decays(RunConfig config) {
        List<RunConfig> configs = CompareRuns.decays(config);
        double last = configs.getLast().weightDecay();
        if (last != 2 * config.weightDecay()) {
            hint.setText(Texts.of(
                    "compare.decays.other",
                    NumberFormat.setting(config.weightDecay()),
                    configs.stream()
                            .map(each -> NumberFormat.setting(each.weightDecay()))
                            .collect(Collectors.joining(", "))));
        }
        return configs;
    }

    /** Starts runs together; asks first if that would stop others. */
    private void start(List<RunConfig> configs) {
        Runnable begin = () -> {
            runs.start(configs);
            showChosen();
        };
        if (runs.isTraining()) {
            question.ask(
                    Texts.of(
                            "compare.stop.question",
                            runs.training() == 1
                                    ? Texts.of("count.run")
                                    : Texts.of("count.runs", NumberFormat.count(runs.training()))),
                    new Question.Answer("compare.stop.confirm", begin),
                    new Question.Answer("compare.stop.cancel", () -> {}));
        } else {
            question.answer();
            begin.run();
        }
    }

    /** The plots, column by column, each from top to bottom. */
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
        Reasons.set(pause, runs.isTraining() ? "" : Texts.of("why.compare.none"));
        pause.setText(runs.isPaused() && runs.isTraining() ? Texts.of("compare.resume") : Texts.of("compare.pause"));
    }

    private void showChosen() {
        plots.show(runs.chosen(), names(), arrangement.getValue());
        if (runs.chosen().size() < 2) {
            hint.setText(Texts.of(runs.chosen().isEmpty() ? "compare.hint.settings" : "compare.hint.more"));
        }
        showFamily();
        refresh();
    }

    /** The window's runs as a tree: branches stand indented below the run that they left. */
    private void showFamily() {
        List<RunTree.Entry> entries = tree.tree();
        List<String> labels = entries.stream().map(CompareScreen::name).toList();
        List<String> names = CompareNames.of(
                labels,
                entries.stream()
                        .map(entry -> entry.session().timeline().latest())
                        .toList());
        List<Node> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RunTree.Entry entry = entries.get(i);
            String label = labels.get(i);
            CheckBox box = boxes.computeIfAbsent(entry, each -> box(each, label));
            box.setText(names.get(i));
            box.setSelected(runs.contains(entry.session()));
            rows.add(box);
        }
        boxes.keySet().retainAll(entries);
        if (rows.isEmpty()) {
            rows.add(Nodes.wrapped(Texts.of("compare.runs.empty"), "quiet"));
        }
        // A box that is replaced would lose the focus, and the click that is under way.
        if (!rows.equals(family.getChildren())) {
            family.getChildren().setAll(rows);
        }
    }

    private CheckBox box(RunTree.Entry entry, String label) {
        CheckBox box = MathLabels.follow(new CheckBox());
        box.setWrapText(true);
        VBox.setMargin(box, new Insets(0, 0, 0, 16.0 * entry.depth()));
        box.setOnAction(_ -> {
            ComparedRun contender = ComparedRun.of(label, entry.session());
            if (box.isSelected()) {
                add(contender);
            } else {
                runs.remove(contender);
                question.answer();
                showChosen();
            }
        });
        return box;
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
                run -> add(ComparedRun.of(String.valueOf(file.getFileName()), run.timeline())),
                hint::setText);
    }

    private void add(ComparedRun run) {
        if (!runs.add(run)) {
            question.ask(Texts.of("compare.full", NumberFormat.count(CompareRuns.MAX)));
        }
        showChosen();
    }

    private List<String> names() {
        return CompareNames.of(
                runs.chosen().stream().map(ComparedRun::label).toList(),
                runs.chosen().stream().map(ComparedRun::state).toList());
    }
}
