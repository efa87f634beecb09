package org.grokscope.engine;

/**
 * Layer normalization of each row: x̂ = (x − mean)/√(variance + ε), y = gain·x̂ + bias, with the biased variance and
 * ε = 1e-5 as in PyTorch. With g = gain·dy, the backward pass is dx = (g − mean(g) − x̂·mean(g·x̂))/√(variance + ε).
 */
final class LayerNorm {

    private static final float EPSILON = 1e-5f;

    private final Parameters parameters;
    private final Parameters.Part gain;
    private final Parameters.Part bias;
    private final int width;

    LayerNorm(Parameters parameters, String name, int width) {
        this.parameters = parameters;
        this.width = width;
        gain = parameters.reserve(name + ".gain", width);
        bias = parameters.reserve(name + ".bias", width);
    }

    void initialise(Initializer initializer) {
        initializer.constant(gain, 1);
        initializer.constant(bias, 0);
    }

    /** What the backward pass needs of a forward pass over B rows. */
    static final class Cache {
        private final float[] normalized;
        private final float[] scale;

        Cache(int rows, int width) {
            normalized = new float[rows * width];
            scale = new float[rows];
        }
    }

    /**
     * Normalizes rows.
     *
     * @param x B×d
     * @param y B×d, written
     * @param rows B
     * @param cache written
     */
    void forward(float[] x, float[] y, int rows, Cache cache) {
        float[] theta = parameters.values();
        float[] normalized = cache.normalized;
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            float mean = Sums.sum(x, at, width) / width;
            for (int i = at; i < at + width; i++) {
                normalized[i] = x[i] - mean;
            }
            float variance = Sums.dot(normalized, normalized, at, width) / width;
            float scale = (float) (1 / Math.sqrt(variance + EPSILON));
            cache.scale[row] = scale;
            for (int i = 0; i < width; i++) {
                float value = normalized[at + i] * scale;
                normalized[at + i] = value;
                y[at + i] = value * theta[gain.offset() + i] + theta[bias.offset() + i];
            }
        }
    }

    /**
     * Goes back through the rows of the last forward pass and adds to the gradients of gain and bias.
     *
     * @param dy B×d
     * @param dx B×d, written; may be the same array as dy
     * @param rows B
     * @param cache of that forward pass
     */
    void backward(float[] dy, float[] dx, int rows, Cache cache) {
        float[] theta = parameters.values();
        float[] normalized = cache.normalized;
        float[] dGain = new float[width];
        float[] dBias = new float[width];
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            for (int i = 0; i < width; i++) {
                dGain[i] += dy[at + i] * normalized[at + i];
                dBias[i] += dy[at + i];
            }
            for (int i = 0; i < width; i++) {
                dx[at + i] = dy[at + i] * theta[gain.offset() + i];
            }
            float mean = Sums.sum(dx, at, width) / width;
            float meanNormalized = Sums.dot(dx, normalized, at, width) / width;
            float scale = cache.scale[row];
            for (int i = at; i < at + width; i++) {
                dx[i] = (dx[i] - mean - normalized[i] * meanNormalized) * scale;
            }
        }
        float[] gradients = parameters.gradients();
        for (int i = 0; i < width; i++) {
            gradients[gain.offset() + i] += dGain[i];
            gradients[bias.offset() + i] += dBias[i];
        }
    }
}
