package org.grokscope.foreign;

import java.util.List;
import java.util.Locale;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.forecast.Forecaster;

/** Makes a run of the evaluations of a log: with T_mem and T_grok, and forecasts as they would have been made while it trained. */
final class RunAssembler {

    /** Forecasts are made at T_mem, T_grok, the end and about so many other evaluations; one between two repeats the one before. */
    private static final int FORECASTS = 1_000;

    private final RunConfig config;
    private final RunHistory history = new RunHistory();
    private final RunTimeline timeline;
    private final Forecaster forecaster;
    private Forecast forecast;
    private double seconds = Double.NaN;

    RunAssembler(RunConfig config) {
        this.config = config;
        timeline = new RunTimeline(config, history);
        forecaster = new Forecaster(config);
    }

    /**
     * Appends evaluations. At once there may be many, and then not each has a forecast of its own.
     *
     * @param from the first of them, the one after those that were appended before
     * @param to the end, exclusive
     */
    void append(Evaluations evaluations, int from, int to) {
        int stride = 1 + (to - from) / FORECASTS;
        for (int row = from; row < to; row++) {
            boolean isMilestone = append(evaluations.at(row), evaluations.seconds(row));
            if (isMilestone || (row - from) % stride == 0 || row == to - 1) {
                forecast = forecaster.forecast(history);
            }
            history.append(forecast);
        }
    }

    int size() {
        return history.size();
    }

    RunConfig config() {
        return config;
    }

    /**
     * The run. Its history grows with each evaluation that is appended.
     *
     * @param isBroken whether the numbers broke down at the end
     */
    RunResult run(boolean isBroken) {
        long steps = (long) history.value(RunHistory.Column.STEP, history.size() - 1);
        Outcome outcome = isBroken
                ? new Outcome.Failed(
                        steps,
                        String.format(
                                Locale.ROOT, "In the log the loss, or the norm, is no number after step %,d.", steps))
                : Outcome.of(timeline.milestones());
        return new RunResult(config, null, history, outcome, steps, Double.isNaN(seconds) ? 0 : seconds);
    }

    /** Appends an evaluation and its events; returns whether there was one. */
    private boolean append(Evaluation evaluation, double now) {
        seconds = now < seconds ? seconds : now; // a clock may have been set back
        history.append(evaluation, seconds);
        List<RunEvent.Milestone> reached = timeline.reachedByNewest();
        reached.forEach(history::append);
        return !reached.isEmpty();
    }
}
