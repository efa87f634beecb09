package org.grokscope.narration;

import java.util.Optional;
import org.grokscope.run.Outcome;

/**
 * What a verdict needs to know besides the history.
 *
 * @param step optimizer steps done
 * @param running whether training goes on right now
 * @param stepsPerSecond how fast; 0 if unknown
 * @param outcome how the run ended, if it has
 */
public record RunStatus(long step, boolean running, double stepsPerSecond, Optional<Outcome> outcome) {

    /** A run that has come to its end. */
    public static RunStatus ended(long step, Outcome outcome) {
        return new RunStatus(step, false, 0, Optional.of(outcome));
    }

    /** Whether nothing has been trained and nothing is being trained. */
    boolean isFresh() {
        return step == 0 && !running && outcome.isEmpty();
    }
}
