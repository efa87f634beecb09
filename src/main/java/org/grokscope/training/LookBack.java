package org.grokscope.training;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Snapshot;

/**
 * Of the checkpoints that a run begins with, takes the snapshots of the network that nobody kept: the latest first, which is the one shown.
 * For the training thread, while it has nothing else to do; any thread may end it.
 */
final class LookBack {

    private final InspectionSampler inspection;
    private final Deque<Checkpoint> left;

    /**
     * Prepares; computes nothing.
     *
     * @param checkpoints by ascending step
     */
    LookBack(List<Checkpoint> checkpoints, InspectionSampler inspection) {
        this.inspection = inspection;
        left = new ConcurrentLinkedDeque<>(checkpoints);
    }

    /** Whether there is a checkpoint left, and snapshots are wanted. */
    boolean isDue() {
        return !left.isEmpty() && inspection.isOn();
    }

    /** From now on nothing is due: the run is left. */
    void abandon() {
        left.clear();
    }

    /** Inspects one checkpoint. What the learner trains stays as it is. */
    void inspectNext(Learner learner) {
        Checkpoint next = left.pollLast();
        if (next == null) {
            return;
        }
        Snapshot present = learner.snapshot();
        try {
            learner.restore(next.snapshot());
        } catch (IllegalArgumentException _) { // does not fit: the run can go on, and be shown at its other checkpoints
            return;
        }
        inspection.inspect(learner, next.step());
        learner.restore(present);
    }
}
