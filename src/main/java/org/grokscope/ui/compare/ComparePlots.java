package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PlotFigure;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.ScatterPlot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.RunHistory.Column;
import org.grokscope.run.RunState;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/** The compared runs in plots over one step axis, and their jumps against the setting that differs. */
final class ComparePlots extends HBox {

    /** How they are shown. */
    enum Arrangement {
        OVERLAID,
        LANES,
        MEDIAN
    }

    /** The plots of one run. */
    private record Lane(int run, Plot accuracy, Plot norm) {}

    private static final EmptyText NOTHING = PlotParts.empty("compare.plot");
    /** Runs are chosen, and none has been evaluated yet. */
    private static final EmptyText STARTING = PlotParts.empty("compare.starting");
    /** The suggested name of files. */
    private static final String NAME = "compare";
    /** More lanes than this stand in two columns. */
    private static final int MOST_IN_A_COLUMN = 3;

    private static final double LEAST_LANE = 70;
    /** Of a plot of a lane: with four side by side they fit into a window of 960 px. */
    private static final double LEAST_WIDTH = 110;

    /** More names than these need a higher plot to stand at the ends of its curves. */
    private static final int FEW_NAMES = 4;

    private static final double STEP_LABELS = 20;
    /** In a low window the table below gives way first. */
    private static final double LEAST_OF_TWO = 92;

    /** Without this width, in sizes of the small type, the law has no room beside the curves. */
    private static final double ROOM_FOR_LAW = 64;

    private final StepAxis axis = new StepAxis(Texts.of("plot.axis.step"));
    private final List<Plot> plots = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private NormRange normRange = new NormRange();
    private final ScatterPlot law = new ScatterPlot(PlotParts::spoken);
    private PlotPalette palette = PlotPalette.LIGHT;
    private PlotTypography typography;
    private CompareDrawing drawing = new CompareDrawing(Contestants.NONE, Texts.narrator());
    private Arrangement arrangement = Arrangement.OVERLAID;
    private List<Object> progress = List.of();
    private Pane curves = new VBox();

    ComparePlots(PlotTypography typography) {
        this.typography = typography;
        getStyleClass().add("plots");
        law.setMinWidth(240);
        // Deferred: in the midst of a layout nothing may be added or removed.
        widthProperty().addListener(_ -> Platform.runLater(this::arrange));
        show(Contestants.NONE, Arrangement.OVERLAID);
    }

    void setLook(PlotPalette newPalette, PlotTypography newTypography) {
        palette = newPalette;
        typography = newTypography;
        plots.forEach(this::style);
        law.setLook(palette, typography);
        arrange();
    }

    private void style(Plot plot) {
        plot.paletteProperty().set(palette);
        plot.typographyProperty().set(typography);
    }

    /** Shows other runs, or the same in another arrangement. */
    void show(Contestants shown, Arrangement newArrangement) {
        drawing = new CompareDrawing(shown, Texts.narrator());
        arrangement = newArrangement;
        progress = List.of();
        plots.clear();
        lanes.clear();
        normRange = new NormRange();
        axis.reset();
        curves = switch (arrangement) {
            case OVERLAID -> column(drawing.accuracies(), drawing.norms());
            case MEDIAN -> column(List.of(), List.of());
            case LANES -> shown.isEmpty() ? column(List.of(), List.of()) : lanes(shown);
        };
        HBox.setHgrow(curves, Priority.ALWAYS);
        arrange();
        refresh();
    }

    /** The law stands beside the curves where there is one and has room. */
    private void arrange() {
        boolean wide = getWidth() >= ROOM_FOR_LAW * 11 * typography.textScale();
        // Lanes have two plots side by side already.
        boolean beside = wide
                && arrangement != Arrangement.LANES
                && drawing.shown().varied().isPresent();
        law.setPrefWidth(getWidth() * 0.36);
        law.setMaxWidth(getWidth() * 0.36);
        curves.setPrefWidth(getWidth() * 0.64);
        curves.setMinWidth(0);
        List<Node> nodes = beside ? List.of(curves, law) : List.of(curves);
        if (!nodes.equals(getChildren())) {
            getChildren().setAll(nodes);
        }
    }

    private Pane column(List<Curve> accuracies, List<Curve> norms) {
        Plot accuracy = accuracy(Texts.of("compare.plot.accuracy"), subtitle());
        accuracy.setCurves(accuracies);
        accuracy.stepLabelsProperty().set(false);
        Plot norm = norm(Texts.of("plot.norm.title"));
        norm.setCurves(norms);
        boolean many = norms.size() > FEW_NAMES;
        accuracy.setPrefHeight(many ? 300 : 340);
        norm.setPrefHeight(many ? 290 : 240);
        accuracy.setMinHeight(LEAST_OF_TWO);
        norm.setMinHeight(LEAST_OF_TWO);
        VBox.setVgrow(accuracy, Priority.ALWAYS);
        VBox.setVgrow(norm, Priority.ALWAYS);
        return new VBox(8, accuracy, norm);
    }

    private String subtitle() {
        return Texts.of(arrangement == Arrangement.MEDIAN ? "compare.plot.median.subtitle" : "compare.plot.subtitle");
    }

