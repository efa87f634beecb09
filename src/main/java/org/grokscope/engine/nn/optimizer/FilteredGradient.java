package org.grokscope.engine.nn.optimizer;

import java.util.List;
import java.util.Optional;
import org.grokscope.engine.nn.Parameters;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Grokfast;
import org.grokscope.run.optimization.OrthogonalGradient;

/** What a gradient passes before the optimizer: first Grokfast, then ⊥Grad, so that its result is orthogonal to the weights. */
final class FilteredGradient {

    private final Parameters parameters;
    private final Optional<Grokfast> slow;
    private final boolean orthogonal;
    /** μ of Grokfast; null before the first step. */
    private float[] mean;

    /** The filters of a configuration. */
    FilteredGradient(Parameters parameters, GradientFilter settings) {
        this.parameters = parameters;
        slow = settings.slow();
        orthogonal = settings.projection() == OrthogonalGradient.ON;
    }

    /** Whether the optimizer gets the gradient as it is. */
    boolean isNone() {
        return slow.isEmpty() && !orthogonal;
    }

    /** Changes the gradient of the parameters, where the lanes have been added up. */
    void apply() {
        amplify(parameters.gradient());
        if (orthogonal) {
            for (Parameters.Stretch tensor : parameters.tensors()) {
                project(parameters.values(), parameters.gradient(), tensor.from(), tensor.to());
            }
        }
    }

    /**
     * Grokfast-EMA (arXiv 2405.20233): μ ← αμ + (1 − α)·g, g ← g + λμ. As in the authors' code μ begins with the first gradient.
     */
    void amplify(float[] gradient) {
        if (slow.isEmpty()) {
            return;
        }
        Grokfast settings = slow.get();
        if (mean == null) {
            mean = gradient.clone();
        }
        float kept = (float) settings.alpha();
        float rest = (float) (1 - settings.alpha());
        float factor = (float) settings.lambda();
        for (int i = 0; i < gradient.length; i++) {
            float m = kept * mean[i] + rest * gradient[i];
            mean[i] = m;
            gradient[i] += factor * m;
        }
    }

    /**
     * ⊥Grad (arXiv 2501.04697) on one tensor of weights: g ← g − (w·g/w·w)·w. The authors' code also restores the length of g; the paper's formula, and this,
     * do not. A tensor of zeros has no direction, and its gradient stays.
     */
    static void project(float[] theta, float[] gradient, int from, int to) {
        double along = 0;
        double squared = 0;
        for (int i = from; i < to; i++) {
            along += (double) theta[i] * gradient[i];
            squared += (double) theta[i] * theta[i];
        }
        if (squared == 0) {
            return;
        }
        float part = (float) (along / squared);
        for (int i = from; i < to; i++) {
            gradient[i] -= part * theta[i];
        }
    }

    /** μ of Grokfast, the array itself; empty without it and before its first step. */
    List<float[]> state() {
        return mean == null ? List.of() : List.of(mean);
    }

    /**
     * Checks the state of another filter.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    void check(List<float[]> state) {
        if (state.size() > (slow.isPresent() ? 1 : 0)) {
            throw new IllegalArgumentException("more arrays of moments than the optimizer has");
        }
        if (!state.isEmpty() && state.getFirst().length != parameters.size()) {
            throw new IllegalArgumentException(
                    "a mean gradient of " + state.getFirst().length + " parameters, not " + parameters.size());
        }
    }

    /** Continues with the state of another filter, which fits. */
    void resume(List<float[]> state) {
        mean = state.isEmpty() ? null : state.getFirst().clone();
    }
}
