package org.grokscope.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.PlotFigure;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.run.RunState;
import org.grokscope.run.config.RunConfig;
import org.grokscope.sessions.CompareRuns;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.sessions.RunTree;
import org.grokscope.storage.format.RunFiles;
import org.grokscope.training.Capacity;
import org.grokscope.typesetting.NumberMarks;
import org.grokscope.ui.controls.Appearance;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.ColumnChooser;
import org.grokscope.ui.controls.FilePicker;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.controls.ScreenPane;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.tasks.FileTasks;

/** Up to eight runs over the same axes: started together, or chosen from this window, the library and files. */
public final class CompareScreen extends ScreenPane {

    /**
     * Where runs come from, and where the screen leads to.
     *
     * @param settings the current settings, if they are valid: runs that are started together are made from them
     * @param onOpen shows a run on the run screen
     * @param onLibrary goes to the library, to choose runs there
     */
    public record Surroundings(
            Supplier<Optional<RunConfig>> settings, Consumer<ComparedRun> onOpen, Runnable onLibrary) {}

    /** The table scrolls where it would take more of the height from the plots. */
    private static final double MOST_FOR_TABLE = 0.36;
    /** The same where a plot for each run needs the height. */
    private static final double MOST_BELOW_LANES = 0.24;

    private final CompareRuns runs;
    private final CompareController controller;
    private final Capacity capacity;
    private final Surroundings surroundings;
    private final FileTasks files;
    private final Appearance appearance;
    private final ComparePlots plots;
    private final CompareTable table;
    private final ColumnChooser columns;
    private final CompareStrip strip = new CompareStrip();
    private final RunList list = new RunList(this::remove);
    private final SharedSettings shared = new SharedSettings();
    private final VBox same = Nodes.column("settings-part", Nodes.header(Texts.of("compare.section.shared")), shared);
    private final Question question = new Question();
    private final Label hint = Nodes.wrapped("", "quiet");
    private final Label share = Nodes.wrapped("", "quiet");
    private final Choice<ComparePlots.Arrangement> arrangement =
            Choice.of(ComparePlots.Arrangement.values(), "compare.layout").named(Texts.of("compare.section.layout"));
    private final Node left;
    private Contestants shown = Contestants.NONE;

    /**
     * Makes the screen.
     *
     * @param tree the runs of the window
     * @param capacity how many runs can train at a time without slowing each other down
     */
    public CompareScreen(
            CompareController controller,
            RunTree tree,
            Capacity capacity,
            Surroundings surroundings,
            FilePicker picker,
            FileTasks files,
            Appearance appearance,
            PaneDivider.Memory memory) {
        runs = controller.runs();
        this.controller = controller;
        this.capacity = capacity;
        this.surroundings = surroundings;
        this.files = files;
        this.appearance = appearance;
        plots = new ComparePlots(appearance.typography());
        table = new CompareTable(surroundings.onOpen());
        columns = new ColumnChooser(table, CompareColumns.NAME, memory, "compare-columns-hidden", Set.of());
        arrangement.setValue(ComparePlots.Arrangement.OVERLAID);
        arrangement.valueProperty().addListener(_ -> showChosen());
        controller.setOnStart(this::start);
        left = sidebar(new AddMenu(runs, tree, this::add, this::addFromLibrary, () -> open(picker)));
        heightProperty().addListener(_ -> fitTable());
        VBox.setVgrow(plots, Priority.ALWAYS);
        // In reading order, which is that of the Tab key.
        setLeft(left);
        setCenter(new VBox(strip, plots, table));
        appearance.presentingProperty().addListener(_ -> arrange());
        appearance.emProperty().addListener(_ -> style());
        appearance.shownTheme().subscribe(_ -> style());
        arrange();
    }

    private Node sidebar(AddMenu add) {
        Nodes.show(share, false);
        VBox settings = Nodes.column(
                "settings",
                Nodes.header(Texts.of("compare.section.runs")),
                list,
                add,
                same,
                Nodes.header(Texts.of("compare.section.layout")),
                arrangement,
                Nodes.wide(columns),
                Nodes.header(Texts.of("compare.section.start")),
                Nodes.column(
                        "group",
                        button("compare.duel", CompareRuns::duel),
                        button("compare.decays", this::decays),
                        button("compare.decay-series", CompareRuns::decaySeries),
                        button("compare.seeds", CompareRuns::seeds),
                        button("compare.most-seeds", CompareRuns::mostSeeds),
                        Nodes.wide(Nodes.hinted("compare.held-norms", () -> start(CompareRuns.heldNorms())))),
                // Below the buttons: what comes and goes must not move them.
                share,
                hint);
        return Nodes.sidebar(settings, question);
    }

