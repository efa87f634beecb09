package org.grokscope.engine.nn;

import java.util.List;
import org.grokscope.run.config.Optimizer;

/**
 * An optimizer's step on the flat parameters. λ is PyTorch's {@code weight_decay}.
 *
 * <p>Written in single precision in the order of PyTorch's own loops, so that both stay together for long.
 */
public sealed interface UpdateRule {

    /**
     * Begins a step.
     *
     * @param eta η
     * @param lambda λ
     */
    void begin(double eta, double lambda);

    /**
     * Does the step that was begun on a stretch of the parameters; several threads may do several stretches.
     *
     * @param theta θ, changed
     * @param gradient ∇L, left as it is
     * @param from the first parameter
     * @param to one after the last
     * @param decays whether the stretch is decayed
     */
    void apply(float[] theta, float[] gradient, int from, int to, boolean decays);

    /** How many steps it has begun; where that does not matter, 0. */
    long steps();

    /** The state kept between steps, in arrays as long as θ; the arrays themselves, not copies. */
    List<float[]> moments();

    /**
     * Continues with the state of another rule of the same kind.
     *
     * @throws IllegalArgumentException if the arrays do not fit
     */
    default void resume(long steps, List<float[]> moments) {
        List<float[]> own = moments();
        if (own.size() != moments.size()) {
            throw new IllegalArgumentException(moments.size() + " arrays of moments, not " + own.size());
        }
        for (int i = 0; i < own.size(); i++) {
            if (moments.get(i).length != own.get(i).length) {
                throw new IllegalArgumentException(
                        "moments of " + moments.get(i).length + " parameters, not " + own.get(i).length);
            }
            System.arraycopy(moments.get(i), 0, own.get(i), 0, own.get(i).length);
        }
    }

    /** The rule of an optimizer for so many parameters. */
    static UpdateRule of(Optimizer optimizer, int size) {
        return switch (optimizer) {
            case ADAMW -> new Adam(size, true);
            case ADAM_L2 -> new Adam(size, false);
            case SGD -> new Sgd();
            case SGD_MOMENTUM -> new Momentum(size);
        };
    }

    /** θ ← (1 − ηλ)·θ − η·∇L. */
    final class Sgd implements UpdateRule {
        private float rate;
        private float keep;

        @Override
        public void begin(double eta, double lambda) {
            rate = (float) eta;
            keep = (float) (1 - eta * lambda);
        }

        @Override
        public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
            float kept = decays ? keep : 1;
            for (int i = from; i < to; i++) {
                theta[i] = kept * theta[i] - rate * gradient[i];
            }
        }

        @Override
        public long steps() {
            return 0;
        }

        @Override
        public List<float[]> moments() {
            return List.of();
        }
    }

    /** u ← 0.9·u + ∇L + λθ, θ ← θ − η·u, with u = ∇L + λθ at the first step. */
    final class Momentum implements UpdateRule {
        private static final float MOMENTUM = 0.9f;

        private final float[] velocity;
        private float rate;
        private float decay;

        Momentum(int size) {
            // Zero at the start, so that the first step needs no special case.
            velocity = new float[size];
        }

        @Override
        public void begin(double eta, double lambda) {
            rate = (float) eta;
            decay = (float) lambda;
        }

        @Override
        public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
            float added = decays ? decay : 0;
            for (int i = from; i < to; i++) {
                float u = MOMENTUM * velocity[i] + (gradient[i] + added * theta[i]);
                velocity[i] = u;
                theta[i] -= rate * u;
            }
        }

        @Override
        public long steps() {
            return 0;
        }

        @Override
        public List<float[]> moments() {
            return List.of(velocity);
        }
    }

    /**
     * Adam (β₁ 0.9, β₂ 0.999, ε 1e-8) after t steps: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
     * θ ← θ − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε). Decoupled (AdamW): g = ∇L, and θ is first multiplied by 1 − ηλ.
     * Coupled: g = ∇L + λθ.
     */
    final class Adam implements UpdateRule {
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private static final float EPSILON = 1e-8f;

        private final boolean decoupled;
        private final float[] mean;
        private final float[] square;
        private long steps;
        private float rate;
        private float rootCorrection;
        private float keep;
        private float coupled;

        Adam(int size, boolean decoupled) {
            this.decoupled = decoupled;
            mean = new float[size];
            square = new float[size];
        }

        @Override
        public void begin(double eta, double lambda) {
            steps++;
            rate = (float) (eta / (1 - Math.pow(BETA1, (double) steps)));
            rootCorrection = (float) Math.sqrt(1 - Math.pow(BETA2, (double) steps));
            keep = decoupled ? (float) (1 - eta * lambda) : 1;
            coupled = decoupled ? 0 : (float) lambda;
        }

        @Override
        public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
            float beta1 = (float) BETA1;
            float beta2 = (float) BETA2;
            float rest1 = (float) (1 - BETA1);
            float rest2 = (float) (1 - BETA2);
            float kept = decays ? keep : 1;
            float added = decays ? coupled : 0;
            for (int i = from; i < to; i++) {
                float g = gradient[i] + added * theta[i];
                float m = beta1 * mean[i] + rest1 * g;
                float v = beta2 * square[i] + rest2 * (g * g);
                mean[i] = m;
                square[i] = v;
                float denominator = (float) Math.sqrt(v) / rootCorrection + EPSILON;
                theta[i] = kept * theta[i] - rate * (m / denominator);
            }
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public List<float[]> moments() {
            return List.of(mean, square);
        }

        @Override
        public void resume(long stepsDone, List<float[]> moments) {
            UpdateRule.super.resume(stepsDone, moments);
            steps = stepsDone;
        }
    }
}