    /** Accuracy and norm of a run side by side, one run below the other over one axis; many stand in two columns, each with its axis. */
    private Pane lanes(Contestants shown) {
        int count = shown.runs().size();
        int rows = count <= MOST_IN_A_COLUMN ? count : (count + 1) / 2;
        GridPane grid = new GridPane(8, 8);
        for (int i = 0; i < count; i++) {
            Plot accuracy = accuracy(shown.names().get(i), subtitle());
            accuracy.setCurves(drawing.accuracies(i));
            Plot norm = norm("‖θ‖²");
            norm.setCurves(drawing.norms(i));
            boolean isLast = i % rows == rows - 1 || i == count - 1;
            for (Plot plot : List.of(accuracy, norm)) {
                plot.stepLabelsProperty().set(isLast);
                plot.setMinHeight(isLast ? LEAST_LANE + STEP_LABELS : LEAST_LANE);
                plot.setPrefHeight(plot.getMinHeight());
                GridPane.setHgrow(plot, Priority.ALWAYS);
                GridPane.setVgrow(plot, Priority.ALWAYS);
            }
            norm.setPrefWidth(200);
            norm.setMinWidth(LEAST_WIDTH);
            accuracy.setMinWidth(LEAST_WIDTH);
            grid.add(accuracy, 2 * (i / rows), i % rows);
            grid.add(norm, 2 * (i / rows) + 1, i % rows);
            lanes.add(new Lane(i, accuracy, norm));
        }
        return grid;
    }

    private Plot norm(String title) {
        Plot norm = new Plot(axis);
        PlotParts.describe(norm, title, "", EmptyText.NONE);
        norm.yKindProperty().set(ScaleKind.LOG);
        add(norm);
        return norm;
    }

    private Plot accuracy(String title, String subtitle) {
        Plot plot = new Plot(axis);
        PlotParts.describe(plot, title, subtitle, drawing.shown().isEmpty() ? NOTHING : STARTING);
        plot.valueFormatProperty().set(ValueFormat.PERCENT);
        plot.yRangeProperty().set(YRange.unit());
        add(plot);
        return plot;
    }

    private void add(Plot plot) {
        style(plot);
        plot.setPrefSize(300, 300);
        plot.setMinHeight(LEAST_LANE);
        plots.add(plot);
    }

    /** Draws what has changed. */
    void refresh() {
        List<RunState> states = drawing.shown().states();
        List<Object> now = Contestants.progress(states);
        if (now.equals(progress)) {
            return;
        }
        progress = now;
        axis.setHorizon(drawing.horizon(states));
        switch (arrangement) {
            case OVERLAID -> {
                plots.getFirst().setOverlays(drawing.marks(states));
                plots.getLast().setOverlays(drawing.symbols(states, Column.SQUARED_NORM));
            }
            case MEDIAN -> {
                plots.getFirst().setCurves(drawing.medians(Column.TEST_ACCURACY));
                plots.getLast().setCurves(drawing.medians(Column.SQUARED_NORM));
            }
            case LANES -> refreshLanes(states);
        }
        plots.forEach(Plot::dataChanged);
        drawing.shown().varied().ifPresent(setting -> law.show(LawFigure.of(drawing.shown(), states, setting)));
    }

    private void refreshLanes(List<RunState> states) {
        YRange norms = normRange.of(states);
        for (Lane lane : lanes) {
            lane.accuracy().setOverlays(drawing.events(states.get(lane.run())));
            lane.norm().setOverlays(drawing.unnamed(states.get(lane.run())));
            lane.norm().yRangeProperty().set(norms);
        }
    }

    /** What figure each plot is: a lane is that of its run, the others are those of all runs together. */
    Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        Map<Node, Supplier<Optional<PlotFigure>>> figures = new LinkedHashMap<>();
        figures.put(law, this::lawFigure);
        for (Plot plot : plots) {
            Optional<Lane> lane = lanes.stream()
                    .filter(each -> plot.equals(each.accuracy()) || plot.equals(each.norm()))
                    .findFirst();
            boolean accuracy = lane.map(each -> plot.equals(each.accuracy())).orElse(plot.equals(plots.getFirst()));
            List<ComparedRun> shown = drawing.shown().runs();
            List<ComparedRun> runs =
                    lane.map(each -> List.of(shown.get(each.run()))).orElse(shown);
            FigureSpec spec =
                    FigureSpec.DEFAULT.withPanels(accuracy ? FigureSpec.Panels.ACCURACY : FigureSpec.Panels.NORM);
            figures.put(
                    plot,
                    () -> Optional.of(new PlotFigure(
                            new FigureSource.Runs(
                                    runs.stream().map(ComparedRun::result).toList(), NAME),
                            spec)));
        }
        return figures;
    }

    private Optional<PlotFigure> lawFigure() {
        Contestants shown = drawing.shown();
        return shown.varied()
                .map(setting -> LawFigure.forPrint(shown, shown.states(), setting))
                .map(panel -> new FigureSource.Single(
                        panel, shown.states().stream().map(RunState::config).toList(), NAME))
                .map(source -> new PlotFigure(source, FigureSpec.SINGLE));
    }

    List<Plot> plots() {
        return List.copyOf(plots);
    }
}
