package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.engine.nn.ReferenceNetwork;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The held norm, the angle, the layers' norms and the change of the optimizer. */
class LearnerInterventionTest {

    private static void steps(Learner learner, int count) {
        for (int step = 0; step < count; step++) {
            learner.step();
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void theNormIsHeldAndThenLetGo(Optimizer optimizer) {
        for (Network network : List.of(Small.TRANSFORMER, Small.EMBEDDING_MLP)) {
            RunConfig config = Small.config(Small.ADD, network, optimizer, 1e-2, 1, 9);
            try (Learner learner = Small.LEARNERS.create(config)) {
                steps(learner, 20);
                double held = learner.decayedNorm();
                learner.holdNorm(held);
                assertEquals(learner.evaluate(20).squaredNorm(), held);
                float[] before = learner.snapshot().parameters();
                for (int step = 0; step < 100; step++) {
                    learner.step();
                    assertEquals(1, learner.snapshot().squaredNorm() / held, 1e-6);
                }
                assertTrue(angle(before, learner.snapshot().parameters()) > 1, "θ goes on turning");
                learner.releaseNorm();
                steps(learner, 20);
                assertNotEquals(1, learner.snapshot().squaredNorm() / held, 1e-3);
            }
        }
    }

    /** At ρ·W_c from the next step on, and of the weights alone where they alone are decayed. */
    @Test
    void aPlannedNormIsThatOfWhatIsDecayed() {
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            RunConfig all = Small.adamW(Small.ADD, network, 9);
            RunConfig weights = all.withOptimization(new Optimization(Optimizer.ADAMW, 1e-2, 1, 9, DecayScope.WEIGHTS));
            try (Learner learner = Small.LEARNERS.create(all);
                    Learner scoped = Small.LEARNERS.create(weights)) {
                steps(learner, 20);
                learner.holdNorm(50);
                steps(learner, 1);
                assertEquals(50, learner.snapshot().squaredNorm(), 1e-4);
                steps(scoped, 20);
                double held = scoped.decayedNorm();
                double biases = scoped.snapshot().squaredNorm() - held;
                assertTrue(held > 0 && biases > 0, "biases are not part of it");
                scoped.holdNorm(50);
                steps(scoped, 1);
                assertEquals(50, scoped.decayedNorm(), 1e-4);
                double after = scoped.snapshot().squaredNorm() - 50;
                assertEquals(biases, after, 0.2 * biases, "biases are not rescaled");
            }
        }
    }

    /** With λ = 10 and η = 0.1 one step removes what is decayed, and leaves the gains of 1 near 1. */
    @Test
    void biasesAndGainsAreNotDecayedWithTheWeightsAlone() {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, 9);
        RunConfig all = config.withOptimization(new Optimization(Optimizer.SGD, 0.1, 10, 9, DecayScope.ALL));
        RunConfig weights = config.withOptimization(new Optimization(Optimizer.SGD, 0.1, 10, 9, DecayScope.WEIGHTS));
        int norms = config.network().layers().indexOf("layer norms");
        int head = config.network().layers().indexOf("head");
        try (Learner decayed = Small.LEARNERS.create(all);
                Learner spared = Small.LEARNERS.create(weights)) {
            steps(decayed, 1);
            steps(spared, 1);
            assertEquals(0, decayed.evaluate(1).layerNorms().get(norms), 0.5);
            assertEquals(24, spared.evaluate(1).layerNorms().get(norms), 2);
            assertTrue(spared.evaluate(1).layerNorms().get(head) < 1);
        }
    }

