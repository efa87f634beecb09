package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayerNormTest {

    private static final int ROWS = 9;
    private static final int WIDTH = 8;
    private static final int X = 2 * WIDTH;

    private final Parameters parameters = new Parameters();
    private final LayerNorm norm = new LayerNorm(parameters, "norm", WIDTH);
    private final LayerNorm.Cache cache = new LayerNorm.Cache(ROWS, WIDTH);
    private final SplittableRandom random = new SplittableRandom(3);

    /** y (B×d) at a point that holds gain, bias and x one after the other. */
    private static double[] outputs(double[] point) {
        double[] y = new double[ROWS * WIDTH];
        for (int row = 0; row < ROWS; row++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < WIDTH; i++) {
                mean += point[X + row * WIDTH + i] / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                variance += Math.pow(point[X + row * WIDTH + i] - mean, 2) / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                double normalized = (point[X + row * WIDTH + i] - mean) / Math.sqrt(variance + 1e-5);
                y[row * WIDTH + i] = point[i] * normalized + point[WIDTH + i];
            }
        }
        return y;
    }

    private float[] point(float offset) {
        float[] point = Numbers.normal(random, X + ROWS * WIDTH);
        for (int i = X; i < point.length; i++) {
            point[i] += offset;
        }
        parameters.allocate();
        System.arraycopy(point, 0, parameters.values(), 0, X);
        return point;
    }

    private static float[] inputs(float[] point) {
        float[] x = new float[ROWS * WIDTH];
        System.arraycopy(point, X, x, 0, x.length);
        return x;
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormula() {
        float[] point = point(0);
        float[] y = new float[ROWS * WIDTH];
        norm.forward(inputs(point), y, ROWS, cache);
        Numbers.assertAtMost(1e-6, Numbers.relativeError(outputs(Numbers.toDouble(point)), y), "LayerNorm y");

        float[] dy = Numbers.normal(random, ROWS * WIDTH);
        float[] gradients = new float[point.length];
        float[] dx = new float[ROWS * WIDTH];
        norm.backward(dy, dx, ROWS, cache);
        System.arraycopy(parameters.gradients(), 0, gradients, 0, X);
        System.arraycopy(dx, 0, gradients, X, dx.length);
        double[] expected =
                Numbers.finiteDifferences(p -> Numbers.dot(outputs(p), Numbers.toDouble(dy)), Numbers.toDouble(point));
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, 0, WIDTH), "LayerNorm d gain");
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, WIDTH, WIDTH), "LayerNorm d bias");
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, X, dx.length), "LayerNorm dx");
    }

    @Test
    void aLargeCommonOffsetDoesNotSpoilTheVariance() {
        float[] point = point(1000);
        float[] y = new float[ROWS * WIDTH];
        norm.forward(inputs(point), y, ROWS, cache);
        // The mean of numbers near 1000 is rounded to 6e-5, which is all that may be lost.
        Numbers.assertAtMost(2e-4, Numbers.relativeError(outputs(Numbers.toDouble(point)), y), "LayerNorm y at 1000");
    }

    @Test
    void aConstantRowBecomesTheBias() {
        parameters.allocate();
        parameters.values()[WIDTH] = 0.5f;
        float[] x = new float[WIDTH];
        Arrays.fill(x, 3);
        float[] y = new float[WIDTH];
        norm.forward(x, y, 1, cache);
        assertArrayEquals(new float[] {0.5f, 0, 0, 0, 0, 0, 0, 0}, y);
    }

    @Test
    void backwardMayWriteOverItsInputAndAddsToTheGradients() {
        float[] point = point(0);
        norm.forward(inputs(point), new float[ROWS * WIDTH], ROWS, cache);
        float[] dy = Numbers.normal(random, ROWS * WIDTH);
        float[] dx = new float[ROWS * WIDTH];
        norm.backward(dy, dx, ROWS, cache);
        float[] once = parameters.gradients().clone();
        float[] inPlace = dy.clone();
        norm.backward(inPlace, inPlace, ROWS, cache);
        assertArrayEquals(dx, inPlace);
        for (int i = 0; i < X; i++) {
            assertEquals(2 * once[i], parameters.gradients()[i], 1e-5);
        }
    }
}
