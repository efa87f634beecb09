package org.grokscope.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.grokscope.concurrent.Threads;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.Capacity;
import org.grokscope.training.LearnerFactory;
import org.grokscope.training.TrainingSession;
import org.grokscope.ui.shell.WindowRun;

/** The process of one {@link ColdRun}: trains one preset, in a window or without, prints the numbers and ends. */
final class ColdRunWorker {

    /** The program's first argument for this; then {@link Kind}, the preset and the number of steps, 0 for as many as the preset has. */
    static final String COMMAND = "bench-cold-run";

    /** How the preset is run. */
    enum Kind {
        HEADLESS,
        WINDOW,
        WINDOW_INSPECT
    }

    /** The time between the window's appearance and Start: someone looks at it first. */
    private static final long LOOK_MILLIS = 3_000;

    private ColdRunWorker() {}

    /** Trains and prints; returns the exit code. */
    static int run(List<String> arguments, IntFunction<LearnerFactory> learners, String version, PrintStream out) {
        Kind kind = Kind.valueOf(arguments.getFirst());
        RunConfig config = config(Preset.named(arguments.get(1)), Long.parseLong(arguments.getLast()));
        try {
            ColdRun run = kind == Kind.HEADLESS
                    ? alone(config, learners)
                    : inWindow(config, kind == Kind.WINDOW_INSPECT, learners, version);
            run.lines().forEach(line -> out.println(BenchWorker.MARK + " " + line));
            out.println(BenchWorker.MARK + " " + BenchWorker.DONE);
            return 0;
        } catch (IOException | InterruptedException | RuntimeException e) {
            out.println(BenchWorker.MARK + " " + BenchWorker.FAILED + " " + e);
            return 1;
        }
    }

    private static RunConfig config(Preset preset, long steps) {
        return steps == 0 ? preset.config() : preset.config().withLength(steps, Schedule.NEVER);
    }

    private static ColdRun alone(RunConfig config, IntFunction<LearnerFactory> learners) throws InterruptedException {
        TrainingSession session =
                new TrainingSession(config, learners.apply(Capacity.here().cores()));
        Thread training = Threads.start("training", session);
        session.resume();
        ColdRun run = ColdRun.watch(session, () -> 0);
        Threads.join(training);
        return run;
    }

    private static ColdRun inWindow(
            RunConfig config, boolean inspect, IntFunction<LearnerFactory> learners, String version)
            throws IOException, InterruptedException {
        return inFolder(folder -> {
            WindowRun window = WindowRun.open(learners, version, folder);
            window.choose(config, inspect);
            Thread.sleep(LOOK_MILLIS);
            ColdRun run = ColdRun.watch(window.start(), window::redraws);
            window.close();
            return run;
        });
    }

    /** What uses a window. */
    interface Work<T> {
        T in(Path folder) throws IOException, InterruptedException;
    }

    /** Works in a folder that is deleted afterwards; without a display, windows are drawn in memory. */
    static <T> T inFolder(Work<T> work) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("grokscope-bench");
        try {
            if (System.getenv("DISPLAY") == null) {
                System.setProperty("glass.platform", "Headless");
                System.setProperty("prism.order", "sw");
            }
            return work.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
