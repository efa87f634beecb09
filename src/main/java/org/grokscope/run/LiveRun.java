package org.grokscope.run;

import java.util.List;

/** A run that may still be under way, as whoever records it reads it: any thread, at any time. */
public interface LiveRun {

    /** The run as it stands; its history grows. */
    RunResult result();

    /** The moments from which it can go on, in the order of their steps; some may be gone the next time. */
    List<Checkpoint> checkpoints();

    /** Whether nothing will be added any more. Whoever asks this first and then reads, has read all. */
    boolean isOver();
}
