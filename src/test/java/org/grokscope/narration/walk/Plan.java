package org.grokscope.narration.walk;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.grokscope.training.TrainingSession;

/**
 * A run of the walk: a configuration, and what somebody does at one of its evaluations.
 *
 * @param config small and short
 * @param at the number of the evaluation; −1 for nothing
 * @param act what is done there
 */
record Plan(RunConfig config, int at, Consumer<TrainingSession> act) {

    private static final List<Integer> MODULI = List.of(5, 7, 11, 13, 17, 19, 23);
    private static final int EVALUATIONS = 50;

    /** The plan of a number: always the same. */
    static Plan of(int number) {
        SplittableRandom random = new SplittableRandom(1_000 + number);
        return switch (number % 10) {
            case 0 -> calibrated(number / 10, random);
            case 1, 2 ->
                new Plan(varied(transformer(random), modular(random), 300 + random.nextInt(700), random), random);
            case 3 -> new Plan(varied(mlp(random), parity(random), 500 + random.nextInt(1_500), random), random);
            case 4, 5, 6 -> new Plan(likely(random), random);
            default -> new Plan(varied(mlp(random), modular(random), 1_000 + random.nextInt(4_000), random), random);
        };
    }

    private Plan(RunConfig config, SplittableRandom random) {
        this(config, random.nextInt(3) == 0 ? 5 + random.nextInt(EVALUATIONS - 10) : -1, action(random));
    }

    /** A setting in which the forecast was calibrated, or nearly. */
    private static Plan calibrated(int number, SplittableRandom random) {
        RunConfig base = new RunConfig(
                new ModularTask(Operation.ADD, pick(List.of(43, 47, 53, 59), random)),
                random.nextInt(5) == 0 ? 0.7 : 0.5,
                new Network.Transformer(64, 4, 256),
                new Optimization(Optimizer.ADAMW, 4e-3, 1, 512),
                new Schedule(random.nextInt(100), 25, 1_500, 100));
        RunConfig config = switch (number % 6) {
            case 0 -> base;
            case 1 -> base.withRates(4e-3, 0);
            case 2 -> base.withIntervention(new Intervention.HoldNorm());
            case 3 -> base.withIntervention(new Intervention.CutDecay());
            case 4 -> base.withOptimizer(Optimizer.SGD);
            default -> base.withRates(4e-3, pick(List.of(0.3, 5.0, 2.0), random));
        };
        return number % 4 == 3
                ? new Plan(config, 10 + random.nextInt(20), action(random))
                : new Plan(config, -1, it -> {});
    }

    /** MLPs that often grok, with and without decay, and with their norm held. */
    private static RunConfig likely(SplittableRandom random) {
        RunConfig varied = varied(
                new Network.Mlp(128, Activation.SQUARE),
                new ModularTask(Operation.ADD, pick(List.of(17, 19, 23), random)),
                2_000 + random.nextInt(2_000),
                random);
        return new RunConfig(
                varied.task(),
                pick(List.of(0.7, 0.8, 0.9), random),
                varied.network(),
                Objective.of(pick(List.of(LossFunction.values()), random)),
                new Optimization(
                        varied.optimizer(),
                        1e-3 * (1 + random.nextInt(5)),
                        pick(List.of(0.0, 0.1, 1.0), random),
                        Optimization.FULL_BATCH),
                varied.schedule());
    }

    private static List<Optimizer> fitting(Network network) {
        return Arrays.stream(Optimizer.values())
                .filter(optimizer -> optimizer.fits(network))
                .toList();
    }

    private static RunConfig varied(Network network, Task task, int steps, SplittableRandom random) {
        double fraction = pick(List.of(0.3, 0.5, 0.7, 0.8, 0.8, 0.9, 0.9), random);
        Optimizer optimizer = random.nextInt(3) > 0 ? Optimizer.ADAMW : pick(fitting(network), random);
        double eta = Math.pow(10, -3.5 + 1.8 * random.nextDouble());
        double lambda = pick(List.of(0.0, 0.0, 0.01, 0.1, 0.3, 1.0, 1.0, 3.0, 5.0, 10.0), random);
        int batch = random.nextBoolean() ? Optimization.FULL_BATCH : Math.min(64, (int) (fraction * task.size()));
        List<Intervention> interventions = Intervention.all().stream()
                .filter(each -> !(each instanceof Intervention.SwitchOptimizer(Optimizer to))
                        || (to != optimizer && to.fits(network)))
                .toList();
        return new RunConfig(
                task,
                fraction,
                network,
                new Optimization(optimizer, eta, lambda, batch),
                new Schedule(
                        random.nextInt(1_000),
                        Math.max(1, steps / EVALUATIONS),
                        steps,
                        steps / 5,
                        random.nextBoolean() ? new Intervention.None() : pick(interventions, random)));
    }

    private static Task modular(SplittableRandom random) {
        Operation operation = random.nextBoolean() ? Operation.ADD : pick(List.of(Operation.values()), random);
        return new ModularTask(operation, pick(MODULI, random));
    }

    private static Task parity(SplittableRandom random) {
        return new ParityTask(11 + random.nextInt(14), 2 + random.nextInt(2), 500 + random.nextInt(524));
    }

    private static Network mlp(SplittableRandom random) {
        return new Network.Mlp(pick(List.of(32, 64, 128), random), pick(List.of(Activation.values()), random));
    }

    private static Network transformer(SplittableRandom random) {
        int width = pick(List.of(16, 32), random);
        return new Network.Transformer(width, 4, 2 * width);
    }

    private static Consumer<TrainingSession> action(SplittableRandom random) {
        double lambda = pick(List.of(0.0, 0.1, 1.0, 5.0), random);
        double ratio = pick(List.of(0.85, 1.0, 1.0, 1.15), random);
        return switch (random.nextInt(5)) {
            case 0, 1 -> session -> session.setWeightDecay(lambda);
            case 2 -> session -> session.setLearningRate(session.learningRate() / 3);
            case 3 -> session -> session.holdNorm(ratio);
            default ->
                session ->
                        session.switchOptimizer(session.optimizer() == Optimizer.SGD ? Optimizer.ADAMW : Optimizer.SGD);
        };
    }

    private static <T> T pick(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
