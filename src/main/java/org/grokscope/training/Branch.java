package org.grokscope.training;

import java.util.List;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;

/**
 * Where a run begins that goes on from a moment of another, or of itself in an earlier session.
 *
 * @param config what it is made for: its task, network, batch and seed are the other run's
 * @param from the moment at which it goes on
 * @param history what was measured up to there; the branch writes on in it
 * @param looks what was seen inside up to there; the branch writes on in it
 * @param earlier checkpoints of its own from before, in the order of their steps
 * @param seconds how long it took to come there
 */
public record Branch(
        RunConfig config,
        Checkpoint from,
        RunHistory history,
        NetworkSnapshots looks,
        List<Checkpoint> earlier,
        double seconds) {

    /** What is left of one run when another leaves it: a copy of all up to there, and the mark of the branch. */
    static Branch of(RunConfig config, Checkpoint from, RunResult parent, NetworkSnapshots parentLooks) {
        RunHistory history = parent.history().upTo(from.step());
        history.append(new RunEvent.Forked(from.step()));
        NetworkSnapshots looks = new NetworkSnapshots();
        looks.addUpTo(from.step(), parentLooks);
        return new Branch(config, from, history, looks, List.of(), share(parent, from));
    }

    /**
     * A stored run, to go on from its last checkpoint just as it would have. What was measured later than that is measured anew.
     *
     * @param run the run as it was stored
     * @param checkpoints its checkpoints, in the order of their steps, at least one
     */
    public static Branch resumed(RunResult run, List<Checkpoint> checkpoints) {
        Checkpoint last = checkpoints.getLast();
        return new Branch(
                run.config(),
                last,
                run.history().upTo(last.step()),
                new NetworkSnapshots(),
                checkpoints,
                share(run, last));
    }

    /** The part of a run's time that it had taken up to a step: every step takes about as long. */
    private static double share(RunResult run, Checkpoint at) {
        return run.steps() == 0 ? 0 : run.seconds() * Math.min(1, (double) at.step() / run.steps());
    }
}
