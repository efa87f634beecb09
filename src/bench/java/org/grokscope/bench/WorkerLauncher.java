package org.grokscope.bench;

/** Starts workers. */
@FunctionalInterface
interface WorkerLauncher {

    /**
     * Starts the worker for a job; it is not ready yet.
     *
     * @throws WorkerFailedException if there can be none
     */
    Worker start(Job job) throws WorkerFailedException;
}
