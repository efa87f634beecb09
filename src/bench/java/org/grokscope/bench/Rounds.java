package org.grokscope.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The workers of one group and what they have measured; they take turns, and only one runs at any time. */
final class Rounds {

    /** Long enough for several steps of the slowest loop, short enough that a disturbance hits one sample only. */
    private static final double SAMPLE_SECONDS = 0.6;

    private static final double PROFILE_SECONDS = 4;

    /** A job in progress. */
    private static final class Entry {
        private final Job job;
        private final Worker worker;
        private final Map<Measure, List<Double>> samples = new EnumMap<>(Measure.class);
        private final List<Share> profile = new ArrayList<>();
        private String problem;

        Entry(Job job, Worker worker, String problem) {
            this.job = job;
            this.worker = worker;
            this.problem = problem;
        }

        Row row() {
            return new Row(job, samples, profile, problem);
        }
    }

    /** A request, which fails if the worker does. */
    @FunctionalInterface
    private interface Request {
        void send() throws WorkerFailedException;
    }

    private final WorkerLauncher workers;
    private final Consumer<String> progress;
    private final BooleanSupplier stopped;
    private final List<Entry> entries = new ArrayList<>();

    Rounds(WorkerLauncher workers, Consumer<String> progress, BooleanSupplier stopped) {
        this.workers = workers;
        this.progress = progress;
        this.stopped = stopped;
    }

    /** Starts a job's worker and warms it up, while the others wait. */
    void start(Job job) {
        if (stopped.getAsBoolean()) {
            return;
        }
        progress.accept("warms up: " + job.title());
        Entry entry;
        try {
            entry = new Entry(job, workers.start(job), null);
        } catch (WorkerFailedException e) {
            entries.add(new Entry(job, null, e.getMessage()));
            return;
        }
        entries.add(entry);
        attempt(entry, () -> {
            entry.worker.ask("");
            for (Measure measure : job.measures()) {
                entry.worker.ask(BenchWorker.WARM_UP + " " + measure);
            }
        });
    }

    /** One more sample of everything. */
    void next() {
        for (Entry entry : entries) {
            for (Measure measure : entry.job.measures()) {
                attempt(entry, () -> {
                    String line = BenchWorker.MEASURE + " " + measure + " " + SAMPLE_SECONDS;
                    entry.samples
                            .computeIfAbsent(measure, _ -> new ArrayList<>())
                            .add(value(entry.worker.ask(line)));
                });
            }
        }
    }

    /** Takes the profiles of the jobs that have one. */
    void profile() {
        for (Entry entry : entries) {
            if (entry.job.isProfiled()) {
                progress.accept("profiles: " + entry.job.title());
                attempt(
                        entry,
                        () -> entry.worker.ask(BenchWorker.PROFILE + " " + PROFILE_SECONDS).stream()
                                .map(Rounds::share)
                                .forEach(entry.profile::add));
            }
        }
    }

    /** Ends the workers and returns their results. */
    List<Row> finish() {
        entries.stream().filter(entry -> entry.worker != null).forEach(entry -> entry.worker.close());
        return entries.stream().map(Entry::row).toList();
    }

    private void attempt(Entry entry, Request request) {
        if (entry.problem != null || stopped.getAsBoolean()) {
            return;
        }
        try {
            request.send();
        } catch (WorkerFailedException e) {
            entry.problem = e.getMessage();
            entry.worker.close();
        }
    }

    private static double value(List<String> answer) throws WorkerFailedException {
        if (answer.size() != 1 || !answer.getFirst().startsWith(BenchWorker.VALUE + " ")) {
            throw new WorkerFailedException("it answered " + answer);
        }
        return Double.parseDouble(answer.getFirst().substring(BenchWorker.VALUE.length() + 1));
    }

    private static Share share(String line) {
        String[] words = line.split(" ", 3);
        return new Share(words[2], Double.parseDouble(words[1]));
    }
}
