package org.grokscope.engine;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.ReferenceNetwork;
import org.grokscope.engine.nn.Small;
import org.grokscope.engine.nn.optimizer.ReferenceOptimizer;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Split;
import org.grokscope.task.Task;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty steps of a learner against the same training in double precision, from the same weights on the same batches. */
class TrajectoryTest {

    private static final int STEPS = 50;
    private static final double LIMIT = 1e-5;

    static Stream<Arguments> everyTaskAndOptimizer() {
        List<Arguments> cases = new ArrayList<>();
        for (Optimizer optimizer : Optimizer.values()) {
            if (optimizer == Optimizer.LION || optimizer == Optimizer.MUON) {
                // A gradient that is only rounding makes a whole step; UpdateRuleTest and MuonTest check the rules.
                continue;
            }
            for (Operation operation : Operation.values()) {
                cases.add(arguments(new ModularTask(operation, 7), Small.TRANSFORMER, optimizer));
            }
            cases.add(arguments(Small.ADD, Small.MLP, optimizer));
            cases.add(arguments(Small.ADD, Small.EMBEDDING_MLP, optimizer));
            cases.add(arguments(Small.PARITY, Small.MLP, optimizer));
            cases.add(arguments(Small.ADD, Small.SQUARE_MLP, optimizer));
            cases.add(arguments(Small.PARITY, Small.SQUARE_MLP, optimizer));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyTaskAndOptimizer")
    void fullBatchStaysWithDoublePrecision(Task task, Network network, Optimizer optimizer) {
        check(Small.config(task, network, optimizer, eta(optimizer), 0.5, Optimization.FULL_BATCH));
    }

    @Test
    void minibatchesAreDrawnFromTheTrainSetWithReplacement() {
        check(Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.ADAMW, 3e-3, 1, 9));
        check(Small.config(Small.PARITY, Small.MLP, Optimizer.SGD, 0.1, 0.1, 9));
        check(Small.config(Small.ADD, Small.EMBEDDING_MLP, Optimizer.ADAMW, 3e-3, 1, 9));
        check(Small.config(Small.ADD, Small.SQUARE_MLP, Optimizer.SGD_MOMENTUM, 0.03, 0.1, 9));
    }

    @Test
    void minibatchesOfSeveralPieces() {
        Task add = new ModularTask(Operation.ADD, 23);
        check(Small.config(add, Small.TRANSFORMER, Optimizer.ADAMW, 3e-3, 1, 128));
        check(Small.config(add, Small.MLP, Optimizer.ADAM_L2, 3e-3, 0.01, 65));
        check(Small.config(new ModularTask(Operation.ADD, 37), Small.EMBEDDING_MLP, Optimizer.ADAMW, 3e-3, 1, 600));
        check(Small.config(new ModularTask(Operation.ADD, 37), Small.SQUARE_MLP, Optimizer.ADAMW, 3e-3, 1, 600));
        check(Small.config(new ModularTask(Operation.ADD, 37), Small.TRANSFORMER, Optimizer.SGD, 0.1, 0.1, 600));
    }

    /** Adaptive rules move by η itself, the others by η times a gradient below 1. */
    private static double eta(Optimizer optimizer) {
        return switch (optimizer) {
            case ADAMW, ADAM_L2, LION, MUON -> 3e-3;
            case SGD -> 0.1;
            case SGD_MOMENTUM -> 0.03;
        };
    }

    private static void check(RunConfig config) {
        ReferenceNetwork reference = ReferenceNetwork.of(config);
        Seeds seeds = Seeds.of(config.seed());
        int[] train = Split.of(reference.data().size(), config.trainFraction(), seeds.split())
                .train();
        SplittableRandom draws = new SplittableRandom(seeds.batches());
        try (Learner learner = Small.LEARNERS.create(config)) {
            double[] theta = Numbers.toDouble(learner.snapshot().parameters());
            ReferenceOptimizer optimizer = new ReferenceOptimizer(config.optimizer(), theta.length);
            double worstLoss = 0;
            for (int step = 0; step < STEPS; step++) {
                int[] batch = batch(config, train, draws);
                worstLoss = Math.max(worstLoss, Math.abs(learner.step() / reference.loss(theta, batch) - 1));
                optimizer.step(theta, reference.gradient(theta, batch), config.learningRate(), config.weightDecay());
            }
            Evaluation end = learner.evaluate(STEPS);
            String where = config.task().id() + " " + config.network().id() + " "
                    + config.optimizer().id() + " " + config.batchSize();
            Numbers.assertAtMost(LIMIT, worstLoss, "worst loss of 50 steps, " + where);
            double loss = reference.loss(theta, train);
            Numbers.assertAtMost(LIMIT, Math.abs(end.trainLoss() / loss - 1), "loss at the end, " + where);
            double norm = Numbers.dot(theta, theta);
            Numbers.assertAtMost(LIMIT, Math.abs(end.squaredNorm() / norm - 1), "‖θ‖² at the end, " + where);
            // The gradient of the keys' biases is zero, since a softmax does not see what all its scores share. In
            // single
            // precision it is rounding, which Adam's rules blow up to steps of up to η. The function does not change by
            // it.
            Numbers.assertAtMost(
                    1e-3, Numbers.relativeError(theta, learner.snapshot().parameters()), "θ at the end, " + where);
        }
    }

    private static int[] batch(RunConfig config, int[] train, SplittableRandom draws) {
        if (config.batchSize() == Optimization.FULL_BATCH) {
            return train;
        }
        int[] batch = new int[config.batchSize()];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = train[draws.nextInt(train.length)];
        }
        return batch;
    }
}
