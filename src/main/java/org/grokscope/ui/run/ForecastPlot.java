package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.plot.fx.Plot;
import org.grokscope.plot.fx.StepAxis;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.plot.model.Series;
import org.grokscope.plot.model.YRange;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.ui.controls.PlotParts;
import org.grokscope.ui.controls.Texts;

/** How the forecast moved and narrowed: the forecast T_grok with its 90 % band, over the step at which it was made. */
final class ForecastPlot {

    private final Plot plot;
    private RunHistory history;
    private int shown;

    ForecastPlot(StepAxis steps) {
        plot = new Plot(steps);
        PlotParts.describe(plot, "plot.forecast");
    }

    Plot plot() {
        return plot;
    }

    /** Shows another run from its beginning. */
    void show(RunHistory newHistory) {
        history = newHistory;
        shown = -1;
        plot.setCurves(List.of());
        plot.yRangeProperty().set(YRange.automatic());
    }

    /** Takes what is new, if it is seen. */
    void refresh(RunDrawing drawing) {
        if (!plot.isVisible()) {
            return;
        }
        List<Forecast> forecasts = drawing.run().state().isForecastHidden() ? List.of() : history.forecasts();
        if (forecasts.size() != shown) {
            shown = forecasts.size();
            draw(forecasts.stream()
                    .filter(Forecast.Jump.class::isInstance)
                    .map(Forecast.Jump.class::cast)
                    .toList());
        }
        plot.setOverlays(overlays(drawing));
    }

    private void draw(List<Forecast.Jump> jumps) {
        if (jumps.isEmpty()) {
            plot.setCurves(List.of());
            return;
        }
        double[] steps = jumps.stream().mapToDouble(Forecast.Jump::step).toArray();
        double[] expected =
                jumps.stream().mapToDouble(Forecast.Jump::grokkingStep).toArray();
        double[] low = jumps.stream().mapToDouble(Forecast.Jump::low).toArray();
        double[] high = jumps.stream().mapToDouble(Forecast.Jump::high).toArray();
        plot.setCurves(List.of(
                Curve.band("90 %", steps, low, high, ColourRole.FORECAST),
                Curve.formula(
                        Texts.of("plot.forecast.now"),
                        step -> step,
                        0,
                        Double.POSITIVE_INFINITY,
                        CurveStyle.dotted(ColourRole.NEUTRAL)),
                Curve.measured(Texts.of("plot.forecast.expected"), Series.of(steps, expected), ColourRole.FORECAST)));
        plot.yRangeProperty().set(new YRange.Automatic(low[low.length - 1], high[high.length - 1]));
    }

    private static List<Overlay> overlays(RunDrawing drawing) {
        List<Overlay> overlays = new ArrayList<>(drawing.overlays(false));
        overlays.removeIf(Overlay.StepBand.class::isInstance);
        if (!Double.isNaN(drawing.grokked())) {
            String label = drawing.words().grokked(drawing.grokked());
            overlays.add(new Overlay.Reference(drawing.grokked(), List.of(label), ColourRole.INK, Dash.SOLID));
        }
        return overlays;
    }
}
