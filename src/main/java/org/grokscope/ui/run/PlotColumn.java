package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.grokscope.figures.FigureSpec;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.ScaleKind;
import org.grokscope.plot.model.ValueFormat;
import org.grokscope.plot.model.YRange;
import org.grokscope.plot.paint.PlotPalette;
import org.grokscope.plot.paint.PlotTypography;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.controls.Hints;
import org.grokscope.ui.controls.HistorySeries;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The plots of a run over one step axis: accuracy, the squared norm that explains it, and a third of choice. */
public final class PlotColumn extends VBox {

    private final StepAxis axis = new StepAxis(Texts.of("plot.axis.step"));
    private final Plot accuracy = new Plot(axis);
    private final Plot norm = new Plot(axis);
    private final Narrator narrator = Texts.narrator();
    private final DetailPlots details = new DetailPlots(axis);
    private final ToggleButton stepsLog =
            PlotParts.toggle(Texts.of("plot.steps.log.label"), Texts.of("plot.steps.log.tooltip"));

    private final Button removeReference = Nodes.button("", this::dropReference, "corner");
    private Runnable onReferenceRemoved = () -> {};
    private boolean controlsShown = true;

    private RunHistory history;
    private Optional<ReferenceCurve> reference = Optional.empty();
    /** One object per run: the plot caches its summary of a series. */
    private Curve measuredNorm;

    /** The guess of the audience, NaN for none. */
    private double guess = Double.NaN;

    private int rowsShown;
    private int eventsShown;
    private Optional<Forecast> forecastShown = Optional.empty();

