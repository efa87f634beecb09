package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.grokscope.figures.FigureSpec;
import org.grokscope.figures.PanelFigure;
import org.grokscope.narration.Markers;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.CardPart;
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
import org.grokscope.ui.controls.MeasuredCurves;
import org.grokscope.ui.controls.Nodes;
import org.grokscope.ui.controls.PaneDivider;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;
import org.grokscope.ui.explain.Definitions;
import org.grokscope.ui.explain.Term;

/** The plots of a run over one step axis: accuracy, the squared norm that explains it, and a third of choice. */
public final class PlotColumn extends VBox {

    private final StepAxis axis = new StepAxis(Texts.of("plot.axis.step"));
    private final Plot accuracy = new Plot(axis);
    private final Plot norm = new Plot(axis);
    private final Markers markers = Texts.narrator().markers();
    private final DetailPlots details = new DetailPlots(axis);
    private final ToggleButton stepsLog =
            PlotParts.toggle(Texts.of("plot.steps.log.label"), Texts.of("plot.steps.log.tooltip"));

    private final ReferenceButton removeReference = new ReferenceButton();
    private final PlotPanes panes;
    private Optional<Timeline> timeline = Optional.empty();

    private RunHistory history;
    private Optional<ReferenceCurve> reference = Optional.empty();
    /** One object per run: the plot caches its summary of a series. */
    private Curve measuredNorm;

    /** Where the audience expects the jump. */
    private List<Guess> guesses = List.of();

    /** Where the axis ended when the replay began; NaN while the run is live. */
    private double liveEnd = Double.NaN;

    private final List<StackPane> cards;
    private int rowsShown;
    private int eventsShown;
    private long stepShown;
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
        stepsLog.setOnAction(event -> axis.setKind(stepsLog.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        StackPane upper = PlotParts.card(List.of(accuracy), removeReference);
        StackPane lower = PlotParts.card(List.of(norm), PlotParts.logToggle(norm));
        cards = List.of(upper, lower, details.card());
        accuracy.partProperty().set(CardPart.TOP);
        norm.partProperty().set(CardPart.BOTTOM);
        panes = new PlotPanes(upper, lower, details.card());
        setVgrow(panes, Priority.ALWAYS);
        getChildren().add(panes);
    }

    /** Remembers where the user puts the dividers, and which plot the third one is. */
    void remember(PaneDivider.Memory memory) {
        panes.remember(memory);
        details.remember(memory);
    }

    /** Makes the timeline the step axis of the upper two plots. */
    Timeline addTimeline(Runnable onBranch) {
        timeline = Optional.of(new Timeline(axis, stepsLog, onBranch));
        panes.addBelow(timeline.get());
        showControls(true);
        return timeline.get();
    }

    public void setLook(PlotPalette palette, PlotTypography typography) {
        for (Plot plot : plots()) {
            plot.paletteProperty().set(palette);
            plot.typographyProperty().set(typography);
        }
        timeline.ifPresent(it -> it.setLook(palette, typography));
    }

    /** Shows or hides the controls in the corners. */
    public void showControls(boolean shown) {
        // Not in the column: before a split pane is first shown, what is in it is not found.
        cards.forEach(card ->
                card.lookupAll(".corner").stream().filter(Node::isManaged).forEach(node -> node.setVisible(shown)));
        removeReference.allow(shown);
        timeline.ifPresent(it -> Nodes.show(it, shown));
        boolean axisBelow = shown && timeline.isPresent();
        norm.partProperty().set(axisBelow ? CardPart.MIDDLE : CardPart.BOTTOM);
        norm.stepLabelsProperty().set(!axisBelow);
    }

    /** Draws immediately, for a picture before the first pulse. */
    public void drawNow() {
        plots().stream().filter(Plot::isVisible).forEach(Plot::drawNow);
    }

    /** The plots that are shown, from top to bottom. */
    public List<Plot> visiblePlots() {
        boolean all = panes.isDrawerShown();
        return plots().stream()
                .filter(plot -> plot.isVisible() && (all || !detailPlots().contains(plot)))
                .toList();
    }

    /** Shows or hides the third plot. */
    public void showDetails(boolean shown) {
        panes.showDrawer(shown);
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
        removeReference.show(newReference);
        history = null;
    }

    /** Sets what is called when the user removes the reference run. */
    void setOnReferenceRemoved(Runnable listener) {
        removeReference.setOnAction(_ -> listener.run());
    }

    /** Marks the steps that somebody has guessed. */
    void setGuesses(List<Guess> newGuesses) {
        guesses = List.copyOf(newGuesses);
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
                MeasuredCurves.pair(history, RunHistory.Column.TRAIN_ACCURACY, RunHistory.Column.TEST_ACCURACY));
        accuracy.setCurves(accuracies);
        norm.emptyTextProperty()
                .set(PlotParts.empty(
                        run.state().config().schedule().heldNorm().isPresent() ? "plot.norm-held" : "plot.norm"));
        measuredNorm = MeasuredCurves.of("‖θ‖²", history, RunHistory.Column.SQUARED_NORM, ColourRole.NORM);
        details.show(RunDrawing.of(run, markers));
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
        long step = run.step();
        if (rows == rowsShown && events == eventsShown && forecast.equals(forecastShown)) {
            if (step != stepShown) {
                stepShown = step;
                plots().forEach(plot -> moveNow(plot, step));
            }
            return;
        }
        stepShown = step;
        forecastShown = forecast;
        liveEnd = run.isReplay() ? liveEnd : Double.NaN;
        rowsShown = rows;
        eventsShown = events;
        RunDrawing drawing = RunDrawing.of(run, markers);
        NormDrawing aroundNorm = NormDrawing.of(drawing);
        List<Curve> norms = aroundNorm.curves(measuredNorm);
        reference.ifPresent(last -> norms.addFirst(last.norm()));
        norm.setCurves(norms);
        norm.yRangeProperty().set(including(aroundNorm.lowest(), drawing.lastStep()));
        List<Overlay> overlays = drawing.overlays(true);
        for (Guess guess : guesses) {
            String label = markers.guess(guess.name(), guess.step());
            overlays.add(new Overlay.Marker(guess.step(), label, "", ColourRole.INK, Dash.DASHED, true, 5));
        }
        accuracy.setOverlays(overlays);
        norm.setOverlays(aroundNorm.overlays());
        details.refresh(drawing, aroundNorm);
        axis.setHorizon(horizon(drawing));
        plots().forEach(Plot::dataChanged);
    }

