package org.grokscope.bench;

import java.util.List;

/** A {@link BenchWorker} as the benchmark sees it. */
interface Worker extends AutoCloseable {

    /**
     * Asks and waits for the answer.
     *
     * @param line what to do; empty to wait until the worker is ready
     * @return the lines of the answer
     * @throws WorkerFailedException if none comes
     */
    List<String> ask(String line) throws WorkerFailedException;

    /** Ends the worker; may be called from any thread, and more than once. */
    @Override
    void close();
}