    public PlotColumn(PlotTypography typography) {
        getStyleClass().add("plots");
        setLook(PlotPalette.LIGHT, typography);
        plots().forEach(plot -> plot.setFocusTraversable(true));
        PlotParts.describe(accuracy, "plot.accuracy");
        PlotParts.describe(norm, "plot.norm");
        Definitions.title(accuracy, Term.ACCURACY);
        Definitions.title(norm, Term.SQUARED_NORM);
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        norm.stepLabelsProperty().set(false);
        stepsLog.setOnAction(event -> axis.setKind(stepsLog.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        Hints.put(removeReference, Texts.of("plot.reference.remove"));
        offerRemoval();
        getChildren()
                .addAll(
                        PlotParts.card(List.of(accuracy), removeReference, stepsLog),
                        PlotParts.card(List.of(norm), PlotParts.logToggle(norm)),
                        details.card());
        getChildren().forEach(card -> setVgrow(card, Priority.ALWAYS));
        accuracy.setPrefHeight(300);
        norm.setPrefHeight(260);
        details.plots().forEach(plot -> plot.setPrefHeight(170));
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        for (Plot plot : plots()) {
            plot.paletteProperty().set(palette);
            plot.typographyProperty().set(typography);
        }
    }

    /** Shows or hides the controls in the corners. */
    public void showControls(boolean shown) {
        lookupAll(".corner").forEach(node -> node.setVisible(shown));
        controlsShown = shown;
        offerRemoval();
    }

    /** Draws immediately, for a picture before the first pulse. */
    public void drawNow() {
        plots().stream().filter(Plot::isVisible).forEach(Plot::drawNow);
    }

    /** The plots that are shown, from top to bottom. */
    public List<Plot> visiblePlots() {
        return plots().stream()
                .filter(plot -> plot.isVisible() && plot.getParent().isVisible())
                .toList();
    }

    /** Shows or hides the third plot. */
    public void showDetails(boolean shown) {
        Nodes.show(details.card(), shown);
        norm.stepLabelsProperty().set(!shown);
    }

    /** Shows another run from its beginning. */
    public void show(RunViewState run) {
        axis.setHorizon(Double.NaN);
        axis.reset();
        resetView();
        bind(run);
        refresh(run);
    }

    /** Draws the curve of another run faintly behind, or of none. */
    public void setReference(Optional<ReferenceCurve> newReference) {
        reference = newReference;
        removeReference.setText(newReference.map(each -> each.name() + "  ✕").orElse(""));
        offerRemoval();
        history = null;
    }

    /** Sets what is called when the user removes the reference run. */
    void setOnReferenceRemoved(Runnable listener) {
        onReferenceRemoved = listener;
    }

    private void dropReference() {
        onReferenceRemoved.run();
    }

    private void offerRemoval() {
        Nodes.show(removeReference, controlsShown && reference.isPresent());
    }

    /** Marks a step that somebody has guessed; NaN for none. */
    void setGuess(double step) {
        guess = step;
        eventsShown = -1;
    }

    /** Where the guess is set. */
    public Plot accuracyPlot() {
        return accuracy;
    }

    /** The step that is pointed at; NaN for none. */
    public double pointedStep() {
        return axis.getCrosshair();
    }

    private void bind(RunViewState run) {
        history = run.history();
        rowsShown = -1;
        eventsShown = -1;
        List<Curve> accuracies = new ArrayList<>();
        reference.ifPresent(last -> accuracies.add(last.accuracy()));
        accuracies.addAll(
                HistorySeries.curves(history, RunHistory.Column.TRAIN_ACCURACY, RunHistory.Column.TEST_ACCURACY));
        accuracy.setCurves(accuracies);
        measuredNorm = HistorySeries.curve("‖θ‖²", history, RunHistory.Column.SQUARED_NORM, ColourRole.NORM);
        details.show(RunDrawing.of(run, narrator));
    }

    /** Draws what has changed; cheap if nothing has. */
    public void refresh(RunViewState run) {
        if (!run.history().equals(history)) {
            // Each step of a replay has its own history.
            bind(run);
        }
        int rows = history.size();
        int events = history.events().size();
        Optional<Forecast> forecast = run.state().forecast();
        if (rows == rowsShown && events == eventsShown && forecast.equals(forecastShown)) {
            return;
        }
        forecastShown = forecast;
        rowsShown = rows;
        eventsShown = events;
        RunDrawing drawing = RunDrawing.of(run, narrator);
        NormDrawing aroundNorm = NormDrawing.of(drawing);
        List<Curve> norms = aroundNorm.curves(measuredNorm);
        reference.ifPresent(last -> norms.addFirst(last.norm()));
        norm.setCurves(norms);
        norm.yRangeProperty().set(including(aroundNorm.lowest(), drawing.lastStep()));
        List<Overlay> overlays = drawing.overlays(true);
        if (!Double.isNaN(guess)) {
            String label = narrator.guess(guess);
            overlays.add(new Overlay.Marker(guess, label, "", ColourRole.INK, Dash.DASHED, true, 5));
        }
        accuracy.setOverlays(overlays);
        norm.setOverlays(aroundNorm.overlays());
        details.refresh(drawing, aroundNorm);
        axis.setHorizon(horizon(drawing));
        plots().forEach(Plot::dataChanged);
    }

    /** The values of the plot of the norm reach to V*, and to the reference run as far as this run has come. */
    private YRange including(double threshold, long step) {
        return new YRange.Automatic(
                threshold, reference.map(last -> last.normAt(step)).orElse(Double.NaN));
    }

    /** Extends the axis to the forecast and to the guess, as far as what is measured stays readable. */
    private double horizon(RunDrawing drawing) {
        double horizon = drawing.horizon();
        if (Double.isNaN(guess)) {
            return horizon;
        }
        double guessed = drawing.reach(guess * 1.1);
        return Double.isNaN(horizon) ? guessed : Math.max(horizon, guessed);
    }

    void resetView() {
        plots().forEach(Plot::resetView);
    }

    public void toggleLogSteps() {
        stepsLog.fire();
    }

    List<Plot> plots() {
        List<Plot> plots = new ArrayList<>(List.of(accuracy, norm));
        plots.addAll(detailPlots());
        return plots;
    }

    List<Plot> detailPlots() {
        return details.plots();
    }

    Map<Node, FigureSpec.Panels> figurePanels() {
        return Map.of(accuracy, FigureSpec.Panels.ACCURACY, norm, FigureSpec.Panels.NORM);
    }
}
