package org.grokscope.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.grokscope.narration.Narrator;
import org.grokscope.plot.model.AutoRange;
import org.grokscope.plot.model.ColourRole;
import org.grokscope.plot.model.Dash;
import org.grokscope.plot.model.Overlay;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
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
        RunViewState run,
        long lastStep,
        double memorized,
        double grokked,
        Optional<Forecast> forecast,
        Narrator words) {

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

    /** Markers, phases and forecast over the step axis. */
    List<Overlay> overlays(boolean labelled) {
        List<Overlay> overlays = new ArrayList<>();
        if (lastStep < 0) {
            return overlays;
        }
        addPhases(overlays);
        addForecast(overlays, labelled);
        addEvents(overlays, labelled);
        overlays.add(labelled ? new Overlay.Now(lastStep, words.now(lastStep)) : new Overlay.Now(lastStep));
        return overlays;
    }

    private void addPhases(List<Overlay> overlays) {
        double memorizedOrNow = Double.isNaN(memorized) ? lastStep : memorized;
        overlays.add(new Overlay.Phase(0, memorizedOrNow, ColourRole.TRAIN));
        if (!Double.isNaN(grokked)) {
            overlays.add(new Overlay.Phase(grokked, lastStep, ColourRole.NORM));
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

    private void addEvents(List<Overlay> overlays, boolean labelled) {
        if (!Double.isNaN(memorized)) {
            overlays.add(Overlay.Marker.event(memorized, labelled ? words.memorized(memorized) : "", 3));
        }
        if (!Double.isNaN(grokked)) {
            overlays.add(Overlay.Marker.event(grokked, labelled ? words.grokked(grokked) : "", 4));
        }
        // Only the first and the newest spike are marked: lines at all of them would hide the curves.
        List<Long> spikes = run.state().spikes();
        spikes.stream()
                .filter(step -> step.equals(spikes.getFirst()) || step.equals(spikes.getLast()))
                .forEach(step -> overlays.add(Overlay.Marker.event(step, labelled ? words.lossSpike() : "", 1)));
        for (RunEvent event : run.history().events()) {
            if (event instanceof RunEvent.Forked(long step)) {
                overlays.add(Overlay.Marker.event(
                        step, labelled ? words.branch(step, run.history().events()) : "", 2));
            }
        }
        for (RunEvent.Change change : run.state().changes()) {
            overlays.add(Overlay.Marker.event(change.step(), labelled ? words.change(change) : "", 2));
        }
    }
}
