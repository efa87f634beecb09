package org.grokscope.experiments.sweep;

import java.util.List;
import java.util.OptionalDouble;
import org.grokscope.run.RunHistory;

/**
 * How far a sweep is at one moment.
 *
 * @param total how many runs it has
 * @param done how many are done, earlier ones included
 * @param failed how many could not be trained
 * @param active the runs in flight
 * @param part how much of the work of this start of the sweep is done, 0 to 1, by the guessed lengths of the runs
 * @param seconds since this start
 */
public record SweepProgress(int total, int done, int failed, List<Active> active, double part, double seconds) {

    /**
     * A run in flight.
     *
     * @param run the run
     * @param step optimizer steps done
     * @param history all that has been measured so far; grows on
     */
    public record Active(PlannedRun run, long step, RunHistory history) {
        /** How much of the run is done, 0 to 1, by its guessed length. */
        double part() {
            return Math.min(1, step / Math.max(1, RunCost.steps(run.config())));
        }
    }

    /** How long the rest will take at the speed so far; nothing before there is a speed. */
    public OptionalDouble secondsLeft() {
        return part > 0 ? OptionalDouble.of(seconds * (1 - part) / part) : OptionalDouble.empty();
    }
}
