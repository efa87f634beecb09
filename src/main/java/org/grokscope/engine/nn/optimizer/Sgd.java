package org.grokscope.engine.nn.optimizer;

import java.util.List;

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
