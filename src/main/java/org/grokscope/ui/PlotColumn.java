package org.grokscope.ui;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
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

/** The three plots of a run over one step axis: accuracy, the squared norm that explains it, and loss. */
final class PlotColumn extends VBox {

    private final StepAxis axis = new StepAxis();
    private final Plot accuracy = new Plot(axis);
    private final Plot norm = new Plot(axis);
    private final Plot loss = new Plot(axis);
    private final ToggleButton stepsLog = toggle("log steps", "Step axis linear or logarithmic (X)");

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
        describe(
                accuracy,
                "Accuracy",
                "",
                new EmptyText(
                        "Here two curves will part and meet again",
                        "Train accuracy rises first: the network memorizes. Test accuracy jumps much later: it groks. "
                                + "Press Start or the space bar."));
        describe(
                norm,
                "Squared norm ‖θ‖²",
                "the sum of the squares of all weights",
                new EmptyText(
                        "Here the weights will shrink along a curve",
                        "Weight decay pulls ‖θ‖² down at a rate that η and λ set. Where it crosses V★ the jump is due."));
        describe(
                loss,
                "Loss",
                "mean cross-entropy",
                new EmptyText(
                        "Here you will see how wrong it is", "On what it trains on, and on what it has never seen."));
        accuracy.valueFormatProperty().set(ValueFormat.PERCENT);
        accuracy.yRangeProperty().set(YRange.unit());
        accuracy.stepLabelsProperty().set(false);
        norm.stepLabelsProperty().set(false);
        stepsLog.setOnAction(event -> axis.setKind(stepsLog.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        getChildren().addAll(card(accuracy, stepsLog), card(norm, logToggle(norm)), card(loss, logToggle(loss)));
        accuracy.setPrefHeight(300);
        norm.setPrefHeight(260);
        loss.setPrefHeight(170);
    }

    private static void describe(Plot plot, String title, String subtitle, EmptyText empty) {
        plot.titleProperty().set(title);
        plot.subtitleProperty().set(subtitle);
        plot.emptyTextProperty().set(empty);
        plot.setAccessibleText(title + (subtitle.isEmpty() ? "" : ", " + subtitle) + ", over training steps");
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
                Curve.measured("train", new HistorySeries(history, RunHistory.Column.TRAIN_ACCURACY), ColourRole.TRAIN),
                Curve.measured("test", new HistorySeries(history, RunHistory.Column.TEST_ACCURACY), ColourRole.TEST)));
        measuredNorm =
                Curve.measured("‖θ‖²", new HistorySeries(history, RunHistory.Column.SQUARED_NORM), ColourRole.NORM);
        loss.setCurves(List.of(
                Curve.measured("train", new HistorySeries(history, RunHistory.Column.TRAIN_LOSS), ColourRole.TRAIN),
                Curve.measured("test", new HistorySeries(history, RunHistory.Column.TEST_LOSS), ColourRole.TEST)));
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
        loss.setOverlays(drawing.overlays(false));
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
        return List.of(accuracy, norm, loss);
    }

    private static Node card(Plot plot, Node corner) {
        HBox corners = new HBox(corner);
        corners.setPickOnBounds(false);
        corners.setAlignment(Pos.TOP_RIGHT);
        corners.setPadding(new Insets(7, 8, 0, 0));
        StackPane card = new StackPane(plot, corners);
        VBox.setVgrow(card, Priority.ALWAYS);
        card.setMinHeight(110);
        return card;
    }

    private static ToggleButton logToggle(Plot plot) {
        ToggleButton toggle = toggle("log", "Linear or logarithmic values");
        toggle.setSelected(true);
        plot.yKindProperty().set(ScaleKind.LOG);
        toggle.setOnAction(event -> plot.yKindProperty().set(toggle.isSelected() ? ScaleKind.LOG : ScaleKind.LINEAR));
        return toggle;
    }

    private static ToggleButton toggle(String text, String hint) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.getStyleClass().add("corner");
        toggle.setTooltip(new Tooltip(hint));
        return toggle;
    }
}
