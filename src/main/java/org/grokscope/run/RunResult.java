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
