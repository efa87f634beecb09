package org.grokscope.engine.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.optimization.Moments;
import org.grokscope.theory.FreeContraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule against steps worked out by hand and against a loop in double precision. */
class UpdateRuleTest {

    private static final float[] START = {1, -2};
    private static final float[][] GRADIENTS = {{0.5f, 1}, {-0.5f, 0}, {1, -1}};

    private static void step(UpdateRule rule, float[] theta, float[] gradient, double eta, double lambda) {
        rule.begin(eta, lambda);
        rule.apply(theta, gradient, 0, theta.length, true);
    }

    /** θ after each of the three gradients, with η = 0.1 and λ = 0.5. */
    private static void check(Optimizer optimizer, float[]... expected) {
        float[] theta = START.clone();
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, theta.length, List::of);
        for (int step = 0; step < expected.length; step++) {
            float[] gradient = GRADIENTS[step].clone();
            step(rule, theta, gradient, 0.1, 0.5);
            assertArrayEquals(expected[step], theta, 1e-6f, optimizer + " step " + (step + 1));
            assertArrayEquals(GRADIENTS[step], gradient, "the gradient is left as it is");
        }
    }

    @Test
    void sgdDecaysAndDescends() {
        // 1 − ηλ = 0.95.
        // 1: 0.95·1 − 0.1·0.5 = 0.9;          0.95·(−2) − 0.1·1 = −2
        // 2: 0.95·0.9 + 0.1·0.5 = 0.905;      0.95·(−2) = −1.9
        // 3: 0.95·0.905 − 0.1·1 = 0.75975;    0.95·(−1.9) + 0.1 = −1.705
        check(Optimizer.SGD, new float[] {0.9f, -2}, new float[] {0.905f, -1.9f}, new float[] {0.75975f, -1.705f});
    }

    @Test
    void momentumCarriesTheDecayInTheGradient() {
        // 1: u = 0.5 + 0.5·1 = 1,                      θ = 1 − 0.1 = 0.9
        //    u = 1 + 0.5·(−2) = 0,                     θ = −2
        // 2: u = 0.9·1 + (−0.5 + 0.5·0.9) = 0.85,      θ = 0.9 − 0.085 = 0.815
        //    u = 0.9·0 + (0 + 0.5·(−2)) = −1,          θ = −2 + 0.1 = −1.9
        // 3: u = 0.9·0.85 + (1 + 0.4075) = 2.1725,     θ = 0.815 − 0.21725 = 0.59775
        //    u = 0.9·(−1) + (−1 − 0.95) = −2.85,       θ = −1.9 + 0.285 = −1.615
        check(Optimizer.SGD_MOMENTUM, new float[] {0.9f, -2}, new float[] {0.815f, -1.9f}, new float[] {
            0.59775f, -1.615f
        });
    }

    @Test
    void adamWDecaysBesideTheAdaptiveStep() {
        // 1: m̂ = g and √v̂ = |g|, so the adaptive step is sign(g): 0.95·1 − 0.1 = 0.85;  0.95·(−2) − 0.1 = −2
        // 2, first: m = 0.9·0.05 − 0.1·0.5 = −0.005, m̂ = −0.005/0.19 = −0.02631579; both squares are 0.25, so √v̂ =
        // 0.5;
        //    θ = 0.95·0.85 + 0.1·0.02631579/0.5 = 0.8075 + 0.00526316 = 0.81276316
        //    second: m = 0.9·0.1 = 0.09, m̂ = 0.09/0.19 = 0.47368421; v = 0.999·0.001, v̂ = 0.000999/0.001999 =
        // 0.49974987,
        //    √v̂ = 0.70692990; θ = −1.9 − 0.1·0.47368421/0.70692990 = −1.9 − 0.06700583 = −1.96700583
        check(Optimizer.ADAMW, new float[] {0.85f, -2}, new float[] {0.8127632f, -1.9670058f});
    }

    @Test
    void coupledAdamDividesTheDecayToo() {
        // 1: g = 0.5 + 0.5·1 = 1: θ = 1 − 0.1 = 0.9;   g = 1 + 0.5·(−2) = 0: θ = −2
        // 2, first: g = −0.5 + 0.45 = −0.05; m = 0.9·0.1 − 0.005 = 0.085, m̂ = 0.085/0.19 = 0.44736842;
        //    v = 0.999·0.001 + 0.001·0.0025 = 0.0010015, v̂ = 0.0010015/0.001999 = 0.50100050, √v̂ = 0.70781389;
        //    θ = 0.9 − 0.1·0.44736842/0.70781389 = 0.9 − 0.06320424 = 0.83679576
        //    second: g = 0 + 0.5·(−2) = −1; m = −0.1, m̂ = −0.1/0.19 = −0.52631579; v = 0.001, v̂ = 0.001/0.001999 =
        // 0.50025013,
        //    √v̂ = 0.70728362; θ = −2 + 0.1·0.52631579/0.70728362 = −2 + 0.07441368 = −1.92558632
        check(Optimizer.ADAM_L2, new float[] {0.9f, -2}, new float[] {0.8367958f, -1.9255863f});
    }

    @Test
    void lionMovesEveryWeightByEta() {
        // 1: the sign of 0.1·g is that of g: 0.95·1 − 0.1 = 0.85;  0.95·(−2) − 0.1 = −2;  m = 0.01·g = 0.005 and 0.01
        // 2, first: 0.9·0.005 − 0.1·0.5 = −0.0455 < 0: 0.95·0.85 + 0.1 = 0.9075;  m = 0.99·0.005 − 0.005 = −0.00005
        //    second: 0.9·0.01 + 0 > 0, although the gradient is 0: 0.95·(−2) − 0.1 = −2;  m = 0.0099
        // 3, first: −0.000045 + 0.1 > 0: 0.95·0.9075 − 0.1 = 0.762125
        //    second: 0.00891 − 0.1 < 0: −1.9 + 0.1 = −1.8
        check(Optimizer.LION, new float[] {0.85f, -2}, new float[] {0.9075f, -2}, new float[] {0.762125f, -1.8f});
    }

    /** η 0.1, λ 0. */
    @Test
    void theRunningMeansAndEpsilonAreSettings() {
        // Adam with β₁ = 0.5, β₂ = 0 and ε = 1, g = 1 and then 3:
        // 1: m̂ = 1, √v̂ = 1: θ = 1 − 0.1/2 = 0.95
        // 2: m = 0.5·0.5 + 0.5·3 = 1.75, m̂ = 1.75/0.75 = 7/3, √v̂ = 3: θ = 0.95 − 0.1·(7/3)/4 = 0.89166667
        UpdateRule adam = UpdateRule.of(Optimizer.ADAMW, new Moments(0.5, 0, 1), 1, List::of);
        float[] theta = {1};
        step(adam, theta, new float[] {1}, 0.1, 0);
        assertEquals(0.95, theta[0], 1e-7);
        step(adam, theta, new float[] {3}, 0.1, 0);
        assertEquals(0.89166667, theta[0], 1e-7);
        // Lion with β₁ = 0.9 and β₂ = 0: m is the last gradient. g = 1, then −8: 0.9·1 − 0.1·8 > 0; with its usual β₂
        // 0.99, m = 0.01, and the sum is below 0.
        float[] last = {1};
        float[] usual = {1};
        UpdateRule lastRule = UpdateRule.of(Optimizer.LION, new Moments(0.9, 0, 1e-8), 1, List::of);
        UpdateRule usualRule = UpdateRule.of(Optimizer.LION, Moments.DEFAULT, 1, List::of);
        for (float gradient : new float[] {1, -8}) {
            step(lastRule, last, new float[] {gradient}, 0.1, 0);
            step(usualRule, usual, new float[] {gradient}, 0.1, 0);
        }
        assertEquals(0.8, last[0], 1e-7);
        assertEquals(1, usual[0], 1e-7);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void staysWithDoublePrecisionOverTwoHundredSteps(Optimizer optimizer) {
        checkLoop(optimizer, 0.3);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void worksWithoutDecay(Optimizer optimizer) {
        checkLoop(optimizer, 0);
    }

    /** What the reference curve of decay alone is drawn by. */
    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void withoutAGradientEachStepLeavesThePartOfTheWeightsThatTheoryStates(Optimizer optimizer) {
        double eta = 0.01;
        double lambda = 0.1;
        float[] theta = START.clone();
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, theta.length, List::of);
        step(rule, theta, new float[theta.length], eta, lambda);
        float[] first = theta.clone();
        double before = Double.NaN;
        for (int n = 0; n < 150; n++) {
            before = theta[1];
            step(rule, theta, new float[theta.length], eta, lambda);
        }
        OptionalDouble kept = FreeContraction.kept(optimizer, eta, lambda);
        assertEquals(optimizer != Optimizer.ADAM_L2, kept.isPresent());
        if (kept.isPresent()) {
            assertEquals(kept.getAsDouble(), theta[1] / before, 1e-5);
        } else {
            // A step takes η off a weight, whatever its size: no part of it.
            assertArrayEquals(new float[] {0.99f, -1.99f}, first, 1e-5f);
        }
    }

    private static void checkLoop(Optimizer optimizer, double lambda) {
        SplittableRandom random = new SplittableRandom(8);
        float[] theta = Numbers.normal(random, 37);
        double[] reference = Numbers.toDouble(theta);
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, theta.length, List::of);
        ReferenceOptimizer referenceRule = new ReferenceOptimizer(optimizer, theta.length);
        for (int step = 0; step < 200; step++) {
            float[] gradient = Numbers.normal(random, theta.length);
            // η moves, as it may under a slider.
            double eta = step < 100 ? 1e-2 : 3e-3;
            step(rule, theta, gradient, eta, lambda);
            referenceRule.step(reference, Numbers.toDouble(gradient), eta, lambda);
        }
        Numbers.assertAtMost(
                1e-5, Numbers.relativeError(reference, theta), optimizer + " after 200 steps with λ " + lambda);
    }

    @ParameterizedTest
    @EnumSource(names = {"SGD", "ADAMW", "LION"})
    void withoutGradientTheSquaredNormShrinksBySquareOfOneMinusEtaLambda(Optimizer optimizer) {
        float[] theta = Numbers.normal(new SplittableRandom(9), 50);
        float[] start = theta.clone();
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, theta.length, List::of);
        for (int step = 1; step <= 20; step++) {
            double before = squaredNorm(theta);
            step(rule, theta, new float[theta.length], 1e-2, 0.5);
            assertEquals(Math.pow(1 - 1e-2 * 0.5, 2), squaredNorm(theta) / before, 2e-7);
        }
        for (int i = 0; i < theta.length; i++) {
            assertEquals(Math.pow(1 - 1e-2 * 0.5, 20), theta[i] / start[i], 2e-6, "parameter " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void inStretchesAndInAnyOrderItIsTheSameStep(Optimizer optimizer) {
        SplittableRandom random = new SplittableRandom(10);
        float[] whole = Numbers.normal(random, 37);
        float[] stretches = whole.clone();
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, whole.length, List::of);
        UpdateRule stretchRule = UpdateRule.of(optimizer, Moments.DEFAULT, whole.length, List::of);
        for (int step = 0; step < 5; step++) {
            float[] gradient = Numbers.normal(random, whole.length);
            step(rule, whole, gradient, 1e-2, 0.5);
            stretchRule.begin(1e-2, 0.5);
            stretchRule.apply(stretches, gradient, 20, 37, true);
            stretchRule.apply(stretches, gradient, 0, 0, true);
            stretchRule.apply(stretches, gradient, 0, 19, true);
            stretchRule.apply(stretches, gradient, 19, 20, true);
        }
        assertArrayEquals(whole, stretches, 0);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aStretchLeavesTheRestAlone(Optimizer optimizer) {
        float[] theta = {1, 2, 3, 4};
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, 4, List::of);
        rule.begin(1e-2, 0.5);
        rule.apply(theta, new float[] {1, 1, 1, 1}, 1, 3, true);
        assertEquals(1, theta[0]);
        assertTrue(theta[1] < 2 && theta[2] < 3);
        assertEquals(4, theta[3]);
    }

    private static double squaredNorm(float[] theta) {
        double[] values = Numbers.toDouble(theta);
        return Numbers.dot(values, values);
    }

    @Test
    void coupledDecayIgnoresHowLargeAWeightIsAndDecoupledDoesNot() {
        // With no gradient but the decay, the coupled rule moves every weight by η; the decoupled one by ηλθ.
        float[] coupled = {10, 0.1f};
        float[] decoupled = coupled.clone();
        step(UpdateRule.of(Optimizer.ADAM_L2, Moments.DEFAULT, 2, List::of), coupled, new float[2], 1e-2, 1);
        step(UpdateRule.of(Optimizer.ADAMW, Moments.DEFAULT, 2, List::of), decoupled, new float[2], 1e-2, 1);
        assertArrayEquals(new float[] {9.99f, 0.09f}, coupled, 1e-6f);
        assertArrayEquals(new float[] {9.9f, 0.099f}, decoupled, 1e-6f);
    }

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aGradientThatIsNotANumberIsNotHidden(Optimizer optimizer) {
        float[] theta = {1};
        UpdateRule rule = UpdateRule.of(optimizer, Moments.DEFAULT, 1, List::of);
        step(rule, theta, new float[] {Float.NaN}, 1e-2, 1);
        assertTrue(Float.isNaN(theta[0]));
    }
}
