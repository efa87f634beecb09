package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.optimization.DecayScope;
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

    /** What must be known of a run to compare it with the calibration runs, and is not stated. */
    static Optional<Aspect> unstated(RunConfig config) {
        if (config.elsewhere().isEmpty()) {
            return Optional.empty();
        }
        return config.elsewhere().get().unstated().stream()
                .map(UsualSettings::aspect)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Aspect> aspect(ConfigField field) {
        return Optional.ofNullable(
                switch (field) {
                    case TASK -> Aspect.TASK;
                    case P -> Aspect.MODULUS;
                    case NETWORK, WIDTH, HEADS, FEED_FORWARD -> Aspect.NETWORK;
                    case TRAIN_FRACTION -> Aspect.TRAIN_FRACTION;
                    case BATCH -> Aspect.BATCH;
                    case OPTIMIZER -> Aspect.OPTIMIZER;
                    case LEARNING_RATE -> Aspect.LEARNING_RATE;
                    case WEIGHT_DECAY -> Aspect.WEIGHT_DECAY;
                    default -> null;
                });
    }
}
