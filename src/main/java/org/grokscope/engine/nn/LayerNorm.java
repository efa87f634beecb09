package org.grokscope.engine.nn;

import java.util.Arrays;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.nn.kernel.Sums;

/**
 * Layer normalization of each example over its d features: x̂ = (x − mean)/√(variance + ε), y = gain·x̂ + bias, with the
 * biased variance and ε = 1e-5 as in PyTorch. With g = gain·dy, the backward pass is
 * dx = (g − mean(g) − x̂·mean(g·x̂))/√(variance + ε), dgain = Σ dy·x̂ and dbias = Σ dy over the examples.
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
        gain = parameters.reserve(name + ".gain", 0, width);
        bias = parameters.reserve(name + ".bias", 0, width);
    }

    void initialise(Initializer initializer) {
        initializer.constant(gain, 1);
        initializer.constant(bias, 0);
    }

    /** Prepares passes over B examples, one a column. */
    Pass newPass(int columns) {
        return new Pass(columns);
    }

    /**
     * The layer on B examples. Every loop runs over the examples of one feature, so that the JVM vectorizes it; sums over
     * features are kept for all examples at once.
     */
    final class Pass {
        private final float[][] normalized;
        private final float[] scale;
        private final float[] mean;
        private final float[] product;

        private Pass(int columns) {
            normalized = new float[width][columns];
            scale = new float[columns];
            mean = new float[columns];
            product = new float[columns];
        }

        /**
         * Normalizes.
         *
         * @param x d×B
         * @param y d×B, written; may be x
         */
        void forward(float[][] x, float[][] y) {
            mean(x);
            Arrays.fill(scale, 0);
            for (int i = 0; i < width; i++) {
                center(x[i], normalized[i]);
            }
            for (int c = 0; c < scale.length; c++) {
                scale[c] = (float) (1 / Math.sqrt(scale[c] / width + EPSILON));
            }
            float[] theta = parameters.values();
            for (int i = 0; i < width; i++) {
                scaleAndShift(normalized[i], theta[gain.offset() + i], theta[bias.offset() + i], y[i]);
            }
        }

        /**
         * The backward pass from dy, for the x of the last forward pass.
         *
         * @param dy d×B; afterwards dx
         * @param gradient the flat gradient, of which this layer's parts are replaced
         */
        void backward(float[][] dy, float[] gradient) {
            float[] theta = parameters.values();
            Arrays.fill(product, 0);
            Arrays.fill(mean, 0);
            for (int i = 0; i < width; i++) {
                gradient[gain.offset() + i] = Sums.dot(dy[i], normalized[i]);
                gradient[bias.offset() + i] = Sums.sum(dy[i]);
                timesGain(dy[i], theta[gain.offset() + i], normalized[i]);
            }
            scaleBy(product, 1f / width);
            scaleBy(mean, 1f / width);
            for (int i = 0; i < width; i++) {
                project(dy[i], normalized[i]);
            }
        }

        private void mean(float[][] x) {
            Arrays.fill(mean, 0);
            for (int i = 0; i < width; i++) {
                Elementwise.add(mean, x[i]);
            }
            scaleBy(mean, 1f / width);
        }

        private void project(float[] dx, float[] normal) {
            for (int c = 0; c < dx.length; c++) {
                dx[c] = (dx[c] - mean[c] - normal[c] * product[c]) * scale[c];
            }
        }

        /** x̂ ← x − mean, for now; its squares are added to the scale. */
        private void center(float[] x, float[] centered) {
            for (int c = 0; c < x.length; c++) {
                float difference = x[c] - mean[c];
                centered[c] = difference;
                scale[c] += difference * difference;
            }
        }

        /** x̂ ← x̂·scale, y ← x̂·factor + summand. */
        private void scaleAndShift(float[] normal, float factor, float summand, float[] y) {
            for (int c = 0; c < normal.length; c++) {
                float value = normal[c] * scale[c];
                normal[c] = value;
                y[c] = value * factor + summand;
            }
        }

        /** g ← gain·dy, added to the mean; g·x̂ is added to the product. */
        private void timesGain(float[] dy, float factor, float[] normal) {
            for (int c = 0; c < dy.length; c++) {
                float g = dy[c] * factor;
                dy[c] = g;
                mean[c] += g;
                product[c] += g * normal[c];
            }
        }

        private static void scaleBy(float[] x, float factor) {
            for (int c = 0; c < x.length; c++) {
                x[c] *= factor;
            }
        }
    }
}
