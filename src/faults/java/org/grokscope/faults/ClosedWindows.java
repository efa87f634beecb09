package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;
import org.grokscope.ui.shell.ClosingWindow;

/** Windows that are closed during an operation. */
record ClosedWindows(int count) implements Fault {

    @Override
    public String name() {
        return "window closed while training, saving or filming";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        for (int i = 0; i < count; i++) {
            survived += ClosingWindow.leavesAllInOrder(folder.resolve("window" + i), i % 3, random) ? 1 : 0;
        }
        return new Outcome(count, survived, "no evaluations; a film in progress is discarded");
    }
}
