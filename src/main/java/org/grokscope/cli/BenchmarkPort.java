package org.grokscope.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures how fast this program is, once: all that the command line knows of how that is done. */
public interface BenchmarkPort {

    /** What was measured. */
    interface Result {
        /** The whole for people. */
        List<String> lines();

        /** The whole for programs; does not close the writer. */
        void writeJson(Writer out) throws IOException;

        /** Why the command failed, although there is something to show; empty if it did not. */
        Optional<String> problem();
    }

    /**
     * Measures on the calling thread.
     *
     * @param rounds of how many samples the medians are
     * @param progress told in short lines what is going on
     * @throws java.util.concurrent.CancellationException if stopped meanwhile
     */
    Result measure(int rounds, Consumer<String> progress);

    /** Ends it early, from another thread. */
    void stop();
}