    /** A presentation shows no controls. */
    private void arrange() {
        boolean presenting = appearance.presentingProperty().get();
        Nodes.show(left, !presenting);
        Nodes.show(table, !presenting && !shown.isEmpty());
        style();
    }

    private void style() {
        plots.setLook(
                palette(),
                appearance.presentingProperty().get() ? appearance.presentationTypography() : appearance.typography());
        list.show(shown, palette());
        table.show(shown, palette());
        refresh();
    }

    private PlotPalette palette() {
        return appearance.shownTheme().getValue().palette();
    }

    private Button button(String key, Function<RunConfig, List<RunConfig>> selection) {
        return Nodes.wide(Nodes.hinted(
                key,
                () -> surroundings
                        .settings()
                        .get()
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
                            .collect(Collectors.joining(NumberMarks.separator()))));
        }
        return configs;
    }

    /** Starts runs together; asks first if that would stop others, or if the memory has no room for all. */
    private void start(List<RunConfig> configs) {
        if (configs.isEmpty()) {
            return;
        }
        Runnable begin = () -> {
            runs.start(configs);
            showChosen();
        };
        Capacity.Room room = capacity.room(configs);
        int stopping = runs.training();
        if (stopping > 0) {
            question.ask(
                    Texts.of(
                            "compare.stop.question",
                            stopping == 1
                                    ? Texts.of("count.run")
                                    : Texts.of("count.runs", NumberFormat.count(stopping))),
                    new Question.Answer("compare.stop.confirm", begin),
                    new Question.Answer("compare.stop.cancel", () -> {}));
        } else if (room.runs() < configs.size()) {
            question.ask(
                    Texts.of(
                            "compare.memory.question",
                            NumberFormat.count(room.runs()),
                            NumberFormat.count(configs.size())),
                    new Question.Answer("compare.memory.confirm", begin),
                    new Question.Answer("compare.memory.cancel", () -> {}));
        } else {
            question.answer();
            begin.run();
        }
    }

    /** The plots of now, and what figure each is. */
    public Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        return plots.figures();
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
        // A run of the run screen may have been changed there, which changes names.
        if (!Contestants.of(runs.chosen()).equals(shown)) {
            showChosen();
            return;
        }
        List<RunState> states = shown.states();
        strip.show(shown, states);
        plots.refresh();
        table.refresh(states);
        list.refresh(states);
        controller.refresh();
        long running = states.stream().filter(state -> state.status().running()).count();
        Nodes.say(
                share,
                running <= capacity.cores()
                        ? ""
                        : Texts.of("compare.share", NumberFormat.count(running), NumberFormat.count(capacity.cores())));
    }

    private void showChosen() {
        shown = Contestants.of(runs.chosen());
        plots.show(shown, arrangement.getValue());
        list.show(shown, palette());
        shared.show(shown.runs());
        table.show(shown, palette());
        Nodes.show(same, shown.runs().size() > 1 && !shared.getChildren().isEmpty());
        Nodes.show(table, !shown.isEmpty() && left.isVisible());
        fitTable();
        if (shown.runs().size() < 2) {
            hint.setText(Texts.of(shown.isEmpty() ? "compare.hint.settings" : "compare.hint.more"));
        }
        refresh();
    }

    /** The table has as many rows as there are runs, and scrolls where that would take too much from the plots. */
    private void fitTable() {
        double part = arrangement.getValue() == ComparePlots.Arrangement.LANES ? MOST_BELOW_LANES : MOST_FOR_TABLE;
        double height = Math.min(table.wholeHeight(), getHeight() * part);
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    private void remove(ComparedRun run) {
        runs.remove(run);
        question.answer();
        showChosen();
    }

    private void addFromLibrary() {
        runs.expectMore();
        surroundings.onLibrary().run();
    }

    private void open(FilePicker picker) {
        picker.open(Texts.of("library.dialog.runs"), RunFiles.EXTENSIONS.toArray(String[]::new))
                .ifPresent(this::open);
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
}
