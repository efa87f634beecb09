package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.grokscope.figures.HistorySeries;
import org.grokscope.figures.PanelFigure;
import org.grokscope.narration.FigureWords;
import org.grokscope.narration.NumberFormat;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.RunHistory;
import org.grokscope.theory.CriticalAngle;
import org.grokscope.ui.controls.Choice;
import org.grokscope.ui.controls.MeasuredCurves;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/**
 * Plots that share one place: the loss, the norms of the layers, the size of the outputs and what it does to the softmax, the path
 * through the phase portrait, and how the forecast narrowed. Which of them is seen is remembered.
 */
final class DetailPlots {

    /** What can be seen, by name. */
    private enum View {
        LOSS,
        LAYERS,
        SCALE,
        SOFTMAX,
        PHASE,
        FORECAST
    }

    /** Under which name the choice is remembered. */
    private static final String REMEMBERED = "lower-plot";

    /** Height of the row of the title and the choice of the plot. */
    static final double HEAD = 38;

    /** The colours of layers, in their order. */
    private static final List<ColourRole> COLOURS = List.of(
            ColourRole.TRAIN,
            ColourRole.KEY,
            ColourRole.TEST,
            ColourRole.NORM,
            ColourRole.NEUTRAL,
            ColourRole.FORECAST);

    private final StepAxis angles = new StepAxis(Texts.of("plot.phase.axis"));
    private final Plot loss;
    private final Plot layers;
    private final Plot scale;
    private final Plot softmax;
    private final Plot phase = new Plot(angles);
    private final ForecastPlot forecast;
    private final Choice<View> view = Choice.of(View.values(), "plot");
    /** Steps against steps are compared on equal, linear axes, so the forecast has none; shares go from 0 to 100 %. */
    private final ToggleButton log;

    private final StackPane card;

    private RunHistory history;
    /** What was shown last; null before the first run. */
    private RunDrawing shown;

    private OptionalDouble criticalAngle = OptionalDouble.empty();
    /** The way since T_mem; null before. */
    private Curve.Trajectory way;

    DetailPlots(StepAxis steps) {
        loss = new Plot(steps);
        layers = new Plot(steps);
        scale = new Plot(steps);
        softmax = new Plot(steps);
        forecast = new ForecastPlot(steps);
        PlotParts.describe(loss, "plot.loss");
        PlotParts.describe(layers, "plot.layers");
        PlotParts.describe(scale, "plot.scale");
        PlotParts.describe(softmax, "plot.softmax");
        PlotParts.describe(phase, "plot.phase");
        Definitions.title(loss, Term.LOSS_VALUE);
        Definitions.title(layers, Term.LAYERS);
        Definitions.title(scale, Term.LOGIT_SCALE);
        Definitions.title(softmax, Term.SATURATED);
        Definitions.title(phase, Term.PHASE);
        Definitions.title(forecast.plot(), Term.FORECAST);
        view.getStyleClass().add("corner-choice");
        softmax.valueFormatProperty().set(ValueFormat.PERCENT);
        softmax.yRangeProperty().set(YRange.unit());
        log = PlotParts.logToggle(loss, layers, scale, phase);
        view.valueProperty().addListener((observable, old, now) -> showView());
        view.setValue(View.LOSS);
        card = PlotParts.card(plots(), view, log);
        card.setMinHeight(HEAD);
        plots().forEach(plot -> plot.setMinHeight(0));
    }

    /** Shows the plot that was seen last, and remembers which one is chosen from now on. */
    void remember(PaneDivider.Memory memory) {
        Stream.of(View.values())
                .filter(each -> memory.get(REMEMBERED).equals(Optional.of(each.name())))
                .forEach(view::setValue);
        view.valueProperty().subscribe(now -> memory.remember(REMEMBERED, now.name()));
    }

    /** Shows the next of the plots, after the last one the first. */
    void showNext() {
        View[] views = View.values();
        int next = Arrays.asList(views).indexOf(view.getValue()) + 1;
        view.setValue(views[next % views.length]);
    }

    StackPane card() {
        return card;
    }

    List<Plot> plots() {
        return List.of(loss, layers, scale, softmax, phase, forecast.plot());
    }

    /** What figure a plot is; none while it shows nothing. */
    Map<Node, Supplier<Optional<PanelFigure>>> figures() {
        Map<Node, Supplier<Optional<PanelFigure>>> figures = new LinkedHashMap<>();
        String steps = Texts.narrator().figures().name(FigureWords.Name.STEP_AXIS);
        figures.put(loss, () -> figure(loss, steps, Texts.of("plot.loss.values"), named()));
        figures.put(layers, () -> figure(layers, steps, Texts.of("plot.layers.values"), named()));
        figures.put(scale, () -> figure(scale, steps, Texts.of("plot.scale.values"), named()));
        figures.put(softmax, () -> figure(softmax, steps, Texts.of("plot.softmax.values"), named()));
        String angle = Texts.of("plot.phase.across");
        figures.put(phase, () -> figure(phase, angle, Texts.of("plot.phase.values"), phase.getOverlays()));
        Plot narrowing = forecast.plot();
        String expected = Texts.of("plot.forecast.values");
        figures.put(narrowing, () -> figure(narrowing, steps, expected, narrowing.getOverlays()));
        return figures;
    }