    /** So many numbers that several threads share a step. */
    @Test
    void theNumberOfThreadsChangesNothingWhileTheNormIsHeld() {
        RunConfig config = Small.adamW(new ModularTask(Operation.ADD, 23), new Network.Transformer(32, 4, 64), 128);
        float[] alone = heldAfter(Small.LEARNERS, config);
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(alone, heldAfter(new MxNetLearners(threads), config), 0);
        }
    }

    private static float[] heldAfter(LearnerFactory learners, RunConfig config) {
        try (Learner learner = learners.create(config)) {
            steps(learner, 10);
            learner.holdNorm(learner.decayedNorm());
            steps(learner, 30);
            return learner.snapshot().parameters();
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void afterASwitchItGoesOnAsAFreshOptimizerWould(Optimizer optimizer) {
        for (Optimizer first : Optimizer.values()) {
            // Full batches: a fresh learner would draw others.
            RunConfig before = Small.config(Small.ADD, Small.EMBEDDING_MLP, first, 1e-2, 1, Optimization.FULL_BATCH);
            RunConfig after = Small.config(Small.ADD, Small.EMBEDDING_MLP, optimizer, 1e-2, 1, Optimization.FULL_BATCH);
            try (Learner switched = Small.LEARNERS.create(before);
                    Learner fresh = Small.LEARNERS.create(after)) {
                steps(switched, 5);
                fresh.restore(switched.snapshot());
                fresh.switchOptimizer(optimizer);
                switched.switchOptimizer(optimizer);
                steps(switched, 5);
                steps(fresh, 5);
                assertArrayEquals(
                        fresh.snapshot().parameters(), switched.snapshot().parameters(), 0);
            }
        }
    }

    @Test
    void theAngleIsThatOfTheParameters() {
        try (Learner learner = Small.LEARNERS.create(Small.adamW(Small.ADD, Small.TRANSFORMER, 9))) {
            steps(learner, 5);
            assertTrue(Double.isNaN(learner.evaluate(5).angle()), "there is no reference point yet");
            learner.markReference();
            Snapshot reference = learner.snapshot();
            assertEquals(0, learner.evaluate(5).angle(), 1e-5);
            for (int step = 0; step < 100; step++) {
                learner.step();
                double expected =
                        angle(reference.parameters(), learner.snapshot().parameters());
                assertEquals(expected, learner.evaluate(step).angle(), 1e-5);
            }
            assertTrue(learner.evaluate(105).angle() > 5);
            float[] opposite = reference.parameters().clone();
            for (int i = 0; i < opposite.length; i++) {
                opposite[i] *= -3;
            }
            learner.restore(Small.with(opposite, reference));
            assertEquals(180, learner.evaluate(105).angle(), 1e-5);
        }
    }

    private static double angle(float[] x, float[] y) {
        double[] a = Numbers.toDouble(x);
        double[] b = Numbers.toDouble(y);
        double cosine = Numbers.dot(a, b) / Math.sqrt(Numbers.dot(a, a) * Numbers.dot(b, b));
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }

    static Stream<RunConfig> networks() {
        return Stream.of(
                Small.adamW(Small.ADD, Small.TRANSFORMER, 9),
                Small.adamW(Small.ADD, Small.MLP, 9),
                Small.adamW(Small.PARITY, Small.MLP, 9));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theLayersNormsAreTheirsAndAddUp(RunConfig config) {
        ReferenceNetwork parts = ReferenceNetwork.of(config);
        List<String> layers = config.network().layers();
        try (Learner learner = Small.LEARNERS.create(config)) {
            steps(learner, 5);
            double[] expected = new double[layers.size()];
            float[] theta = learner.snapshot().parameters();
            for (Parameters.Part part : parts.parts()) {
                double[] values =
                        Numbers.toDouble(Arrays.copyOfRange(theta, part.offset(), part.offset() + part.length()));
                int layer = 0;
                while (!part.name().startsWith(layers.get(layer))) {
                    layer++;
                }
                expected[layer] += Numbers.dot(values, values);
            }
            Evaluation evaluation = learner.evaluate(5);
            double sum = 0;
            for (int layer = 0; layer < expected.length; layer++) {
                assertTrue(expected[layer] > 0, layers.get(layer));
                assertEquals(1, evaluation.layerNorms().get(layer) / expected[layer], 1e-12, layers.get(layer));
                sum += evaluation.layerNorms().get(layer);
            }
            assertEquals(1, evaluation.squaredNorm() / sum, 1e-12);
        }
    }
}
