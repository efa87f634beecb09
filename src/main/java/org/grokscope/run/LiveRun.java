package org.grokscope.run;

import java.util.List;

/** A run that may be in progress, as its recorder reads it. For any thread. */
public interface LiveRun {

    /** The run so far; its history grows. */
    RunResult result();

    /** The checkpoints in the order of their steps; later calls may lack some of them. */
    List<Checkpoint> checkpoints();

    /** Whether it waits for a command, between two steps. */
    boolean isPaused();

    /** Whether nothing will be added any more. A reader that checks this first and then reads has read everything. */
    boolean isOver();
}
