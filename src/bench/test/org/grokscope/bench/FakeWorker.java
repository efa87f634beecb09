package org.grokscope.bench;

import java.util.ArrayList;
import java.util.List;

/** Answers at once, with numbers that are set before; keeps what it was asked. */
final class FakeWorker implements Worker {

    final List<String> asked = new ArrayList<>();
    boolean closed;
    private final Job job;
    private final double value;
    private final int failsAt;

    /**
     * Prepares.
     *
     * @param failsAt the number of the request that it does not survive; −1 for none
     */
    FakeWorker(Job job, double value, int failsAt) {
        this.job = job;
        this.value = value;
        this.failsAt = failsAt;
    }

    @Override
    public List<String> ask(String line) throws WorkerFailedException {
        if (closed) {
            throw new WorkerFailedException("asked after it was closed");
        }
        if (asked.size() == failsAt) {
            throw new WorkerFailedException(job.kind().title() + " is not here");
        }
        asked.add(line);
        if (line.startsWith(BenchWorker.MEASURE)) {
            return List.of(BenchWorker.VALUE + " " + value);
        }
        return line.startsWith(BenchWorker.PROFILE)
                ? List.of("share 0.7500 MxNet", "share 0.2500 LayerNorm")
                : List.of();
    }

    @Override
    public void close() {
        closed = true;
    }
}
