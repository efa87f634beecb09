package org.grokscope.engine.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.engine.nn.Small;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Grokfast;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.OrthogonalGradient;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.training.Learner;
import org.junit.jupiter.api.Test;

/** ⊥Grad and Grokfast against steps worked out by hand. */
class FilteredGradientTest {

    private static RunConfig config(Optimizer optimizer, double eta, GradientFilter filter) {
        RunConfig config = Small.adamW(Small.ADD, Small.TRANSFORMER, Optimization.FULL_BATCH);
        return config.withOptimization(new Optimization(
                optimizer, eta, 0, Optimization.FULL_BATCH, DecayScope.ALL, Moments.DEFAULT, filter, RatePlan.NONE));
    }

    @Test
    void thePartAlongTheWeightsIsTakenOutOfEachTensor() {
        // w = (3, 4), g = (1, 2): w·g/w·w = 11/25, g − 0.44·w = (−0.32, 0.24), orthogonal to w.
        // w = (0, 0) has no direction. w = (2), g = (5): nothing is left.
        float[] theta = {3, 4, 0, 0, 2};
        float[] gradient = {1, 2, 7, 8, 5};
        FilteredGradient.project(theta, gradient, 0, 2);
        FilteredGradient.project(theta, gradient, 2, 4);
        FilteredGradient.project(theta, gradient, 4, 5);
        assertArrayEquals(new float[] {-0.32f, 0.24f, 7, 8, 0}, gradient, 1e-6f);
    }

    @Test
    void aMeanBeginsWithTheFirstGradientAndIsAdded() {
        // α = 0.5, λ = 2, g = 1, 3, −1: μ = 1, 2, 0.5; g + 2μ = 3, 7, 0. As every parameter has the same gradient, so
        // has
        // every one the same sum.
        Parameters parameters = new Parameters();
        FilteredGradient filter = filter(parameters, new Grokfast(0.5, 2));
        assertTrue(filter.state().isEmpty(), "nothing is kept before the first gradient");
        float[] expected = {3, 7, 0};
        float[] gradients = {1, 3, -1};
        for (int step = 0; step < gradients.length; step++) {
            float[] gradient = {gradients[step], 0};
            filter.amplify(gradient);
            assertArrayEquals(new float[] {expected[step], 0}, gradient, 1e-6f);
        }
        assertArrayEquals(new float[] {0.5f, 0}, filter.state().getFirst(), 1e-6f);
    }

    private static FilteredGradient filter(Parameters parameters, Grokfast slow) {
        return new FilteredGradient(parameters, new GradientFilter(OrthogonalGradient.OFF, Optional.of(slow)));
    }

    /** Gradient descent without decay then moves each tensor at a right angle to itself. */
    @Test
    void aStepOfALearnerIsOrthogonalToEveryTensor() {
        GradientFilter both = new GradientFilter(OrthogonalGradient.ON, Optional.of(new Grokfast(0.98, 2)));
        for (GradientFilter filter : List.of(new GradientFilter(OrthogonalGradient.ON, Optional.empty()), both)) {
            try (Learner learner = Small.LEARNERS.create(config(Optimizer.SGD, 0.1, filter));
                    Learner plain = Small.LEARNERS.create(config(Optimizer.SGD, 0.1, GradientFilter.NONE))) {
                double[] before = Numbers.toDouble(learner.snapshot().parameters());
                double[] step = step(learner, before);
                double[] plainStep = step(plain, before);
                double along = Numbers.dot(step, before) / (Numbers.norm(step) * Numbers.norm(before));
                assertEquals(0, along, 1e-5);
                assertTrue(Math.abs(Numbers.dot(plainStep, before)) > 100 * Math.abs(Numbers.dot(step, before)));
            }
        }
    }

    private static double[] step(Learner learner, double[] before) {
        learner.step();
        double[] step = Numbers.toDouble(learner.snapshot().parameters());
        for (int i = 0; i < step.length; i++) {
            step[i] -= before[i];
        }
        return step;
    }

    /** With one gradient μ = g, so a first step with λ = 2 is three times as long. */
    @Test
    void theFirstStepOfGradientDescentWithGrokfastIsThreeTimesAsLong() {
        GradientFilter grokfast = new GradientFilter(OrthogonalGradient.OFF, Optional.of(new Grokfast(0.98, 2)));
        try (Learner fast = Small.LEARNERS.create(config(Optimizer.SGD, 0.03, grokfast));
                Learner plain = Small.LEARNERS.create(config(Optimizer.SGD, 0.09, GradientFilter.NONE))) {
            fast.step();
            plain.step();
            Snapshot expected = plain.snapshot();
            assertArrayEquals(expected.parameters(), fast.snapshot().parameters(), 1e-6f);
            assertEquals(1, fast.snapshot().moments().size());
        }
    }
}
