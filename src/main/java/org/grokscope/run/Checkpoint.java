package org.grokscope.run;

/**
 * A moment of a run from which it can go on, as it did or otherwise.
 *
 * @param step optimizer steps done
 * @param snapshot all that decides how the learner goes on
 */
public record Checkpoint(long step, Snapshot snapshot) {}