    /** Between two evaluations only the line of the present step moves. */
    private void moveNow(Plot plot, long step) {
        if (plot.getOverlays().stream().anyMatch(Overlay.Now.class::isInstance)) {
            plot.setOverlays(plot.getOverlays().stream()
                    .map(overlay -> overlay instanceof Overlay.Now now
                            ? new Overlay.Now(step, now.label().isEmpty() ? "" : markers.now(step))
                            : overlay)
                    .toList());
        }
    }

    /** The values of the plot of the norm reach to V*, and to the reference run as far as this run has come. */
    private YRange including(double threshold, long step) {
        return new YRange.Automatic(
                threshold, reference.map(last -> last.normAt(step)).orElse(Double.NaN));
    }

    /** Extends the axis to the forecast and to the guesses, as far as what is measured stays readable. */
    private double horizon(RunDrawing drawing) {
        double horizon = timeline.isPresent() && drawing.run().isReplay() ? heldEnd(drawing.run()) : drawing.horizon();
        if (drawing.run().state().isForecastHidden()) {
            // A guess is pointed at: there must be room ahead, which says nothing about the forecast.
            double end = drawing.reach(drawing.run().config().maxSteps());
            horizon = Double.isNaN(horizon) ? end : Math.max(horizon, end);
        }
        double latest = guesses.stream().mapToLong(Guess::step).max().orElse(0);
        if (latest == 0) {
            return horizon;
        }
        double guessed = drawing.reach(latest * 1.1);
        return Double.isNaN(horizon) ? guessed : Math.max(horizon, guessed);
    }

    /** A replay keeps the axis of the run as it was live: it must not change under the pointer that drags the handle. */
    private double heldEnd(RunViewState replay) {
        if (Double.isNaN(liveEnd)) {
            liveEnd = axis.end();
        }
        return Math.max(liveEnd, AutoRange.stepEnd(replay.end(), Double.NaN));
    }

    void resetView() {
        plots().forEach(Plot::resetView);
    }

    public void toggleLogSteps() {
        stepsLog.fire();
    }

    void showNextDetail() {
        details.showNext();
    }

    List<Plot> plots() {
        List<Plot> plots = new ArrayList<>(List.of(accuracy, norm));
        plots.addAll(detailPlots());
        return plots;
    }

    List<Plot> detailPlots() {
        return details.plots();
    }

    /** The plots that take turns, and what figure each is. */
    Map<Node, Supplier<Optional<PanelFigure>>> detailFigures() {
        return details.figures();
    }

    Map<Node, FigureSpec.Panels> figurePanels() {
        return Map.of(accuracy, FigureSpec.Panels.ACCURACY, norm, FigureSpec.Panels.NORM);
    }
}
