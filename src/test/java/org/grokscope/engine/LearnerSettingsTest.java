package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.ReferenceNetwork;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.Split;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changing η, λ and the weights between steps; the initial weights; what happens when training breaks down. */
class LearnerSettingsTest {

    @Test
    void learningRateAndDecayTakeEffectAtTheNextStep() {
        RunConfig config =
                Small.config(Small.ADD, Small.TRANSFORMER, Optimizer.SGD, 1e-2, 0.5, Optimization.FULL_BATCH);
        ReferenceNetwork reference = ReferenceNetwork.of(config);
        int[] train = Split.of(
                        reference.data().size(), 0.5, Seeds.of(config.seed()).split())
                .train();
        double[][] settings = {{1e-2, 0.5}, {5e-2, 0.5}, {5e-2, 2}, {0, 2}, {1e-3, 0}};
        try (Learner learner = Small.LEARNERS.create(config)) {
            for (double[] setting : settings) {
                learner.setLearningRate(setting[0]);
                learner.setWeightDecay(setting[1]);
                double[] theta = Numbers.toDouble(learner.snapshot().parameters());
                double[] gradient = reference.gradient(theta, train);
                learner.step();
                for (int i = 0; i < theta.length; i++) {
                    theta[i] = (1 - setting[0] * setting[1]) * theta[i] - setting[0] * gradient[i];
                }
                Numbers.assertAtMost(
                        1e-6,
                        Numbers.relativeError(theta, learner.snapshot().parameters()),
                        "SGD step by hand with η, λ = " + Arrays.toString(setting));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void theConfigurationAndTheSettersMeanTheSame(Optimizer optimizer) {
        try (Learner configured =
                        Small.LEARNERS.create(Small.config(Small.ADD, Small.EMBEDDING_MLP, optimizer, 3e-3, 0.7, 9));
                Learner set =
                        Small.LEARNERS.create(Small.config(Small.ADD, Small.EMBEDDING_MLP, optimizer, 1e-2, 0, 9))) {
            set.setLearningRate(3e-3);
            set.setWeightDecay(0.7);
            for (int step = 0; step < 5; step++) {
                assertEquals(configured.step(), set.step());
            }
            assertArrayEquals(configured.snapshot().parameters(), set.snapshot().parameters(), 0);
        }
    }

    @Test
    void aSnapshotBringsTheNetworkBack() {
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.EMBEDDING_MLP)) {
            try (Learner learner = Small.LEARNERS.create(Small.adamW(Small.ADD, network, 9))) {
                learner.step();
                Snapshot snapshot = learner.snapshot();
                float[] copy = snapshot.parameters().clone();
                Evaluation then = learner.evaluate(1);
                for (int step = 0; step < 5; step++) {
                    learner.step();
                }
                assertArrayEquals(copy, snapshot.parameters(), 0, "training does not reach into a snapshot");
                assertFalse(Arrays.equals(copy, learner.snapshot().parameters()));
                learner.restore(snapshot);
                assertArrayEquals(copy, learner.snapshot().parameters(), 0);
                assertEquals(then, learner.evaluate(1));
                snapshot.parameters()[0]++;
                assertEquals(then, learner.evaluate(1), "the learner has copied what it was given");
            }
        }
    }

    @Test
    void aSnapshotOfAnotherLengthIsRefusedAndChangesNothing() {
        try (Learner learner = Small.LEARNERS.create(Small.adamW(Small.ADD, Small.MLP, 9))) {
            float[] before = learner.snapshot().parameters();
            for (int length : new int[] {0, before.length - 1, before.length + 1}) {
                Snapshot wrong = Small.with(new float[length], learner.snapshot());
                IllegalArgumentException refusal =
                        assertThrows(IllegalArgumentException.class, () -> learner.restore(wrong));
                assertTrue(refusal.getMessage().contains(Integer.toString(before.length)));
            }
            assertArrayEquals(before, learner.snapshot().parameters(), 0);
        }
    }

    @Test
    void thePapersNetworkStartsAsThePapersDoes() {
        RunConfig config = Small.adamW(new ModularTask(Operation.ADD, 97), Network.Transformer.PAPER, 16);
        ReferenceNetwork parts = ReferenceNetwork.of(config);
        double squaredNorms = 0;
        for (int seed = 0; seed < 5; seed++) {
            try (Learner learner = Small.LEARNERS.create(config.withSeed(seed))) {
                Snapshot start = learner.snapshot();
                assertEquals(223_713, start.parameters().length);
                squaredNorms += start.squaredNorm();
                assertEquals(1, learner.evaluate(0).squaredNorm() / start.squaredNorm(), 1e-13);
                checkParts(start.parameters(), parts);
            }
        }
        // The parts' variances add up to 13,538, with a standard deviation of 159 that nearly all comes from the 12,672
        // normal embeddings; the paper's ten seeds have a mean of 13,430.
        assertEquals(13_450, squaredNorms / 5, 250);
    }

    /** E, W₁ and W₂ start as N(0, 1)/√fan_in and the biases as 0, so ‖θ‖² is about 2p + 2d (arXiv 2606.13753, 2606.18465). */
    @Test
    void theEmbeddingMlpStartsAsInTheFollowUpPapers() {
        RunConfig config = Small.adamW(new ModularTask(Operation.ADD, 59), Network.EmbeddingMlp.DEFAULT, 16);
        ReferenceNetwork parts = ReferenceNetwork.of(config);
        double squaredNorms = 0;
        for (int seed = 0; seed < 5; seed++) {
            try (Learner learner = Small.LEARNERS.create(config.withSeed(seed))) {
                float[] theta = learner.snapshot().parameters();
                squaredNorms += learner.snapshot().squaredNorm();
                checkNormal(1 / Math.sqrt(128), part(theta, parts, "token embedding"));
                checkNormal(1 / Math.sqrt(256), part(theta, parts, "layer 1.first operand"));
                checkNormal(1 / Math.sqrt(256), part(theta, parts, "layer 1.second operand"));
                checkConstant(0, part(theta, parts, "biases.layer 1"));
                checkNormal(1 / Math.sqrt(256), part(theta, parts, "layer 2.weight"));
                checkConstant(0, part(theta, parts, "biases.layer 2"));
            }
        }
        assertEquals(2 * 59 + 256, squaredNorms / 5, 3);
    }

    private static void checkParts(float[] theta, ReferenceNetwork parts) {
        checkNormal(1, part(theta, parts, "token embedding"));
        checkNormal(1, part(theta, parts, "position embedding"));
        for (String norm :
                List.of("layer norms.after attention", "layer norms.after feed-forward", "layer norms.last")) {
            checkConstant(1, part(theta, parts, norm + ".gain"));
            checkConstant(0, part(theta, parts, norm + ".bias"));
        }
        // Xavier over the whole in-projection of 3·128 rows and 128 columns: √(6/512).
        for (String layer : List.of("attention.query", "attention.key-value")) {
            checkUniform(Math.sqrt(6.0 / 512), weights(theta, parts, layer, 128));
            checkConstant(0, biases(theta, parts, layer, 128));
        }
        checkUniform(1 / Math.sqrt(128), weights(theta, parts, "attention.output", 128));
        checkConstant(0, biases(theta, parts, "attention.output", 128));
        for (String layer : List.of("feed-forward.1", "head")) {
            checkUniform(1 / Math.sqrt(128), weights(theta, parts, layer, 128));
            checkUniform(1 / Math.sqrt(128), biases(theta, parts, layer, 128));
        }
        checkUniform(1 / Math.sqrt(512), weights(theta, parts, "feed-forward.2", 512));
        checkUniform(1 / Math.sqrt(512), biases(theta, parts, "feed-forward.2", 512));
    }

    /** A linear layer's weights, input by input, come before its biases, so the latter are the last of inputs + 1 rows. */
    private static double[] weights(float[] theta, ReferenceNetwork parts, String layer, int inputs) {
        double[] both = part(theta, parts, layer);
        return Arrays.copyOf(both, both.length / (inputs + 1) * inputs);
    }

    private static double[] biases(float[] theta, ReferenceNetwork parts, String layer, int inputs) {
        double[] both = part(theta, parts, layer);
        return Arrays.copyOfRange(both, both.length / (inputs + 1) * inputs, both.length);
    }

    private static double[] part(float[] theta, ReferenceNetwork parts, String name) {
        int length = parts.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .length();
        return Numbers.toDouble(Arrays.copyOfRange(theta, parts.offset(name), parts.offset(name) + length));
    }

    private static void checkConstant(double expected, double[] values) {
        for (double value : values) {
            assertEquals(expected, value);
        }
    }

    /** Mean and variance within five standard errors. */
    private static void checkNormal(double deviation, double[] values) {
        double error = 5 / Math.sqrt(values.length);
        assertEquals(0, Arrays.stream(values).average().orElseThrow() / deviation, error);
        double variance = Numbers.dot(values, values) / values.length;
        assertEquals(1, variance / (deviation * deviation), Math.sqrt(2) * error);
    }

    /** Inside the interval, near both ends, and with the variance bound²/3 within five standard errors. */
    private static void checkUniform(double bound, double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        assertTrue(high <= bound * (1 + 1e-6) && high > 0.85 * bound, "high " + high + " of " + bound);
        assertTrue(low >= -bound * (1 + 1e-6) && low < -0.85 * bound, "low " + low + " of " + bound);
        double variance = Numbers.dot(values, values) / values.length;
        assertEquals(1, variance / (bound * bound / 3), 5 * Math.sqrt(0.8 / values.length));
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void anAbsurdLearningRateEndsInALossThatIsNotFiniteAndNeverThrows(Optimizer optimizer) {
        for (Network network : List.of(Small.TRANSFORMER, Small.MLP, Small.SQUARE_MLP, Small.EMBEDDING_MLP)) {
            if (!optimizer.fits(network)) {
                continue;
            }
            try (Learner learner = Small.LEARNERS.create(Small.config(Small.ADD, network, optimizer, 0.1, 10, 9))) {
                learner.setLearningRate(1e30);
                double loss = 0;
                for (int step = 0; step < 20 && Double.isFinite(loss); step++) {
                    loss = learner.step();
                }
                assertFalse(Double.isFinite(loss));
                assertFalse(Double.isFinite(learner.step()), "it does not come back from there");
                assertFalse(learner.evaluate(20).isFinite());
            }
        }
    }
}
