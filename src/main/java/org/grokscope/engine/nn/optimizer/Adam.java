package org.grokscope.engine.nn.optimizer;

import java.util.List;
import org.grokscope.run.optimization.Moments;

/**
 * Adam (arXiv 1412.6980, 1711.05101) after t steps: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
 * θ ← θ − η·(m/(1 − β₁ᵗ))/(√(v/(1 − β₂ᵗ)) + ε). Decoupled (AdamW): g = ∇L, and θ is first multiplied by 1 − ηλ.
 * Coupled: g = ∇L + λθ.
 */
final class Adam implements UpdateRule {

    private final boolean decoupled;
    private final double meanKept;
    private final double squareKept;
    private final float epsilon;
    private final float[] mean;
    private final float[] square;
    private long steps;
    private float rate;
    private float rootCorrection;
    private float keep;
    private float coupled;

    Adam(int size, Moments settings, boolean decoupled) {
        this.decoupled = decoupled;
        meanKept = settings.beta1();
        squareKept = settings.beta2(Moments.ADAM_BETA2);
        epsilon = (float) settings.epsilon();
        mean = new float[size];
        square = new float[size];
    }

    @Override
    public void begin(double eta, double lambda) {
        steps++;
        rate = (float) (eta / (1 - Math.pow(meanKept, (double) steps)));
        rootCorrection = (float) Math.sqrt(1 - Math.pow(squareKept, (double) steps));
        keep = decoupled ? (float) (1 - eta * lambda) : 1;
        coupled = decoupled ? 0 : (float) lambda;
    }

    @Override
    public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
        float beta1 = (float) meanKept;
        float beta2 = (float) squareKept;
        float rest1 = (float) (1 - meanKept);
        float rest2 = (float) (1 - squareKept);
        float least = epsilon;
        float kept = decays ? keep : 1;
        float added = decays ? coupled : 0;
        for (int i = from; i < to; i++) {
            float g = gradient[i] + added * theta[i];
            float m = beta1 * mean[i] + rest1 * g;
            float v = beta2 * square[i] + rest2 * (g * g);
            mean[i] = m;
            square[i] = v;
            float denominator = (float) Math.sqrt(v) / rootCorrection + least;
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
