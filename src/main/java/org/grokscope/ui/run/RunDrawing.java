package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.figures.RunMarks;
import org.grokscope.narration.Markers;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunState;

/**
 * What is drawn of a run in all plots over steps besides its curves: markers, phases and the forecast, as they were at one step.
 *
 * @param run the run
 * @param lastStep the last evaluated step, −1 before the first
 * @param memorized T_mem, NaN before
 * @param grokked T_grok, NaN before
 * @param forecast the newest forecast
 * @param words the labels
 */
record RunDrawing(
        RunViewState run, long lastStep, double memorized, double grokked, Optional<Forecast> forecast, Markers words) {

    /** An axis that is extended to a forecast has at least room for so many evaluations: a new run would rescale it all the time. */
    private static final double LEAST_EVALUATIONS = 10;

    static RunDrawing of(RunViewState run, Markers words) {
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

    /** The step up to which the plots should reach; of a replay always the same, with room for the labels at its end. */
    double horizon() {
        return run.isReplay()
                ? AutoRange.HEADROOM * run.end()
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

    /** The step that is shown: the one from which steps are counted to what is expected. */
    private long now() {
        return Math.max(run.state().step(), lastStep);
    }

    /** Markers, phases and forecast over the step axis. */
    List<Overlay> overlays(boolean labelled) {
        List<Overlay> overlays = new ArrayList<>();
        if (lastStep < 0) {
            return overlays;
        }
        addPhases(overlays);
        addForecast(overlays, labelled);
        RunMarks.of(run.state(), words).forEach(mark -> overlays.add(labelled ? mark : mark.unlabelled()));
        overlays.add(labelled ? new Overlay.Now(now(), words.now(now())) : new Overlay.Now(now()));
        return overlays;
    }

    private void addPhases(List<Overlay> overlays) {
        double memorizedOrNow = Double.isNaN(memorized) ? now() : memorized;
        overlays.add(new Overlay.Phase(0, memorizedOrNow, ColourRole.TRAIN));
        if (!Double.isNaN(grokked)) {
            overlays.add(new Overlay.Phase(grokked, now(), ColourRole.NORM));
        }
    }

    /** Future is amber: what is expected, and after the jump what was forecast at T_mem. */
    private void addForecast(List<Overlay> overlays, boolean labelled) {
        run.state().expectedJump().ifPresent(jump -> {
            overlays.add(new Overlay.StepBand(jump.low(), jump.high(), ColourRole.FORECAST));
            overlays.add(new Overlay.Marker(
                    jump.grokkingStep(),
                    labelled ? words.expected(jump.grokkingStep()) : "",
                    labelled ? words.expectedBand(jump.low(), jump.high()) : "",
                    ColourRole.FORECAST,
                    Dash.DASHED,
                    true,
                    6));
        });
        run.state().check().ifPresent(check -> {
            double step = check.forecast().grokkingStep();
            String label = labelled ? words.forecast(step) : "";
            overlays.add(new Overlay.Marker(step, label, ColourRole.FORECAST, Dash.DASHED, 1));
        });
    }
}
