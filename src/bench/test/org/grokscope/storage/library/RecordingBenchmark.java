package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.training.TrainingSession;

/**
 * What recording costs: the paper's run, the same steps alone, with checkpoints, and with checkpoints and the library, in turn. The
 * argument is the number of rounds; {@code mvn -q -Pbench test-compile exec:exec
 * -Dbench.main=org.grokscope.storage.library.RecordingBenchmark -Dbench.args=7}.
 */
public final class RecordingBenchmark {

    private static final int STEPS = 2_000;

    private RecordingBenchmark() {}

    /** Measures and prints medians. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int rounds = args.length == 0 ? 7 : Integer.parseInt(args[0]);
        MxNetLearners learners = new MxNetLearners(Runtime.getRuntime().availableProcessors());
        Path folder = Files.createTempDirectory("grokscope-recording");
        List<Double> keeping = new ArrayList<>();
        List<Double> recording = new ArrayList<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            thread.submit(() -> seconds(learners, false)).get();
            for (int i = 0; i < rounds; i++) {
                double alone = thread.submit(() -> seconds(learners, false)).get();
                double kept = thread.submit(() -> seconds(learners, true)).get();
                Path file = folder.resolve("library" + i + ".db");
                double recorded = thread.submit(() -> recorded(learners, file)).get();
                keeping.add(kept / alone);
                recording.add(recorded / alone);
                System.out.printf(
                        Locale.ROOT,
                        "%.2f ms a step alone, with checkpoints %+.1f %%, with the library %+.1f %%, %.1f MB%n",
                        1e3 * alone / STEPS,
                        100 * (kept / alone - 1),
                        100 * (recorded / alone - 1),
                        Files.size(file) / 1e6);
                Files.delete(file);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median: with checkpoints %+.2f %%, with checkpoints and the library %+.2f %%%n",
                100 * (median(keeping) - 1),
                100 * (median(recording) - 1));
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static RunConfig config() {
        RunConfig paper = Preset.PAPER.config();
        return new RunConfig(
                paper.task(),
                paper.trainFraction(),
                paper.network(),
                new Optimization(paper.optimizer(), paper.learningRate(), paper.weightDecay(), paper.batchSize()),
                new Schedule(paper.seed(), paper.evaluationCadence(), STEPS, Schedule.NEVER));
    }

    private static double seconds(MxNetLearners learners, boolean keeps) {
        TrainingSession session = new TrainingSession(config(), learners);
        if (keeps) {
            session.keepCheckpoints();
        }
        return seconds(session);
    }

    private static double recorded(MxNetLearners learners, Path file) throws IOException {
        TrainingSession session = new TrainingSession(config(), learners);
        session.keepCheckpoints();
        try (Library library = Library.open(file, "0")) {
            library.record(session, Origin.WINDOW);
            return seconds(session);
        }
    }

    private static double seconds(TrainingSession session) {
        session.resume();
        session.run();
        return session.result().seconds();
    }
}
