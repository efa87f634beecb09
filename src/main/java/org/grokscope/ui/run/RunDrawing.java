package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;
import org.grokscope.theory.ExpectedNorm;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.Interval;
import org.grokscope.ui.controls.Texts;

/**
 * What is drawn of a run besides its measured curves, at one step: markers, phases, the predicted curve and the forecast.
 *
 * @param run the run
 * @param lastStep the last evaluated step, −1 before the first
 * @param memorized T_mem, NaN before
 * @param grokked T_grok, NaN before
 * @param forecast the newest forecast
 * @param words the labels
 */
record RunDrawing(
        RunViewState run,
        long lastStep,
        double memorized,
        double grokked,
        Optional<Forecast> forecast,
        Narrator words) {

    private static final int BAND_POINTS = 80;

    /** An axis that is extended to a forecast has at least room for so many evaluations: a new run would rescale it all the time. */
    private static final double LEAST_EVALUATIONS = 10;

    static RunDrawing of(RunViewState run, Narrator words) {
        RunState state = run.state();
        return new RunDrawing(
                run,
                state.evaluatedStep(),
                orNaN(state.milestones().memorizationStep()),
                orNaN(state.milestones().grokkingStep()),
                state.forecast(),
                words);
    }

    private static double orNaN(OptionalLong step) {
        return step.isPresent() ? step.getAsLong() : Double.NaN;
    }

    /** The step up to which the plots should reach. */
    double horizon() {
        return run.isReplay()
                ? run.end()
                : run.state()
                        .expectedJump()
                        .map(jump -> reach(jump.high() * 1.05))
                        .orElse(Double.NaN);
    }

    /** How far the axis is extended for a step that is expected: a far one must not squeeze what is measured. */
    double reach(double expected) {
        return AutoRange.expectedEnd(
                lastStep, expected, LEAST_EVALUATIONS * run.config().evaluationCadence());
    }

    /** The values that the plot of the norm shows besides the measured ones: up to V* while a jump is expected. */
    double threshold() {
        return expectedNorm().map(ExpectedNorm::norm).orElse(Double.NaN);
    }

    /** V* with its range, while a jump is expected. */
    private Optional<ExpectedNorm> expectedNorm() {
        return run.state().expectedJump().flatMap(ExpectedNorm::of);
    }

    /** Markers, phases and forecast over the step axis. */
    List<Overlay> overlays(boolean labelled) {
        List<Overlay> overlays = new ArrayList<>();
        if (lastStep < 0) {
            return overlays;
        }
        addPhases(overlays);
        addForecast(overlays, labelled);
        addEvents(overlays, labelled);
        overlays.add(new Overlay.Now(lastStep));
        return overlays;
    }

    List<Overlay> normOverlays() {
        List<Overlay> overlays = overlays(false);
        overlays.addAll(normReferences());
        return overlays;
    }

    /**
     * V* with its range while a jump is expected. Once it has grokked, the measured ‖θ‖² of T_grok, and beside it what was expected at
     * T_mem, by which the law is judged.
     */
    List<Overlay> normReferences() {
        List<Overlay> references = new ArrayList<>();
        expectedNorm()
                .ifPresent(it -> references.add(new Overlay.Reference(
                        it.norm(), words.criticalNorm(it.norm(), it.range()), ColourRole.FORECAST, Dash.DOTTED)));
        run.state().milestones().normAtGrokking().ifPresent(norm -> {
            references.add(new Overlay.Reference(norm, words.grokkedNorm(norm), ColourRole.NORM, Dash.DASHED));
            run.state()
                    .check()
                    .flatMap(check -> ExpectedNorm.of(check.forecast()))
                    .ifPresent(it -> references.add(new Overlay.Reference(
                            it.norm(), words.forecastNorm(it.norm()), ColourRole.FORECAST, Dash.DOTTED)));
        });
        return references;
    }

    /** The measured norm, the predicted curve with its band, and weight decay alone. */
    List<Curve> normCurves(Curve measured) {
        List<Curve> curves = new ArrayList<>();
        Optional<Calibration> law = forecast.flatMap(Forecast::law);
        if (law.isPresent() && !Double.isNaN(memorized)) {
            addLaw(curves, law.get());
            expectedNorm().ifPresent(it -> addRange(curves, law.get().anchorStep(), it.range()));
        }
        addFreeContraction(curves);
        curves.add(measured);
        return curves;
    }

    private void addPhases(List<Overlay> overlays) {
        double memorizedOrNow = Double.isNaN(memorized) ? lastStep : memorized;
        overlays.add(new Overlay.Phase(0, memorizedOrNow, ColourRole.TRAIN));
        if (!Double.isNaN(grokked)) {
            overlays.add(new Overlay.Phase(grokked, lastStep, ColourRole.NORM));
        }
    }

    private void addForecast(List<Overlay> overlays, boolean labelled) {
        run.state().expectedJump().ifPresent(jump -> {
            Overlay.StepBand band = new Overlay.StepBand(
                    jump.low(),
                    jump.high(),
                    ColourRole.FORECAST,
                    words.expected(jump.grokkingStep()),
                    words.expectedBand(jump.low(), jump.high()));
            overlays.add(labelled ? band : band.unlabelled());
            overlays.add(new Overlay.Marker(jump.grokkingStep(), "", ColourRole.FORECAST));
        });
        run.state().check().ifPresent(check -> {
            Overlay.Marker marker = new Overlay.Marker(
                    check.forecast().grokkingStep(),
                    words.forecast(check.forecast().grokkingStep()),
                    ColourRole.FORECAST,
                    Dash.DOTTED,
                    1);
            overlays.add(labelled ? marker : marker.unlabelled());
        });
    }

    private void addEvents(List<Overlay> overlays, boolean labelled) {
        List<Overlay.Marker> markers = new ArrayList<>();
        if (!Double.isNaN(memorized)) {
            markers.add(new Overlay.Marker(memorized, words.memorized(memorized), ColourRole.NEUTRAL, Dash.DASHED, 3));
        }
        if (!Double.isNaN(grokked)) {
            markers.add(new Overlay.Marker(grokked, words.grokked(grokked), ColourRole.NORM, Dash.DASHED, 4));
        }
        for (RunEvent event : run.history().events()) {
            if (event instanceof RunEvent.Forked(long step)) {
                markers.add(new Overlay.Marker(step, words.branch(step), ColourRole.KEY, Dash.SOLID, 2));
            }
        }
        for (RunEvent.Change change : run.state().changes()) {
            markers.add(new Overlay.Marker(change.step(), words.change(change), ColourRole.KEY, Dash.DOTTED, 2));
        }
        markers.forEach(marker -> overlays.add(labelled ? marker : marker.unlabelled()));
    }

    private void addLaw(List<Curve> curves, Calibration law) {
        double end = Math.max(lastStep, Double.isNaN(horizon()) ? lastStep : horizon());
        double[] steps = new double[BAND_POINTS];
        double[] low = new double[BAND_POINTS];
        double[] high = new double[BAND_POINTS];
        for (int i = 0; i < BAND_POINTS; i++) {
            steps[i] = law.anchorStep() + (end - law.anchorStep()) * i / (BAND_POINTS - 1);
            double norm = law.norm(steps[i]);
            double half = law.halfWidth(steps[i]);
            // A band that reached 0 could not be drawn on a logarithmic axis.
            low[i] = Math.max(norm - half, norm / 10);
            high[i] = norm + half;
        }
        if (end > law.anchorStep()) {
            curves.add(Curve.band(Texts.of("plot.norm.band"), steps, low, high, ColourRole.NORM));
        }
        String name = words.predictedCurve(law.kappa(), law.rSquared());
        curves.add(Curve.formula(
                name, law::norm, law.anchorStep(), Double.POSITIVE_INFINITY, CurveStyle.dashed(ColourRole.NORM)));
    }

    /** The range of V*, as a horizontal band without a name, which the label of V* gives. */
    private void addRange(List<Curve> curves, long from, Interval range) {
        curves.add(Curve.band(
                "",
                new double[] {from, horizon()},
                new double[] {range.low(), range.low()},
                new double[] {range.high(), range.high()},
                ColourRole.FORECAST));
    }

    private void addFreeContraction(List<Curve> curves) {
        FreeContraction.of(run.state())
                .ifPresent(free -> curves.add(Curve.formula(
                        Texts.of("plot.norm.decay"),
                        free::norm,
                        free.anchorStep(),
                        Double.POSITIVE_INFINITY,
                        CurveStyle.dotted(ColourRole.NEUTRAL))));
    }
}
