package org.grokscope.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.grokscope.bench.ColdRunWorker.Kind;
import org.grokscope.run.config.Preset;
import org.grokscope.training.Capacity;

/** What the window costs the training: cold runs of a preset, in turn without a window and in it. */
final class WindowBenchmark {

    /** Starts the process of one run, which answers with {@link ColdRun#lines} and ends. */
    interface Launcher {
        Worker start(Kind kind, Preset preset, long steps) throws WorkerFailedException;
    }

    private final String version;
    private final Launcher launcher;
    private volatile Worker running;
    private volatile boolean stopped;

    /**
     * Prepares; nothing is started yet.
     *
     * @param mainClass is started again for every run; with {@link ColdRunWorker#COMMAND} as its first argument it must hand the others
     *     to {@link ColdRunWorker}
     */
    WindowBenchmark(String version, Class<?> mainClass) {
        this(
                version,
                (kind, preset, steps) -> WorkerProcess.start(
                        OwnJava.command(
                                mainClass.getName(),
                                List.of(ColdRunWorker.COMMAND, kind.name(), preset.id(), Long.toString(steps))),
                        Map.of()));
    }

    WindowBenchmark(String version, Launcher launcher) {
        this.version = version;
        this.launcher = launcher;
    }

    /**
     * Measures.
     *
     * @param steps are trained, whether the run groks or not; 0 for as many as the preset trains
     * @param inspect also with the inspection panel open
     * @throws CancellationException if stopped meanwhile
     * @throws WorkerFailedException if a run fails
     */
    WindowReport measure(Preset preset, long steps, int rounds, boolean inspect, Consumer<String> progress)
            throws WorkerFailedException {
        Map<Kind, List<ColdRun>> runs = new EnumMap<>(Kind.class);
        for (int round = 1; round <= rounds; round++) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.WINDOW_INSPECT || inspect) {
                    progress.accept("round " + round + " of " + rounds + ": " + title(kind));
                    runs.computeIfAbsent(kind, _ -> new ArrayList<>()).add(run(kind, preset, steps));
                }
            }
        }
        return new WindowReport(version, Machine.here(Capacity.here().cores()), preset, runs);
    }

    private ColdRun run(Kind kind, Preset preset, long steps) throws WorkerFailedException {
        try (Worker worker = launcher.start(kind, preset, steps)) {
            running = worker;
            if (stopped) {
                throw new CancellationException();
            }
            return ColdRun.parse(worker.ask(""));
        } catch (WorkerFailedException e) {
            if (stopped) {
                throw new CancellationException();
            }
            throw e;
        }
    }

    /** Stops the benchmark and its process at once; may be called from any thread. */
    void stop() {
        stopped = true;
        Worker worker = running;
        if (worker != null) {
            worker.close();
        }
    }

    static String title(Kind kind) {
        return switch (kind) {
            case HEADLESS -> "no window";
            case WINDOW -> "window";
            case WINDOW_INSPECT -> "window, inspection panel open";
        };
    }
}
