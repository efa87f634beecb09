package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayerNormTest {

    private static final int EXAMPLES = 9;
    private static final int WIDTH = 8;
    private static final int X = 2 * WIDTH;

    private final Parameters parameters = new Parameters();
    private final LayerNorm norm = new LayerNorm(parameters, "norm", WIDTH);
    private final LayerNorm.Pass pass = norm.newPass(EXAMPLES);
    private final SplittableRandom random = new SplittableRandom(3);

    /** y (d×B) at a point that holds gain, bias and x (d×B) one after the other. */
    private static double[] outputs(double[] point) {
        double[] y = new double[WIDTH * EXAMPLES];
        for (int c = 0; c < EXAMPLES; c++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < WIDTH; i++) {
                mean += point[X + i * EXAMPLES + c] / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                variance += Math.pow(point[X + i * EXAMPLES + c] - mean, 2) / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                double normalized = (point[X + i * EXAMPLES + c] - mean) / Math.sqrt(variance + 1e-5);
                y[i * EXAMPLES + c] = point[i] * normalized + point[WIDTH + i];
            }
        }
        return y;
    }

    private float[] point(float offset) {
        float[] point = Numbers.normal(random, X + WIDTH * EXAMPLES);
        for (int i = X; i < point.length; i++) {
            point[i] += offset;
        }
        parameters.allocate(1);
        System.arraycopy(point, 0, parameters.values(), 0, X);
        return point;
    }

    private static float[][] inputs(float[] point) {
        return Numbers.matrix(point, X, WIDTH, EXAMPLES);
    }

    private float[] forward(float[] point) {
        float[][] y = new float[WIDTH][EXAMPLES];
        pass.forward(inputs(point), y);
        return Numbers.flat(y);
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormula() {
        float[] point = point(0);
        float[] y = forward(point);
        Numbers.assertAtMost(1e-6, Numbers.relativeError(outputs(Numbers.toDouble(point)), y), "LayerNorm y");

        float[] dy = Numbers.normal(random, WIDTH * EXAMPLES);
        float[][] dx = Numbers.matrix(dy, 0, WIDTH, EXAMPLES);
        pass.backward(dx, parameters.lane(0));
        float[] gradients = Arrays.copyOf(parameters.lane(0), point.length);
        System.arraycopy(Numbers.flat(dx), 0, gradients, X, dy.length);
        double[] expected =
                Numbers.finiteDifferences(p -> Numbers.dot(outputs(p), Numbers.toDouble(dy)), Numbers.toDouble(point));
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, 0, WIDTH), "LayerNorm d gain");
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, WIDTH, WIDTH), "LayerNorm d bias");
        Numbers.assertAtMost(2e-6, Numbers.relativeError(expected, gradients, X, dy.length), "LayerNorm dx");
    }

    @Test
    void aLargeCommonOffsetDoesNotSpoilTheVariance() {
        float[] point = point(1000);
        // The mean of numbers near 1000 is rounded to 6e-5, which is all that may be lost.
        Numbers.assertAtMost(
                2e-4, Numbers.relativeError(outputs(Numbers.toDouble(point)), forward(point)), "LayerNorm y at 1000");
    }

    @Test
    void aConstantExampleBecomesTheBias() {
        parameters.allocate(1);
        Arrays.fill(parameters.values(), 0, WIDTH, 1);
        parameters.values()[WIDTH] = 0.5f;
        float[][] x = new float[WIDTH][1];
        for (float[] row : x) {
            row[0] = 3;
        }
        norm.newPass(1).forward(x, x);
        assertArrayEquals(new float[] {0.5f, 0, 0, 0, 0, 0, 0, 0}, Numbers.flat(x));
    }

    @Test
    void forwardMayWriteOverItsInput() {
        float[] point = point(0);
        float[][] inPlace = inputs(point);
        pass.forward(inPlace, inPlace);
        assertArrayEquals(forward(point), Numbers.flat(inPlace));
    }

    @Test
    void backwardReplacesItsPartOfTheGradientAndNobodyElses() {
        float[] point = point(0);
        forward(point);
        float[] dy = Numbers.normal(random, WIDTH * EXAMPLES);
        float[][] once = Numbers.matrix(dy, 0, WIDTH, EXAMPLES);
        pass.backward(once, parameters.lane(0));
        float[] larger = new float[X + 1];
        Arrays.fill(larger, 9);
        float[][] again = Numbers.matrix(dy, 0, WIDTH, EXAMPLES);
        pass.backward(again, larger);
        assertArrayEquals(Numbers.flat(once), Numbers.flat(again));
        assertArrayEquals(parameters.lane(0), Arrays.copyOf(larger, X));
        assertEquals(9, larger[X]);
    }

    @Test
    void startsWithGainOneAndBiasZero() {
        parameters.allocate(1);
        Arrays.fill(parameters.values(), 9);
        norm.initialise(new Initializer(random, parameters));
        float[] expected = new float[X];
        Arrays.fill(expected, 0, WIDTH, 1);
        assertArrayEquals(expected, parameters.values());
    }
}
