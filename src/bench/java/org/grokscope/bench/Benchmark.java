package org.grokscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.grokscope.training.Capacity;

/** One run of the benchmark. */
public final class Benchmark {

    private final String version;
    private final int cores;
    private final WorkerLauncher workers;
    private final Queue<Worker> started = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /**
     * Prepares; nothing is started yet.
     *
     * @param version the version of this program, for the report
     * @param mainClass the program that is started again for the workers; with {@link BenchWorker#COMMAND} as its first
     *     argument it must hand the others to {@link BenchWorker}
     */
    public Benchmark(String version, Class<?> mainClass) {
        this(version, Capacity.here().cores(), job -> {
            List<String> arguments = Stream.concat(Stream.of(BenchWorker.COMMAND), job.arguments().stream())
                    .toList();
            return WorkerProcess.start(OwnJava.command(mainClass.getName(), arguments), job.environment());
        });
    }

    Benchmark(String version, int cores, WorkerLauncher workers) {
        this.version = version;
        this.cores = cores;
        this.workers = workers;
    }

    /**
     * Measures.
     *
     * @param rounds of how many samples the medians are
     * @param progress receives progress messages
     * @throws CancellationException if stopped meanwhile
     */
    public Report measure(int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (List<Job> group : Job.groups(cores)) {
            Rounds turns = new Rounds(this::start, progress, () -> stopped);
            try {
                group.forEach(turns::start);
                for (int round = 1; round <= rounds && !stopped; round++) {
                    progress.accept("measures: round " + round + " of " + rounds + ", " + group.size() + " in turn");
                    turns.next();
                }
                turns.profile();
            } finally {
                rows.addAll(turns.finish());
            }
        }
        if (stopped) {
            throw new CancellationException();
        }
        return new Report(version, Machine.here(cores), rounds, rows);
    }

    private Worker start(Job job) throws WorkerFailedException {
        Worker worker = workers.start(job);
        started.add(worker);
        if (stopped) {
            worker.close();
        }
        return worker;
    }

    /** Stops the benchmark and all its processes at once; may be called from any thread. */
    public void stop() {
        stopped = true;
        started.forEach(Worker::close);
    }
}
