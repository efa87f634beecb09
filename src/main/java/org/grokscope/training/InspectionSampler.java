package org.grokscope.training;

import org.grokscope.inspect.Inspection;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.RunConfig;

/** Looks inside the network when the session measures: the outputs come by anyway. Used on the session's thread. */
final class InspectionSampler {

    private static final long LEAST_NANOS = 200_000_000;
    /** A look is paid for by so many times its own time without another. */
    private static final long REST_FACTOR = 50;
    /** The first looks take long because their code is not compiled yet: that says nothing of the next ones. */
    private static final int COLD = 4;

    private final RunConfig config;
    private final NetworkSnapshots looks;
    private Inspection inspection;
    private long nextAt = Long.MIN_VALUE;
    private long evaluatedStep = -1;
    private long lookedStep = -1;
    private int count;

    private volatile InspectionMode watching = InspectionMode.OFF;

    InspectionSampler(RunConfig config, NetworkSnapshots looks) {
        this.config = config;
        this.looks = looks;
    }

    void set(InspectionMode wanted) {
        watching = wanted;
    }

    NetworkSnapshots looks() {
        return looks;
    }

    /** Measures, and reads the outputs if somebody watches. */
    Evaluation evaluate(Learner learner, long step) {
        if (watching == InspectionMode.OFF) {
            return learner.evaluate(step);
        }
        if (inspection == null) {
            inspection = Inspection.of(config);
        }
        inspection.begin();
        Evaluation evaluation = learner.evaluate(step, inspection);
        evaluatedStep = step;
        return evaluation;
    }

    /**
     * Looks, if it is time, after the step that was evaluated last.
     *
     * @param now whether it is time in any case
     */
    void look(Learner learner, boolean now) {
        boolean possible = watching != InspectionMode.OFF && evaluatedStep >= 0 && evaluatedStep != lookedStep;
        if (possible && (now || watching == InspectionMode.ALWAYS || System.nanoTime() >= nextAt)) {
            long start = System.nanoTime();
            looks.add(inspection.look(evaluatedStep, learner.weights()));
            lookedStep = evaluatedStep;
            long end = System.nanoTime();
            count++;
            nextAt = end + Math.max(LEAST_NANOS, count <= COLD ? 0 : REST_FACTOR * (end - start));
        }
    }

    /** Looks at the end, if nothing has been trained since the last evaluation. */
    void lookAtTheEnd(Learner learner, long step) {
        if (evaluatedStep == step) {
            look(learner, true);
        }
    }
}
