package org.grokscope.run;

import org.grokscope.run.config.RunConfig;

/**
 * A run to be stored or exported; usually one that has ended.
 *
 * @param config its configuration
 * @param engine the numerical library; null if none could be loaded
 * @param history evaluations, events and forecasts
 * @param outcome how it ended
 * @param steps optimizer steps done
 * @param seconds time spent training and evaluating, without pauses
 */
public record RunResult(
        RunConfig config, EngineInfo engine, RunHistory history, Outcome outcome, long steps, double seconds) {

    /** A copy that does not grow with a run that goes on, and in which steps, time and outcome agree with the evaluations. */
    public RunResult settled() {
        int rows = history.size();
        long reached = rows == 0 ? steps : Math.max(steps, (long) history.value(RunHistory.Column.STEP, rows - 1));
        RunHistory copy = history.upTo(reached);
        double at = copy.size() == 0 ? 0 : copy.value(RunHistory.Column.SECONDS, copy.size() - 1);
        double spent = at > seconds ? at : seconds; // Math.max would take NaN, an unknown time, for the greater
        Outcome end =
                outcome instanceof Outcome.Failed ? outcome : Outcome.of(new RunTimeline(config, copy).milestones());
        return new RunResult(config, engine, copy, end, reached, spent);
    }

    /** The run at every step. */
    public RunTimeline timeline() {
        return new RunTimeline(config, history);
    }

    /** The run at its end. */
    public RunState end() {
        return timeline().latest(RunStatus.ended(steps, outcome));
    }

    /** T_mem and T_grok. */
    public Milestones milestones() {
        return timeline().milestones();
    }

    /** Optimizer steps per second, evaluations included; 0 before the first step. */
    public double stepsPerSecond() {
        return seconds > 0 ? steps / seconds : 0;
    }
}
