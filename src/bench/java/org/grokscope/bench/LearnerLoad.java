package org.grokscope.bench;

import java.util.List;
import org.grokscope.run.config.RunConfig;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;

/** A run of this program without its session: steps, and evaluations. */
final class LearnerLoad implements Load {

    private final Learner learner;

    LearnerLoad(LearnerFactory learners, RunConfig config) {
        learner = learners.create(config);
    }

    @Override
    public double measure(Measure what, double seconds) {
        return switch (what) {
            case STEP -> Timing.millis(learner::step, seconds);
            case EVALUATION -> Timing.millis(() -> learner.evaluate(0), seconds);
            default -> throw new IllegalArgumentException(what.toString());
        };
    }

    @Override
    public List<Share> profile(double seconds) {
        return Profiler.profile(() -> Timing.millis(learner::step, seconds));
    }

    @Override
    public void close() {
        learner.close();
    }
}
