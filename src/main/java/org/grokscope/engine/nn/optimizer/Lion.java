package org.grokscope.engine.nn.optimizer;

import java.util.List;
import org.grokscope.run.optimization.Moments;

/**
 * Lion (arXiv 2302.06675): θ ← (1 − ηλ)·θ − η·sign(β₁m + (1 − β₁)·∇L), then m ← β₂m + (1 − β₂)·∇L. Every step that has a gradient
 * moves each parameter by η, however small the gradient is.
 */
final class Lion implements UpdateRule {

    private final double directionKept;
    private final double meanKept;
    private final float[] mean;
    private float rate;
    private float keep;

    Lion(int size, Moments settings) {
        directionKept = settings.beta1();
        meanKept = settings.beta2(Moments.LION_BETA2);
        mean = new float[size];
    }

    @Override
    public void begin(double eta, double lambda) {
        rate = (float) eta;
        keep = (float) (1 - eta * lambda);
    }

    @Override
    public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
        float beta1 = (float) directionKept;
        float beta2 = (float) meanKept;
        float rest1 = (float) (1 - directionKept);
        float rest2 = (float) (1 - meanKept);
        float kept = decays ? keep : 1;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = mean[i];
            mean[i] = beta2 * m + rest2 * g;
            theta[i] = kept * theta[i] - rate * Math.signum(beta1 * m + rest1 * g);
        }
    }

    @Override
    public long steps() {
        return 0;
    }

    @Override
    public List<float[]> moments() {
        return List.of(mean);
    }
}
