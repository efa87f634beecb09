package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.config.DecayScope;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.RatePlan;

/** Whether what is minimized, changed before the optimizer, planned, decayed, held and called grokked is as in the paper. */
final class UsualSettings {

    private UsualSettings() {}

    /** The first setting that is another; empty if none is. */
    static Optional<Aspect> difference(RunConfig config) {
        if (!config.objective().equals(Objective.DEFAULT)) {
            return Optional.of(Aspect.LOSS);
        }
        if (config.optimization().decayScope() != DecayScope.ALL) {
            return Optional.of(Aspect.DECAY_SCOPE);
        }
        if (!config.optimization().moments().equals(Moments.DEFAULT)) {
            return Optional.of(Aspect.MOMENTS);
        }
        if (!config.optimization().filter().equals(GradientFilter.NONE)) {
            return Optional.of(Aspect.GRADIENT_FILTER);
        }
        if (!config.optimization().plan().equals(RatePlan.NONE)) {
            return Optional.of(Aspect.RATE_PLAN);
        }
        if (config.schedule().heldNorm().isPresent()) {
            return Optional.of(Aspect.HELD_NORM);
        }
        boolean usual = config.schedule().grokThreshold() == Schedule.USUAL_THRESHOLD;
        return usual ? Optional.empty() : Optional.of(Aspect.GROK_THRESHOLD);
    }
}
