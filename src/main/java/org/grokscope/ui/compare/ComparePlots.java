package org.grokscope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.HistorySeries;
import org.grokscope.narration.Narrator;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Envelope;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.sessions.ComparedRun;
import org.grokscope.ui.controls.MeasuredCurves;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/** The compared runs in plots over one step axis: all in the same plots, or a column of plots each. */
final class ComparePlots extends HBox {

    /** How they are shown. */
    enum Arrangement {
        OVERLAID,
        SIDE_BY_SIDE,
        MEDIAN
    }

    private static final EmptyText NOTHING = PlotParts.empty("compare.plot");

    /** Colour and dash together tell the runs apart. */
    static final List<CurveStyle> STYLES = List.of(
            new CurveStyle(2.2, Dash.SOLID, ColourRole.TRAIN),
            new CurveStyle(2.2, Dash.DASHED, ColourRole.TEST),
            new CurveStyle(2.2, Dash.SOLID, ColourRole.NORM),
            new CurveStyle(2.2, Dash.DOTTED, ColourRole.KEY));

    private final StepAxis axis = new StepAxis(Texts.of("plot.axis.step"));
    private final List<Plot> plots = new ArrayList<>();
    private PlotPalette palette = PlotPalette.LIGHT;
    private PlotTypography typography;
    private List<ComparedRun> contenders = List.of();
    private Arrangement arrangement = Arrangement.OVERLAID;
    private List<Integer> rowsShown = List.of();

    ComparePlots(PlotTypography typography) {
        this.typography = typography;
        getStyleClass().add("plots");
        show(List.of(), List.of(), Arrangement.OVERLAID);
    }

    void setLook(PlotPalette newPalette, PlotTypography newTypography) {
        palette = newPalette;
        typography = newTypography;
        plots.forEach(this::style);
    }

    private void style(Plot plot) {
        plot.paletteProperty().set(palette);
        plot.typographyProperty().set(typography);
    }

    /** Shows other runs, or the same in another layout. */
    void show(List<ComparedRun> newContenders, List<String> names, Arrangement newArrangement) {
        contenders = newContenders;
        arrangement = newArrangement;
        rowsShown = List.of();
        plots.clear();
        getChildren().clear();
        axis.reset();
        switch (arrangement) {
            case OVERLAID ->
                column(
                        Texts.of("compare.plot.accuracy"),
                        all(RunHistory.Column.TEST_ACCURACY, names),
                        all(RunHistory.Column.SQUARED_NORM, names),
                        "");
            case MEDIAN -> column(Texts.of("compare.plot.accuracy"), List.of(), List.of(), "");
            case SIDE_BY_SIDE -> {
                for (int i = 0; i < contenders.size(); i++) {
                    RunHistory history = contenders.get(i).history();
                    column(
                            names.get(i),
                            MeasuredCurves.pair(
                                    history, RunHistory.Column.TRAIN_ACCURACY, RunHistory.Column.TEST_ACCURACY),
                            List.of(MeasuredCurves.of(
                                    "‖θ‖²", history, RunHistory.Column.SQUARED_NORM, ColourRole.NORM)),
                            Texts.of("compare.plot.subtitle"));
                }
            }
        }
        refresh();
    }

    private List<Curve> all(RunHistory.Column column, List<String> names) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            curves.add(new Curve.Line(
                    names.get(i),
                    HistorySeries.of(contenders.get(i).history(), column),
                    STYLES.get(i % STYLES.size()),
                    Curve.EndLabel.NAME_AND_VALUE,
                    true));
        }
        return curves;
    }

    private void column(String title, List<Curve> accuracies, List<Curve> norms, String subtitle) {
        Plot accuracy = new Plot(axis);
        PlotParts.describe(accuracy, title, subtitle, NOTHING);
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        accuracy.setCurves(accuracies);
        Plot norm = new Plot(axis);
        PlotParts.describe(norm, Texts.of("plot.norm.title"), "", EmptyText.NONE);
        norm.yKindProperty().set(ScaleKind.LOG);
        norm.setCurves(norms);
        VBox column = new VBox(8, accuracy, norm);
        HBox.setHgrow(column, Priority.ALWAYS);
        for (Plot plot : List.of(accuracy, norm)) {
            style(plot);
            plot.setPrefSize(300, 300);
            VBox.setVgrow(plot, Priority.ALWAYS);
            plots.add(plot);
        }
        getChildren().add(column);
    }

    /** Draws what has changed. */
    void refresh() {
        if (arrangement == Arrangement.MEDIAN && !contenders.isEmpty()) {
            List<RunHistory> histories =
                    contenders.stream().map(ComparedRun::history).toList();
            List<Integer> rows = histories.stream().map(RunHistory::size).toList();
            if (rows.equals(rowsShown)) {
                return;
            }
            rowsShown = rows;
            plots.get(0).setCurves(band(histories, RunHistory.Column.TEST_ACCURACY, ColourRole.TEST));
            plots.get(1).setCurves(band(histories, RunHistory.Column.SQUARED_NORM, ColourRole.NORM));
        }
        for (int i = 0; i < plots.size(); i++) {
            boolean single = arrangement == Arrangement.SIDE_BY_SIDE;
            plots.get(i).setOverlays(single ? marks(contenders.get(i / 2)) : List.of());
            plots.get(i).dataChanged();
        }
    }

    private List<Curve> band(List<RunHistory> histories, RunHistory.Column column, ColourRole role) {
        Envelope envelope = Envelope.of(histories, column);
        if (envelope.steps().isEmpty()) {
            return List.of();
        }
        double[] steps = array(envelope.steps());
        return List.of(
                Curve.band(
                        Texts.of("compare.plot.all", NumberFormat.count(histories.size())),
                        steps,
                        array(envelope.low()),
                        array(envelope.high()),
                        role),
                Curve.measured(Texts.of("compare.plot.median"), Series.of(steps, array(envelope.median())), role));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Overlay> marks(ComparedRun contender) {
        List<Overlay> marks = new ArrayList<>();
        Narrator words = Texts.narrator();
        Milestones milestones = contender.state().milestones();
        for (RunEvent event : contender.history().events()) {
            if (event instanceof RunEvent.Forked(long step)) {
                marks.add(Overlay.Marker.event(step, words.branch(step), 2));
            }
        }
        for (RunEvent.Change change : contender.state().changes()) {
            marks.add(Overlay.Marker.event(change.step(), words.change(change), 2));
        }
        milestones
                .memorizationStep()
                .ifPresent(step -> marks.add(Overlay.Marker.event(step, words.memorized(step), 3)));
        milestones.grokkingStep().ifPresent(step -> marks.add(Overlay.Marker.event(step, words.grokked(step), 4)));
        return marks;
    }

    List<Plot> plots() {
        return List.copyOf(plots);
    }
}
