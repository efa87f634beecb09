package org.grokscope.engine.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Model;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.Parameters.HiddenMatrix;
import org.grokscope.engine.nn.PlainMatrices;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.run.optimization.Moments;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.Learner;
import org.grokscope.training.LearnerFactory;
import org.junit.jupiter.api.Test;

/** Newton–Schulz and Muon against numbers worked out by hand and against the singular values. */
class MuonTest {

    /** What one iteration makes of a singular value, five times; the vectors stay. */
    private static double polynomial(double singularValue) {
        double x = singularValue;
        for (int step = 0; step < 5; step++) {
            x = 3.4445 * x - 4.7750 * Math.pow(x, 3) + 2.0315 * Math.pow(x, 5);
        }
        return x;
    }

    /** A diagonal matrix has its entries as singular values: 3 and 4 over the norm 5 are 0.6 and 0.8. */
    @Test
    void theSingularValuesOfADiagonalMatrixFollowThePolynomial() {
        // 0.6: 2.0667 − 1.0314 + 0.15797 = 1.19326 after the first of five steps.
        assertEquals(1.19327, 3.4445 * 0.6 - 4.7750 * 0.216 + 2.0315 * 0.07776, 1e-5);
        for (boolean wide : new boolean[] {true, false}) {
            float[] matrix = wide ? new float[] {3, 0, 0, 0, 4, 0} : new float[] {3, 0, 0, 4, 0, 0};
            try (Matrices matrices = new PlainMatrices()) {
                HiddenMatrix place = wide ? new HiddenMatrix(0, 2, 3, 3) : new HiddenMatrix(0, 3, 2, 2);
                new NewtonSchulz(matrices, place).run(matrix, 2);
            }
            float first = (float) (2 * polynomial(0.6));
            float second = (float) (2 * polynomial(0.8));
            float[] expected = wide ? new float[] {first, 0, 0, 0, second, 0} : new float[] {first, 0, 0, second, 0, 0};
            assertArrayEquals(expected, matrix, 1e-4f);
        }
    }

    @Test
    void itsColumnsBecomeNearlyOrthonormalAndNumbersBesideItStay() {
        float[] flat = Numbers.normal(new SplittableRandom(3), 200);
        float[] before = flat.clone();
        HiddenMatrix place = new HiddenMatrix(7, 20, 4, 9);
        try (Matrices matrices = new PlainMatrices()) {
            new NewtonSchulz(matrices, place).run(flat, 1);
        }
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double product = 0;
                for (int row = 0; row < 20; row++) {
                    product += (double) flat[7 + 9 * row + a] * flat[7 + 9 * row + b];
                }
                assertEquals(a == b ? 1 : 0, product, 0.55, "columns " + a + ", " + b);
            }
        }
        for (int i = 0; i < flat.length; i++) {
            boolean inside = i >= 7 && (i - 7) / 9 < 20 && (i - 7) % 9 < 4;
            assertEquals(inside, flat[i] != before[i], "number " + i);
        }
    }

    @Test
    void zerosStayZeros() {
        float[] zeros = new float[6];
        try (Matrices matrices = new PlainMatrices()) {
            new NewtonSchulz(matrices, new HiddenMatrix(0, 2, 3, 3)).run(zeros, 1);
        }
        assertArrayEquals(new float[6], zeros, 0);
    }

    /** The first two numbers are a 1×2 matrix, whose only singular value is its length; the third one is a bias. */
    @Test
    void aMatrixMovesByMomentumAndItsDirectionAndTheRestAsWithAdamW() {
        float[] theta = {1, -1, 2};
        float[] gradient = {3, 4, 5};
        try (Matrices matrices = new PlainMatrices()) {
            List<NewtonSchulz> hidden = List.of(new NewtonSchulz(matrices, new HiddenMatrix(0, 1, 2, 2)));
            UpdateRule rule = UpdateRule.of(Optimizer.MUON, Moments.DEFAULT, 3, () -> hidden);
            rule.begin(0.1, 0.5);
            rule.prepare(0, gradient);
            rule.apply(theta, gradient, 0, 3, true);
            // u is along the gradient, so O = p(1)·(0.6, 0.8); 0.95·θ − 0.1·0.2·√2·O. The bias: 0.95·2 − 0.1.
            double step = 0.1 * 0.2 * Math.sqrt(2) * polynomial(1);
            assertArrayEquals(
                    new float[] {(float) (0.95 - step * 0.6), (float) (-0.95 - step * 0.8), 1.8f}, theta, 1e-5f);
            // m = 0.05·g.
            assertArrayEquals(new float[] {0.15f, 0.2f, 0.5f}, rule.moments().getFirst(), 1e-6f);
            // With g = 0: m = 0.0475·g and u = 0.95·m, along the first gradient still.
            float[] before = theta.clone();
            rule.begin(0.1, 0);
            rule.prepare(0, new float[3]);
            rule.apply(theta, new float[3], 0, 2, true);
            assertArrayEquals(
                    new float[] {(float) (before[0] - step * 0.6), (float) (before[1] - step * 0.8), before[2]},
                    theta,
                    1e-5f);
        }
    }

    /** Keys and values apart; neither embeddings nor the head. */
    @Test
    void theMatricesBetweenHiddenLayersOfEachNetwork() {
        try (Matrices matrices = new PlainMatrices()) {
            var data = Small.ADD.dataset(Seeds.of(1).data());
            List<HiddenMatrix> transformer =
                    Model.of(matrices, Small.TRANSFORMER, data).parameters().hiddenMatrices();
            assertEquals(6, transformer.size());
            assertEquals(
                    4 * 8 * 8 + 2 * 8 * 12,
                    transformer.stream()
                            .mapToInt(each -> each.rows() * each.columns())
                            .sum());
            HiddenMatrix keys = transformer.get(1);
            assertEquals(new HiddenMatrix(keys.offset() + 8, 8, 8, 16), transformer.get(2));
            List<HiddenMatrix> mlp =
                    Model.of(matrices, Small.EMBEDDING_MLP, data).parameters().hiddenMatrices();
            // After the embeddings of 7 tokens in 6 dimensions.
            assertEquals(List.of(new HiddenMatrix(42, 12, 10, 10)), mlp);
            assertEquals(
                    List.of(), Model.of(matrices, Small.MLP, data).parameters().hiddenMatrices());
        }
    }

    @Test
    void aLearnerDoesTheSameWithAnyNumberOfThreads() {
        RunConfig config = Small.config(
                new ModularTask(Operation.ADD, 23), new Network.Transformer(32, 4, 64), Optimizer.MUON, 1e-3, 1, 128);
        float[] alone = after(Small.LEARNERS, config);
        for (int threads = 2; threads <= 3; threads++) {
            assertArrayEquals(alone, after(new MxNetLearners(threads), config), 0);
        }
        assertNotEquals(
                alone[alone.length - 1],
                after(Small.LEARNERS, config.withOptimizer(Optimizer.ADAMW))[alone.length - 1]);
    }

    private static float[] after(LearnerFactory learners, RunConfig config) {
        try (Learner learner = learners.create(config)) {
            double first = learner.step();
            double last = first;
            for (int step = 0; step < 60; step++) {
                last = learner.step();
            }
            assertTrue(last < first, "it learns");
            return Arrays.copyOf(
                    learner.snapshot().parameters(), learner.snapshot().parameters().length);
        }
    }
}
