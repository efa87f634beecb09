package org.grokscope.run;

import java.util.Optional;
import org.grokscope.run.config.RunConfig;

/**
 * A point from which a run can be resumed or branched.
 *
 * @param step optimizer steps done
 * @param snapshot the state of the learner
 */
public record Checkpoint(long step, Snapshot snapshot) {

    /** Why a learner of a configuration cannot restore this; empty if it can. To be asked of what was read from a file. */
    public Optional<String> misfit(RunConfig config) {
        int parameters = config.network().parameters(config.task());
        int moments = snapshot.optimizer().moments();
        if (snapshot.parameters().length != parameters) {
            return Optional.of(
                    "has " + snapshot.parameters().length + " parameters, and the run's network has " + parameters);
        }
        // Grokfast keeps one more, from its first step on.
        int most = moments + (config.optimization().filter().slow().isPresent() ? 1 : 0);
        if (snapshot.moments().size() < moments || snapshot.moments().size() > most) {
            return Optional.of("has " + snapshot.moments().size() + " moments of each parameter, and "
                    + snapshot.optimizer().label() + " has " + moments);
        }
        return snapshot.optimizerSteps() > step
                ? Optional.of("has more steps of the optimizer, " + snapshot.optimizerSteps() + ", than steps, " + step)
                : Optional.empty();
    }
}
