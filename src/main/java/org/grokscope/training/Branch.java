package org.grokscope.training;

import org.grokscope.inside.Looks;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;

/**
 * Where a run begins that is a branch of another.
 *
 * @param config what it is made for: its task, network, batch and seed are the other run's
 * @param from the moment at which it leaves the other run
 * @param history what was measured up to there; the branch writes on in it
 * @param looks what was seen inside up to there; the branch writes on in it
 */
public record Branch(RunConfig config, Checkpoint from, RunHistory history, Looks looks) {

    /** What is left of one run when another leaves it: a copy of all up to there, and the mark of the branch. */
    static Branch of(RunConfig config, Checkpoint from, RunHistory parent, Looks parentLooks) {
        RunHistory history = parent.upTo(from.step());
        history.append(new RunEvent.Forked(from.step()));
        Looks looks = new Looks();
        looks.addUpTo(from.step(), parentLooks);
        return new Branch(config, from, history, looks);
    }
}
