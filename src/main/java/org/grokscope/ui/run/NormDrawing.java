package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grokscope.figures.NormBands;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Curve;
import org.grokscope.plot.model.CurveStyle;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.theory.ExpectedNorm;
import org.grokscope.theory.FreeContraction;
import org.grokscope.theory.Interval;
import org.grokscope.ui.controls.Texts;

/**
 * What is drawn around the measured ‖θ‖²: the predicted curve, weight decay alone, V* as it was expected, and where the jump came.
 *
 * @param drawing the run at one step
 * @param frozen V* with its range, as the run is held to it
 * @param now V* of the newest forecast, while a jump is expected
 */
record NormDrawing(RunDrawing drawing, Optional<ExpectedNorm.Frozen> frozen, Optional<ExpectedNorm> now) {
    static NormDrawing of(RunDrawing drawing) {
        RunState state = drawing.run().state();
        return new NormDrawing(
                drawing, ExpectedNorm.frozen(state), state.expectedJump().flatMap(ExpectedNorm::of));
    }

    private RunState state() {
        return drawing.run().state();
    }

    /** The lowest value that the plot must reach: the predicted curve at the expected jump. */
    double lowest() {
        return now.filter(ExpectedNorm::isDefinite).map(ExpectedNorm::norm).orElse(Double.NaN);
    }

    /** What is drawn over steps. */
    List<Overlay> overlays() {
        List<Overlay> overlays = drawing.overlays(false);
        overlays.addAll(references());
        state().expectedJump()
                .filter(jump -> now.filter(ExpectedNorm::isDefinite).isPresent())
                .ifPresent(jump -> overlays.add(
                        new Overlay.Ring(jump.grokkingStep(), jump.threshold(), List.of(), ColourRole.FORECAST)));
        overlays.addAll(jump(drawing.grokked()));
        return overlays;
    }

    /** The ring where the jump came, at its place on the horizontal axis. */
    List<Overlay> jump(double place) {
        List<Overlay> rings = new ArrayList<>();
        state().milestones()
                .normAtGrokking()
                .ifPresent(norm ->
                        rings.add(new Overlay.Ring(place, norm, drawing.words().grokkedNorm(norm), ColourRole.NORM)));
        return rings;
    }

    /** V* as it was expected, from when its range was definite; before, that it is not. */
    List<Overlay> references() {
        List<Overlay> references = new ArrayList<>();
        boolean ahead = state().expectedJump().isPresent();
        frozen.filter(it -> isHeld()).ifPresent(it -> {
            double norm = it.norm().norm();
            Interval range = it.norm().range();
            List<String> labels = ahead
                    ? drawing.words().criticalNorm(norm, range)
                    : drawing.words().forecastNorm(norm, range, it.step());
            references.add(new Overlay.Reference(norm, labels, ColourRole.FORECAST, Dash.DOTTED));
        });
        if (frozen.isEmpty()) {
            now.ifPresent(
                    it -> references.add(new Overlay.Note(drawing.words().vagueNorm(it.range()), ColourRole.FORECAST)));
        }
        return references;
    }

    /** Whether the run is still held to V*: a jump is expected, or came. */
    private boolean isHeld() {
        return state().isGrokked() || state().expectedJump().isPresent();
    }

    /** The measured norm, the predicted curve with its band, the range of V*, and weight decay alone. */
    List<Curve> curves(Curve measured) {
        List<Curve> curves = new ArrayList<>();
        Optional<Calibration> law = drawing.forecast().flatMap(Forecast::law);
        if (isHeld()) {
            frozen.filter(it -> end() > it.step())
                    .ifPresent(it -> curves.add(
                            NormBands.criticalNorm(it.step(), end(), it.norm().range())));
        }
        if (law.isPresent() && !Double.isNaN(drawing.memorized())) {
            addLaw(curves, law.get());
        }
        addFreeContraction(curves);
        curves.add(measured);
        return curves;
    }

    /** How far what is predicted is drawn. */
    private double end() {
        double horizon = drawing.horizon();
        return Math.max(drawing.lastStep(), Double.isNaN(horizon) ? drawing.lastStep() : horizon);
    }

    private void addLaw(List<Curve> curves, Calibration law) {
        double end = end();
        if (end > law.anchorStep()) {
            curves.add(NormBands.law(Texts.of("plot.norm.band"), law, end));
        }
        String name = drawing.words().predictedCurve(law.kappa(), law.rSquared());
        curves.add(Curve.formula(
                name, law::norm, law.anchorStep(), Double.POSITIVE_INFINITY, CurveStyle.dashed(ColourRole.NORM)));
    }

    private void addFreeContraction(List<Curve> curves) {
        if (drawing.lastStep() < 0) {
            return;
        }
        RunHistory history = drawing.run().history();
        Optional<Calibration> law = drawing.forecast().flatMap(Forecast::calibration);
        boolean anchored = law.isPresent() && !Double.isNaN(drawing.memorized());
        long from = anchored ? law.get().anchorStep() : drawing.lastStep();
        double norm =
                anchored ? law.get().anchorNorm() : history.value(RunHistory.Column.SQUARED_NORM, history.rowAt(from));
        FreeContraction.from(state(), from, norm)
                .ifPresent(free -> curves.add(Curve.formula(
                        Texts.of("plot.norm.decay"),
                        free::norm,
                        from,
                        Double.POSITIVE_INFINITY,
                        CurveStyle.dotted(ColourRole.NEUTRAL))));
    }
}