    /** Events with their names, which in the window stand at the uppermost plot only. */
    private List<Overlay> named() {
        return shown == null ? List.of() : shown.overlays(true);
    }

    private static Optional<PanelFigure> figure(Plot plot, String across, String values, List<Overlay> marks) {
        return plot.panel(across, values, marks)
                .map(panel -> new PanelFigure(
                        plot.titleProperty().get(), plot.subtitleProperty().get(), List.of(panel)));
    }

    private void showView() {
        loss.setVisible(view.getValue() == View.LOSS);
        layers.setVisible(view.getValue() == View.LAYERS);
        scale.setVisible(view.getValue() == View.SCALE);
        softmax.setVisible(view.getValue() == View.SOFTMAX);
        phase.setVisible(view.getValue() == View.PHASE);
        forecast.plot().setVisible(view.getValue() == View.FORECAST);
        Nodes.show(log, view.getValue() != View.FORECAST && view.getValue() != View.SOFTMAX);
        if (shown != null) {
            forecast.refresh(shown);
        }
    }

    /** Shows another run from its beginning. */
    void show(RunDrawing drawing) {
        history = drawing.run().history();
        criticalAngle = CriticalAngle.of(drawing.run().config());
        way = null;
        angles.reset();
        // Runs end near 70°; this also keeps the label of α* clear of the corner.
        angles.setHorizon(criticalAngle.orElse(Double.NaN) * 1.6);
        loss.setCurves(MeasuredCurves.pair(history, RunHistory.Column.TRAIN_LOSS, RunHistory.Column.TEST_LOSS));
        List<Curve> norms = new ArrayList<>();
        for (int layer = 0; layer < history.layers().size(); layer++) {
            norms.add(Curve.measured(
                    history.layers().get(layer),
                    HistorySeries.ofLayer(layer, history),
                    COLOURS.get(layer % COLOURS.size())));
        }
        layers.setCurves(norms);
        scale.setCurves(List.of(MeasuredCurves.of("L", history, RunHistory.Column.LOGIT_SCALE, ColourRole.KEY)));
        softmax.setCurves(List.of(
                MeasuredCurves.of(
                        Texts.of("plot.softmax.saturated"), history, RunHistory.Column.SATURATED, ColourRole.TRAIN),
                new Curve.Line(
                        Texts.of("plot.softmax.zero-gradient"),
                        HistorySeries.of(history, RunHistory.Column.ZERO_GRADIENT),
                        CurveStyle.dashed(ColourRole.KEY),
                        Curve.EndLabel.NAME_AND_VALUE,
                        true)));
        phase.setCurves(List.of());
        forecast.show(history);
        shown = drawing;
    }

    /** Takes what is new. */
    void refresh(RunDrawing drawing, NormDrawing aroundNorm) {
        if (way == null && !Double.isNaN(drawing.memorized())) {
            int row = history.rowAt((long) drawing.memorized());
            way = new Curve.Trajectory(
                    Texts.of("plot.now"),
                    HistorySeries.since(row, history, RunHistory.Column.ANGLE),
                    HistorySeries.since(row, history, RunHistory.Column.SQUARED_NORM),
                    CurveStyle.solid(ColourRole.NORM));
            phase.setCurves(List.of(way));
        }
        loss.setOverlays(drawing.overlays(false));
        layers.setOverlays(drawing.overlays(false));
        scale.setOverlays(drawing.overlays(false));
        softmax.setOverlays(drawing.overlays(false));
        phase.setOverlays(marks(drawing, aroundNorm));
        forecast.refresh(drawing);
        shown = drawing;
    }

    private List<Overlay> marks(RunDrawing drawing, NormDrawing aroundNorm) {
        List<Overlay> marks = new ArrayList<>(aroundNorm.references());
        criticalAngle.ifPresent(value -> marks.add(new Overlay.Marker(
                value,
                Texts.of("plot.phase.reference", NumberFormat.count(value)),
                ColourRole.FORECAST,
                Dash.DASHED,
                1)));
        if (!Double.isNaN(drawing.grokked())) {
            double angle = history.value(RunHistory.Column.ANGLE, history.rowAt((long) drawing.grokked()));
            String label = Texts.of("plot.phase.grokked", NumberFormat.count(angle));
            marks.add(Overlay.Marker.event(angle, label, 2));
            marks.addAll(aroundNorm.jump(angle));
        }
        return marks;
    }
}
