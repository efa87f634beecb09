package org.grokscope.engine.nn.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.engine.nn.Parameters.HiddenMatrix;
import org.grokscope.run.optimization.Moments;

/**
 * Muon (K. Jordan, 2024, kellerjordan.github.io/posts/muon) for the matrices between hidden layers, keys and values apart: m ← 0.95·m + 0.05·∇L,
 * u = 0.05·∇L + 0.95·m (Nesterov), θ ← (1 − ηλ)·θ − 0.2·√max(rows, columns)·η·O with O from {@link NewtonSchulz} of u. As its author
 * has it, embeddings, the layer of outputs, biases and gains have AdamW. The factor of O makes its steps as large as AdamW's, so that
 * both share η and λ (arXiv 2502.16982).
 */
final class Muon implements UpdateRule {

    private static final float MOMENTUM = 0.95f;
    private static final float REST = 0.05f;
    /** The root of the mean square of AdamW's steps, in multiples of η. */
    private static final double STEP_SIZE = 0.2;

    private final List<NewtonSchulz> hidden;
    /** The first place of each stretch that is hidden matrices and nothing else, and the one after its last. */
    private final List<int[]> stretches = new ArrayList<>();

    private final Adam others;
    private final float[] mean;
    private final float[] direction;
    private float rate;
    private float keep;

    Muon(int size, Moments settings, List<NewtonSchulz> hidden) {
        this.hidden = hidden;
        others = new Adam(size, settings, true);
        mean = others.moments().getFirst();
        direction = new float[size];
        for (NewtonSchulz each : hidden) {
            HiddenMatrix place = each.place();
            int end = place.offset() + (place.rows() - 1) * place.stride() + place.columns();
            if (!stretches.isEmpty() && place.offset() <= stretches.getLast()[1]) {
                stretches.getLast()[1] = end;
            } else {
                stretches.add(new int[] {place.offset(), end});
            }
        }
    }

    @Override
    public void begin(double eta, double lambda) {
        others.begin(eta, lambda);
        rate = (float) eta;
        keep = (float) (1 - eta * lambda);
    }

    @Override
    public int parts() {
        return hidden.size();
    }

    @Override
    public void prepare(int part, float[] gradient) {
        HiddenMatrix place = hidden.get(part).place();
        for (int row = 0; row < place.rows(); row++) {
            int from = place.offset() + row * place.stride();
            for (int i = from; i < from + place.columns(); i++) {
                float m = MOMENTUM * mean[i] + REST * gradient[i];
                mean[i] = m;
                direction[i] = REST * gradient[i] + MOMENTUM * m;
            }
        }
        double size = STEP_SIZE * Math.sqrt(Math.max(place.rows(), place.columns()));
        hidden.get(part).run(direction, (float) size);
    }

    @Override
    public void apply(float[] theta, float[] gradient, int from, int to, boolean decays) {
        int at = from;
        for (int[] stretch : stretches) {
            int first = Math.clamp(stretch[0], at, to);
            int end = Math.clamp(stretch[1], at, to);
            others.apply(theta, gradient, at, first, decays);
            descend(theta, first, end, decays);
            at = end;
        }
        others.apply(theta, gradient, at, to, decays);
    }

    private void descend(float[] theta, int from, int to, boolean decays) {
        float kept = decays ? keep : 1;
        for (int i = from; i < to; i++) {
            theta[i] = kept * theta[i] - rate * direction[i];
        }
    }

    @Override
    public long steps() {
        return others.steps();
    }

    @Override
    public List<float[]> moments() {
        return others.moments();
    }

    @Override
    public void resume(long stepsDone, List<float[]> moments) {
        others.resume(stepsDone, moments);
    }
}
