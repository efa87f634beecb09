package org.grokscope.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.grokscope.figures.FigureSource;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.figures.PlotFigure;
import org.grokscope.figures.RunMarks;
import org.grokscope.narration.FigureWords;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.EmptyText;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunOutline;
import org.grokscope.storage.library.StoredRun;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/** Accuracy and norm of one run over its steps, and below them its checkpoints, of which one is chosen. */
final class OutlineView extends VBox {

    /** So many that a dip of one evaluation is still seen, however long the run is. */
    static final int POINTS = 240;

    private final StepAxis axis = new StepAxis(Texts.of("plot.axis.step"));
    private final Plot accuracy = new Plot(axis);
    private final Plot norm = new Plot(axis);
    private final CheckpointPins pins;
    /** Null before the first. */
    private StoredRun shown;

    OutlineView(PlotTypography typography, Runnable onChosen) {
        getStyleClass().add("outline");
        pins = new CheckpointPins(axis, onChosen);
        PlotParts.describe(accuracy, Texts.of("plot.accuracy.title"), "", EmptyText.NONE);
        PlotParts.describe(norm, Texts.of("plot.norm.title"), "", EmptyText.NONE);
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        norm.yKindProperty().set(ScaleKind.LOG);
        for (Plot plot : List.of(accuracy, norm)) {
            plot.typographyProperty().set(typography);
        }
        accuracy.setPrefHeight(176);
        norm.setPrefHeight(136);
        getChildren().addAll(accuracy, norm, pins);
    }

    void setPalette(PlotPalette palette) {
        accuracy.paletteProperty().set(palette);
        norm.paletteProperty().set(palette);
    }

    /** The step of the chosen checkpoint. */
    OptionalLong checkpoint() {
        return pins.chosen();
    }

    /** Shows another run, at its last checkpoint. */
    void show(StoredRun run, RunOutline outline) {
        shown = run;
        axis.setHorizon(run.steps());
        axis.reset();
        List<RunOutline.Point> points = outline.points();
        accuracy.getCurves()
                .setAll(
                        Curve.measured(
                                Texts.of("plot.curve.train"),
                                both(points, RunOutline.Point::leastTrain, RunOutline.Point::mostTrain),
                                ColourRole.TRAIN),
                        Curve.measured(
                                Texts.of("plot.curve.test"),
                                both(points, RunOutline.Point::leastTest, RunOutline.Point::mostTest),
                                ColourRole.TEST));
        norm.getCurves()
                .setAll(Curve.measured(
                        "‖θ‖²",
                        Series.of(
                                points.stream()
                                        .mapToDouble(RunOutline.Point::step)
                                        .toArray(),
                                points.stream()
                                        .mapToDouble(RunOutline.Point::squaredNorm)
                                        .toArray()),
                        ColourRole.NORM));
        accuracy.getOverlays().setAll(events(run, true));
        norm.getOverlays().setAll(events(run, false));
        accuracy.dataChanged();
        norm.dataChanged();
        pins.show(run.steps(), outline.checkpoints());
    }

    /** What figure each plot is; nothing while it is empty. */
    Map<Node, Supplier<Optional<PlotFigure>>> figures() {
        FigureWords words = Texts.narrator().figures();
        return Map.of(
                accuracy,
                () -> figure(accuracy, words, accuracy.titleProperty().get()),
                norm,
                () -> figure(norm, words, words.name(FigureWords.Name.NORM_AXIS)));
    }

    private Optional<PlotFigure> figure(Plot plot, FigureWords words, String values) {
        return shown == null
                ? Optional.empty()
                : plot.panel(words.name(FigureWords.Name.STEP_AXIS), values, events(shown, true))
                        .map(panel -> new PanelFigure(plot.titleProperty().get(), "", List.of(panel)))
                        .map(figure -> new FigureSource.Single(figure, List.of(shown.config()), "run-" + shown.id()))
                        .map(source -> new PlotFigure(source, FigureSpec.SINGLE));
    }

    private List<Overlay> events(StoredRun run, boolean labelled) {
        Milestones milestones = new Milestones(
                run.memorizationStep(), run.grokkingStep(), OptionalDouble.empty(), OptionalDouble.empty());
        return RunMarks.of(milestones, run.events(), Texts.narrator().markers()).stream()
                .<Overlay>map(mark -> labelled ? mark : mark.unlabelled())
                .toList();
    }

    /** The extremes of each part, one after the other at the same step. */
    private static Series both(
            List<RunOutline.Point> points,
            ToDoubleFunction<RunOutline.Point> least,
            ToDoubleFunction<RunOutline.Point> most) {
        int size = points.size();
        double[] steps = new double[2 * size];
        double[] values = new double[2 * size];
        for (int i = 0; i < size; i++) {
            RunOutline.Point point = points.get(i);
            boolean lowFirst = i == 0
                    || Math.abs(values[2 * i - 1] - least.applyAsDouble(point))
                            <= Math.abs(values[2 * i - 1] - most.applyAsDouble(point));
            steps[2 * i] = point.step();
            steps[2 * i + 1] = point.step();
            values[2 * i] = (lowFirst ? least : most).applyAsDouble(point);
            values[2 * i + 1] = (lowFirst ? most : least).applyAsDouble(point);
        }
        return Series.of(steps, values);
    }
}
