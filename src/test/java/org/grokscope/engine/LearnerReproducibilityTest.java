package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Evaluation;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same configuration gives the same run, bit for bit, whatever else computes at the same time. */
class LearnerReproducibilityTest {

    private static final int STEPS = 30;

    static Stream<RunConfig> configurations() {
        return Stream.of(
                Small.adamW(Small.ADD, Small.TRANSFORMER, 9),
                Small.adamW(Small.ADD, Small.TRANSFORMER, Optimization.FULL_BATCH),
                Small.adamW(Small.ADD, Small.MLP, 9),
                Small.adamW(Small.ADD, Small.EMBEDDING_MLP, 9),
                Small.adamW(Small.PARITY, Small.MLP, Optimization.FULL_BATCH),
                // Large enough that the library would cut its work into pieces.
                Small.adamW(Small.ADD, new Network.Transformer(64, 4, 256), 24));
    }

    /** What a run leaves to be compared: weights and measurements at the start and at the end, and every step's loss. */
    private record Run(List<float[]> weights, List<Evaluation> evaluations, List<Double> losses) {
        void assertSameAs(Run other) {
            for (int i = 0; i < weights.size(); i++) {
                assertArrayEquals(weights.get(i), other.weights.get(i), 0);
            }
            assertEquals(evaluations, other.evaluations);
            assertEquals(losses, other.losses);
        }
    }

    private Run train(RunConfig config) {
        return train(Small.LEARNERS, config);
    }

    private static Run train(MxNetLearners learners, RunConfig config) {
        Run run = new Run(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Learner learner = learners.create(config)) {
            for (int step = 0; step <= STEPS; step++) {
                if (step % STEPS == 0) {
                    run.weights.add(learner.snapshot().parameters());
                    run.evaluations.add(learner.evaluate(step));
                }
                run.losses.add(learner.step());
            }
        }
        return run;
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void theSameConfigurationTwiceIsBitIdentical(RunConfig config) {
        train(config).assertSameAs(train(config));
    }

    @Test
    void runsSideBySideOnTwoThreadsAreBitIdenticalToRunsAlone() throws Exception {
        for (RunConfig config : configurations().toList()) {
            checkSideBySide(Small.LEARNERS, config, config.withSeed(8));
        }
    }

    private static Run trainAfter(CyclicBarrier barrier, MxNetLearners learners, RunConfig config) throws Exception {
        barrier.await();
        return train(learners, config);
    }

    /** Large enough that two threads share a step, with one pair of pieces or two, and with pieces of unequal size. */
    static Stream<RunConfig> sharedConfigurations() {
        Task add = new ModularTask(Operation.ADD, 23);
        return Stream.of(
                Small.adamW(add, new Network.Transformer(32, 4, 64), 128),
                Small.adamW(new ModularTask(Operation.ADD, 37), Small.TRANSFORMER, 600),
                Small.adamW(add, Small.MLP, 65),
                Small.adamW(new ModularTask(Operation.ADD, 37), Small.SQUARE_MLP, Optimization.FULL_BATCH),
                Small.adamW(new ParityTask(12, 3, 1_500), Small.MLP, 600),
                Small.adamW(add, new Network.EmbeddingMlp(16, 32, Activation.GELU), 65),
                Small.adamW(new ModularTask(Operation.ADD, 37), Small.EMBEDDING_MLP, Optimization.FULL_BATCH),
                Small.adamW(Small.ADD, Small.TRANSFORMER, 9));
    }

    @ParameterizedTest
    @MethodSource("sharedConfigurations")
    void oneThreadAndTwoAreBitIdentical(RunConfig config) {
        Run alone = train(config);
        // More threads than there are lanes are of no use, and of no harm.
        for (int threads = 2; threads <= 3; threads++) {
            MxNetLearners learners = new MxNetLearners(threads);
            train(learners, config).assertSameAs(alone);
            train(learners, config).assertSameAs(alone);
        }
    }

    /** While both run, each has some of the helper threads; the one that is left has them all. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void runsSideBySideThatShareTheirThreadsAreBitIdenticalToRunsAlone(int threads) throws Exception {
        MxNetLearners learners = new MxNetLearners(threads);
        for (RunConfig config : sharedConfigurations().toList()) {
            checkSideBySide(learners, config, config.withSeed(8));
        }
    }

    private void checkSideBySide(MxNetLearners learners, RunConfig config, RunConfig other) throws Exception {
        Run alone = train(config);
        Run otherAlone = train(other);
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Run> first = threads.submit(() -> trainAfter(barrier, learners, config));
            Future<Run> second = threads.submit(() -> trainAfter(barrier, learners, other));
            first.get().assertSameAs(alone);
            second.get().assertSameAs(otherAlone);
        }
    }

    @Test
    void runsTakingTurnsOnOneThreadDoNotTouchEachOther() {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
        Run alone = train(config);
        try (Learner one = Small.LEARNERS.create(config);
                Learner two = Small.LEARNERS.create(config.withSeed(8))) {
            for (int step = 0; step < STEPS; step++) {
                assertEquals(alone.losses().get(step), one.step());
                two.step();
            }
            assertArrayEquals(alone.weights().getLast(), one.snapshot().parameters(), 0);
        }
    }

    @Test
    void anotherSeedGivesOtherWeightsSplitsAndBatches() {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
        try (Learner one = Small.LEARNERS.create(config);
                Learner two = Small.LEARNERS.create(config.withSeed(8))) {
            assertFalse(
                    Arrays.equals(one.snapshot().parameters(), two.snapshot().parameters()));
            // With equal weights, only another split can give another train loss …
            two.restore(one.snapshot());
            assertNotEquals(one.evaluate(0).trainLoss(), two.evaluate(0).trainLoss());
            // … and only other examples another loss of a step.
            assertNotEquals(one.step(), two.step());
        }
    }

    @Test
    void everyStepDrawsAnotherBatch() {
        // At η = 0 the weights stand still and only the batch changes.
        RunConfig config = Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.SGD, 1e-5, 0, 9);
        try (Learner learner = Small.LEARNERS.create(config)) {
            learner.setLearningRate(0);
            List<Double> losses = Stream.generate(learner::step).limit(10).toList();
            assertEquals(10, losses.stream().distinct().count());
        }
    }

    @Test
    void splitAndInitialWeightsDoNotDependOnBatchSizeOrLearningRate() {
        RunConfig config = Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.ADAMW, 1e-3, 1, 9);
        List<RunConfig> others = List.of(
                Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.ADAMW, 1e-3, 1, 5),
                Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.ADAMW, 1e-3, 1, Optimization.FULL_BATCH),
                Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.SGD, 1e-2, 0, 9));
        try (Learner learner = Small.LEARNERS.create(config)) {
            for (RunConfig changed : others) {
                try (Learner other = Small.LEARNERS.create(changed)) {
                    assertArrayEquals(
                            learner.snapshot().parameters(), other.snapshot().parameters(), 0);
                    assertEquals(learner.evaluate(0), other.evaluate(0));
                }
            }
        }
    }
}
