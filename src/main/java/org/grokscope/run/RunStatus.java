package org.grokscope.run;

import java.util.Optional;

/**
 * What a run's history does not contain: the steps since the last evaluation, and whether training continues.
 *
 * @param step optimizer steps done
 * @param running whether it is training
 * @param stepsPerSecond training speed; 0 if unknown
 * @param outcome how the run ended, if it has
 */
public record RunStatus(long step, boolean running, double stepsPerSecond, Optional<Outcome> outcome) {

    /** A run that is over. */
    public static RunStatus ended(long step, Outcome outcome) {
        return new RunStatus(step, false, 0, Optional.of(outcome));
    }

    /** A run that is replayed: training, at an unknown speed. */
    public static RunStatus replayed(long step) {
        return new RunStatus(step, true, 0, Optional.empty());
    }

    /** Whether training has not begun. */
    boolean isFresh() {
        return step == 0 && !running && outcome.isEmpty();
    }
}
