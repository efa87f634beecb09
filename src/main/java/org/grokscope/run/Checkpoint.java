package org.grokscope.run;

/**
 * A point from which a run can be resumed or branched.
 *
 * @param step optimizer steps done
 * @param snapshot the state of the learner
 */
public record Checkpoint(long step, Snapshot snapshot) {}
