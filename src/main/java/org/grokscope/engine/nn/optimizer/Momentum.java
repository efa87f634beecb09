package org.grokscope.engine.nn.optimizer;

import java.util.List;

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
