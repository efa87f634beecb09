package org.grokscope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.grokscope.chart.ColourRole;
import org.grokscope.chart.Curve;
import org.grokscope.chart.EmptyText;
import org.grokscope.chart.Plot;
import org.grokscope.chart.PlotTypography;
import org.grokscope.chart.ScaleKind;
import org.grokscope.chart.StepAxis;
import org.grokscope.chart.ValueFormat;
import org.grokscope.chart.YRange;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.training.TrainingSession;

/** The plots of a run over one step axis: accuracy, the squared norm that explains it, and a third of choice. */
final class PlotColumn extends VBox {

    private final StepAxis axis = new StepAxis();
    private final Plot accuracy = new Plot(axis);
    private final Plot norm = new Plot(axis);
    private final DetailPlots details = new DetailPlots(axis);
    private final ToggleButton stepsLog = PlotParts.toggle("log steps", "Step axis linear or logarithmic (X)");

    private TrainingSession session;
    /** One object a run: the plot keeps what it has summarised of a series. */
    private Curve measuredNorm;

    private int rowsShown;
    private int eventsShown;
    private Optional<Forecast> forecastShown = Optional.empty();

    PlotColumn(PlotTypography typography) {
        getStyleClass().add("plots");
        for (Plot plot : plots()) {
            plot.typographyProperty().set(typography);
            plot.setFocusTraversable(true);
        }
        PlotParts.describe(
                accuracy,
                "Accuracy",
                "",
                new EmptyText(
                        "Here two curves will part and meet again",
                        "Train accuracy rises first: the network memorizes. Test accuracy jumps much later: it groks. "
                                + "Press Start or the space bar."));
        PlotParts.describe(
                norm,
                "Squared norm ‖θ‖²",
                "the sum of the squares of all weights",
                new EmptyText(
                        "Here the weights will shrink along a curve",
                        "Weight decay pulls ‖θ‖² down at a rate that η and λ set. Where it crosses V★ the jump is due."));
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        norm.stepLabelsProperty().set(false);
        stepsLog.setOnAction(event -> axis.setKind(stepsLog.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        getChildren()
                .addAll(
                        PlotParts.card(List.of(accuracy), stepsLog),
                        PlotParts.card(List.of(norm), PlotParts.logToggle(norm)),
                        details.card());
        accuracy.setPrefHeight(300);
        norm.setPrefHeight(260);
        details.plots().forEach(plot -> plot.setPrefHeight(170));
    }

    void setTheme(Theme theme) {
        plots().forEach(plot -> plot.paletteProperty().set(theme.palette()));
    }

    /** Shows another run from its beginning. */
    void show(TrainingSession newSession) {
        session = newSession;
        rowsShown = -1;
        eventsShown = -1;
        axis.setHorizon(Double.NaN);
        axis.reset();
        RunHistory history = session.history();
        accuracy.setCurves(List.of(
                Curve.measured("train", HistorySeries.of(history, RunHistory.Column.TRAIN_ACCURACY), ColourRole.TRAIN),
                Curve.measured("test", HistorySeries.of(history, RunHistory.Column.TEST_ACCURACY), ColourRole.TEST)));
        measuredNorm =
                Curve.measured("‖θ‖²", HistorySeries.of(history, RunHistory.Column.SQUARED_NORM), ColourRole.NORM);
        details.show(RunDrawing.of(session));
        plots().forEach(Plot::resetView);
        refresh();
    }

    /** Draws what is new; costs nothing if nothing is. */
    void refresh() {
        int rows = session.history().size();
        int events = session.history().events().size();
        Optional<Forecast> forecast = session.history().latestForecast();
        if (rows == rowsShown && events == eventsShown && forecast.equals(forecastShown)) {
            return;
        }
        forecastShown = forecast;
        rowsShown = rows;
        eventsShown = events;
        RunDrawing drawing = RunDrawing.of(session);
        norm.setCurves(drawing.normCurves(measuredNorm));
        norm.yRangeProperty().set(YRange.including(drawing.threshold()));
        accuracy.setOverlays(drawing.overlays(true));
        norm.setOverlays(drawing.normOverlays());
        details.refresh(drawing);
        axis.setHorizon(drawing.horizon());
        plots().forEach(Plot::dataChanged);
    }

    void resetView() {
        plots().forEach(Plot::resetView);
    }

    void toggleLogSteps() {
        stepsLog.fire();
    }

    private List<Plot> plots() {
        List<Plot> plots = new ArrayList<>(List.of(accuracy, norm));
        plots.addAll(details.plots());
        return plots;
    }
}
