package org.grokscope.storage.library;

import java.util.List;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.LiveRun;
import org.grokscope.run.RunResult;

/** A run that has ended, to be recorded as a whole. */
record EndedRun(RunResult result, List<Checkpoint> checkpoints) implements LiveRun {

    @Override
    public boolean isPaused() {
        return false;
    }

    @Override
    public boolean isOver() {
        return true;
    }
}
