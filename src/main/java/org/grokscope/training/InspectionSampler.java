package org.grokscope.training;

import org.grokscope.inspect.Inspection;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.RunConfig;

/** Takes snapshots of the network at evaluations, whose outputs it reads. Used on the training thread, but for {@link #set}. */
final class InspectionSampler {

    private static final long MIN_INTERVAL_NANOS = 200_000_000;
    /** After a snapshot, the pause is so many times as long as the snapshot took. */
    private static final long REST_FACTOR = 50;
    /** The first snapshots run in the interpreter: their time does not predict that of later ones. */
    private static final int WARM_UP = 4;

    private final RunConfig config;
    private final NetworkSnapshots snapshots;
    private Inspection inspection;
    private long nextAt = Long.MIN_VALUE;
    private long evaluatedStep = -1;
    private long sampledStep = -1;
    private int count;

    private volatile InspectionMode mode = InspectionMode.OFF;

    InspectionSampler(RunConfig config, NetworkSnapshots snapshots) {
        this.config = config;
        this.snapshots = snapshots;
    }

    void set(InspectionMode wanted) {
        mode = wanted;
    }

    NetworkSnapshots snapshots() {
        return snapshots;
    }

    /** Evaluates, and reads the outputs if snapshots are wanted. */
    Evaluation evaluate(Learner learner, long step) {
        if (mode == InspectionMode.OFF) {
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
     * Takes a snapshot after the last evaluation, if one is due.
     *
     * @param now whether it is due in any case
     */
    void sample(Learner learner, boolean now) {
        boolean possible = mode != InspectionMode.OFF && evaluatedStep >= 0 && evaluatedStep != sampledStep;
        if (possible && (now || mode == InspectionMode.ALWAYS || System.nanoTime() >= nextAt)) {
            long start = System.nanoTime();
            snapshots.add(inspection.snapshot(evaluatedStep, learner.weights()));
            sampledStep = evaluatedStep;
            long end = System.nanoTime();
            count++;
            nextAt = end + Math.max(MIN_INTERVAL_NANOS, count <= WARM_UP ? 0 : REST_FACTOR * (end - start));
        }
    }

    /** Whether snapshots are wanted. */
    boolean isOn() {
        return mode != InspectionMode.OFF;
    }

    /** Takes a snapshot of what a learner has restored, in an evaluation of its own. */
    void inspect(Learner learner, long step) {
        Inspection own = Inspection.of(config);
        own.begin();
        var _ = learner.evaluate(step, own);
        snapshots.add(own.snapshot(step, learner.weights()));
    }

    /** Takes a snapshot at the end, if nothing has been trained since the last evaluation. */
    void sampleEnd(Learner learner, long step) {
        if (evaluatedStep == step) {
            sample(learner, true);
        }
    }
}
