package org.grokscope.storage.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.storage.format.RunBundle;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;

/**
 * A library of many runs as years of use leave it: other settings and outcomes from run to run, 61 evaluations each, some changed while they
 * trained, some with names, tags and notes. Only the networks are small, so that the weights of 10,000 runs fit on a disk.
 */
public final class ManyRuns {

    private static final int EVERY = 25;
    private static final int STEPS = 1_500;
    private static final List<Optimizer> OPTIMIZERS = List.of(Optimizer.values());
    private static final List<Operation> OPERATIONS =
            List.of(Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY, Operation.ADD);

    private ManyRuns() {}

    /** Creates the library through its own interface. */
    public static void write(Path file, int runs) throws IOException {
        Random random = new Random(17);
        try (Library library = Library.open(file, "9.9")) {
            for (int i = 0; i < runs; i++) {
                library.add(content(i, random));
            }
        }
    }

    private static RunBundle.Content content(int number, Random random) {
        RunConfig config = new RunConfig(
                new ModularTask(OPERATIONS.get(number % OPERATIONS.size()), 13),
                0.5,
                new Network.Transformer(4, 1, 4),
                new Optimization(
                        OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size())),
                        (1 + random.nextInt(40)) / 10_000.0,
                        random.nextInt(9) / 4.0,
                        32),
                new Schedule(number % 100, EVERY, STEPS, 500));
        int memorized = EVERY * (4 + random.nextInt(20));
        int grokked = random.nextInt(3) == 0 ? 10 * STEPS : memorized + EVERY * (1 + random.nextInt(30));
        RunHistory history = new RunHistory(config.network().layers());
        int size = config.network().parameters(config.task());
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int step = 0; step <= STEPS; step += EVERY) {
            boolean has = step >= memorized;
            history.append(
                    new Evaluation(
                            step,
                            has ? 1e-4 : 2 * random.nextDouble(),
                            has ? 1 : 0.98 * step / memorized,
                            step >= grokked ? 1e-3 : 2 + random.nextDouble(),
                            step >= grokked ? 0.999 : 0.05,
                            3_000 * Math.exp(-step / 900.0),
                            has ? Math.min(80, (step - memorized) / 10.0) : Double.NaN,
                            config.network().layers().stream()
                                    .map(_ -> random.nextDouble())
                                    .toList()),
                    step / 300.0);
            history.append(
                    new Forecast.Unknown(step, ForecastReason.of(ForecastReason.Code.NOT_EVALUATED), Optional.empty()));
            if (step == memorized) {
                history.append(new RunEvent.Memorized(step));
            }
            if (step == grokked) {
                history.append(new RunEvent.Grokked(step));
            }
            if (step == 1_000 && number % 7 == 0) {
                history.append(new RunEvent.WeightDecayChanged(step, config.weightDecay(), 3));
            }
            if (step == 0 || step == memorized || step == STEPS) {
                checkpoints.add(checkpoint(step, size, config, random));
            }
        }
        RunResult run = new RunResult(
                config,
                new EngineInfo("MXNet", "1.9.1", 2),
                history,
                Outcome.of(new RunTimeline(config, history).milestones()),
                STEPS,
                STEPS / 300.0);
        return new RunBundle.Content(
                run,
                checkpoints,
                new UUID(random.nextLong(), random.nextLong()).toString(),
                number % 10 == 0 ? "Lesson " + number / 10 : "",
                number % 25 == 0 ? "Shown in class; the second group guessed the step of the jump." : "",
                number % 5 == 0 ? List.of("lesson", "group " + number % 3) : List.of());
    }

    private static Checkpoint checkpoint(int step, int size, RunConfig config, Random random) {
        return new Checkpoint(
                step,
                new Snapshot(
                        weights(size, random),
                        step == 0 ? new float[0] : weights(size, random),
                        config.optimizer(),
                        step,
                        Stream.generate(() -> weights(size, random))
                                .limit(config.optimizer().moments())
                                .toList(),
                        random.nextLong(),
                        config.learningRate(),
                        config.weightDecay(),
                        OptionalDouble.empty()));
    }

    private static float[] weights(int size, Random random) {
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = random.nextFloat();
        }
        return weights;
    }
}
