package org.grokscope.experiments.sweep;

import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.run.RunHistory;

/**
 * The progress of a sweep at one moment.
 *
 * @param total the number of runs
 * @param done the number of finished runs, including those of earlier starts
 * @param failed the number of failed runs
 * @param active the runs in progress
 * @param part the fraction of the work of this start that is done, 0 to 1, by the estimated durations of the runs
 * @param seconds since this start
 */
public record SweepProgress(int total, int done, int failed, List<Active> active, double part, double seconds) {

    /**
     * A run in progress.
     *
     * @param run the run
     * @param step optimizer steps done
     * @param history its evaluations so far; still growing
     */
    public record Active(PlannedRun run, long step, RunHistory history) {
        /** The fraction of the run that is done, 0 to 1, by its estimated length. */
        double part() {
            return Math.min(1, step / Math.max(1, RunCost.steps(run.config())));
        }
    }

    /** The remaining time at the speed so far; empty before the speed is known. */
    public OptionalDouble secondsLeft() {
        return part > 0 ? OptionalDouble.of(seconds * (1 - part) / part) : OptionalDouble.empty();
    }
}
