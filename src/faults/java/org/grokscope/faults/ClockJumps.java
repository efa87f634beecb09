package org.grokscope.faults;

import java.nio.file.Path;
import java.util.Random;
import org.grokscope.storage.library.LibraryFixture;

/** The system's clock jumps by years, to and fro, while a run is recorded. */
record ClockJumps() implements Fault {

    private static final int COUNT = 100;

    @Override
    public String name() {
        return "clock jumps by years while recording";
    }

    @Override
    public Outcome run(Path folder, Random random) throws Exception {
        int survived = 0;
        for (int i = 0; i < COUNT; i++) {
            survived += LibraryFixture.survivesJumps(folder.resolve("library" + i + ".db"), random) ? 1 : 0;
        }
        return new Outcome(COUNT, survived, "nothing but the times in the list");
    }
}
