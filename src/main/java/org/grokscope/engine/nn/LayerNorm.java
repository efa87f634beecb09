package org.grokscope.engine.nn;

import java.util.Arrays;

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
        gain = parameters.reserve(name + ".gain", width);
        bias = parameters.reserve(name + ".bias", width);
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
                subtract(x[i], mean, normalized[i]);
                addSquare(normalized[i], scale);
            }
            for (int c = 0; c < scale.length; c++) {
                scale[c] = (float) (1 / Math.sqrt(scale[c] / width + EPSILON));
            }
            float[] theta = parameters.values();
            for (int i = 0; i < width; i++) {
                Elementwise.multiply(normalized[i], scale);
                affine(normalized[i], theta[gain.offset() + i], theta[bias.offset() + i], y[i]);
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
            for (int i = 0; i < width; i++) {
                gradient[gain.offset() + i] = Sums.dot(dy[i], normalized[i]);
                gradient[bias.offset() + i] = Sums.sum(dy[i]);
                scaleBy(dy[i], theta[gain.offset() + i]);
                addProduct(dy[i], normalized[i], product);
            }
            scaleBy(product, 1f / width);
            mean(dy);
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

        private static void subtract(float[] x, float[] subtrahend, float[] difference) {
            for (int c = 0; c < x.length; c++) {
                difference[c] = x[c] - subtrahend[c];
            }
        }

        private static void addSquare(float[] x, float[] sum) {
            for (int c = 0; c < x.length; c++) {
                sum[c] += x[c] * x[c];
            }
        }

        private static void addProduct(float[] x, float[] y, float[] sum) {
            for (int c = 0; c < x.length; c++) {
                sum[c] += x[c] * y[c];
            }
        }

        private static void affine(float[] x, float factor, float summand, float[] y) {
            for (int c = 0; c < x.length; c++) {
                y[c] = x[c] * factor + summand;
            }
        }

        private static void scaleBy(float[] x, float factor) {
            for (int c = 0; c < x.length; c++) {
                x[c] *= factor;
            }
        }
    }
}
