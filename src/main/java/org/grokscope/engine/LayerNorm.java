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
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            float mean = sum(x, at) / width;
            float squares = 0;
            for (int i = 0; i < width; i++) {
                float centred = x[at + i] - mean;
                cache.normalized[at + i] = centred;
                squares += centred * centred;
            }
            float scale = (float) (1 / Math.sqrt(squares / width + EPSILON));
            cache.scale[row] = scale;
            for (int i = 0; i < width; i++) {
                float normalized = cache.normalized[at + i] * scale;
                cache.normalized[at + i] = normalized;
                y[at + i] = normalized * theta[gain.offset() + i] + theta[bias.offset() + i];
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
        float[] gradients = parameters.gradients();
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            float sum = 0;
            float sumNormalized = 0;
            for (int i = 0; i < width; i++) {
                float normalized = cache.normalized[at + i];
                float g = dy[at + i] * theta[gain.offset() + i];
                sum += g;
                sumNormalized += g * normalized;
            }
            for (int i = 0; i < width; i++) {
                gradients[gain.offset() + i] += dy[at + i] * cache.normalized[at + i];
                gradients[bias.offset() + i] += dy[at + i];
            }
            float mean = sum / width;
            float meanNormalized = sumNormalized / width;
            for (int i = 0; i < width; i++) {
                float g = dy[at + i] * theta[gain.offset() + i];
                dx[at + i] = (g - mean - cache.normalized[at + i] * meanNormalized) * cache.scale[row];
            }
        }
    }

    private float sum(float[] x, int at) {
        float sum = 0;
        for (int i = 0; i < width; i++) {
            sum += x[at + i];
        }
        return sum;
    }
}
