package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.grokscope.engine.mxnet.NativeScope;
import org.junit.jupiter.api.Test;

class DenseTest {

    private static final int EXAMPLES = 9;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 3;
    private static final int BIAS = INPUTS * OUTPUTS;
    private static final int X = BIAS + OUTPUTS;

    /** y (m×B) at a point that holds W (input by input), b and x (n×B) one after the other. */
    private static double[] outputs(double[] point) {
        double[] y = new double[OUTPUTS * EXAMPLES];
        for (int c = 0; c < EXAMPLES; c++) {
            for (int i = 0; i < OUTPUTS; i++) {
                double sum = point[BIAS + i];
                for (int j = 0; j < INPUTS; j++) {
                    sum += point[j * OUTPUTS + i] * point[X + j * EXAMPLES + c];
                }
                y[i * EXAMPLES + c] = sum;
            }
        }
        return y;
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormula() {
        SplittableRandom random = new SplittableRandom(1);
        float[] point = Numbers.normal(random, X + INPUTS * EXAMPLES);
        float[] dy = Numbers.normal(random, OUTPUTS * EXAMPLES);
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", INPUTS, OUTPUTS);
            parameters.allocate(1);
            System.arraycopy(point, 0, parameters.values(), 0, X);
            // In two stretches, as two threads do it.
            dense.upload(0, 5);
            dense.upload(5, parameters.size());
            Dense.Pass pass = dense.newPass(EXAMPLES, true);
            float[][] y = new float[OUTPUTS][EXAMPLES];
            pass.forward(Numbers.matrix(point, X, INPUTS, EXAMPLES), y);
            double[] expectedY = outputs(Numbers.toDouble(point));
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expectedY, Numbers.flat(y)), "Dense y");

            float[][] dx = new float[INPUTS][EXAMPLES];
            pass.backward(Numbers.matrix(dy, 0, OUTPUTS, EXAMPLES), dx, parameters.lane(0));
            float[] gradients = Arrays.copyOf(parameters.lane(0), point.length);
            System.arraycopy(Numbers.flat(dx), 0, gradients, X, INPUTS * EXAMPLES);
            double[] expected = Numbers.finiteDifferences(
                    p -> Numbers.dot(outputs(p), Numbers.toDouble(dy)), Numbers.toDouble(point));
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, 0, BIAS), "Dense dW");
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, BIAS, OUTPUTS), "Dense db");
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, X, INPUTS * EXAMPLES), "Dense dx");
        }
    }

    /** 2·3 + 1 = 7 and back; the layer before it in θ must not notice. */
    @Test
    void aSecondBackwardPassReplacesTheGradientsOfTheFirstAndNobodyElses() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            parameters.reserve("another layer's", 2);
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.reserve("another layer's", 1);
            parameters.allocate(2);
            System.arraycopy(new float[] {0, 0, 2, 1}, 0, parameters.values(), 0, 4);
            dense.upload(0, parameters.size());
            Dense.Pass pass = dense.newPass(1, true);
            float[][] y = new float[1][1];
            pass.forward(new float[][] {{3}}, y);
            assertEquals(7, y[0][0]);
            Arrays.fill(parameters.lane(1), 9);
            for (int repeat = 0; repeat < 2; repeat++) {
                float[][] dx = new float[1][1];
                pass.backward(new float[][] {{2}}, dx, parameters.lane(1));
                assertEquals(4, dx[0][0]);
                assertArrayEquals(new float[] {9, 9, 6, 2, 9}, parameters.lane(1));
            }
            assertArrayEquals(new float[5], parameters.lane(0), "this lane was not asked for");
        }
    }

    @Test
    void passesOfOneLayerDoNotTouchEachOther() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.allocate(2);
            parameters.values()[0] = 2;
            dense.upload(0, parameters.size());
            Dense.Pass one = dense.newPass(1, true);
            Dense.Pass two = dense.newPass(1, true);
            float[][] y = new float[1][1];
            one.forward(new float[][] {{3}}, y);
            two.forward(new float[][] {{5}}, y);
            assertEquals(10, y[0][0]);
            one.backward(new float[][] {{1}}, new float[1][1], parameters.lane(0));
            two.backward(new float[][] {{1}}, new float[1][1], parameters.lane(1));
            assertArrayEquals(new float[] {3, 1}, parameters.lane(0));
            assertArrayEquals(new float[] {5, 1}, parameters.lane(1));
        }
    }

    /** W = 2, b = 1: 2·3 + 1 with the bias, 2·5 without; back, db counts the first example only. */
    @Test
    void examplesBeyondTheBiasedOnesHaveNoBias() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.allocate(1);
            System.arraycopy(new float[] {2, 1}, 0, parameters.values(), 0, 2);
            dense.upload(0, 2);
            Dense.Pass pass = dense.newPass(new Dense.Layout(2, 1, false, false), true);
            float[][] y = new float[1][2];
            pass.forward(new float[][] {{3, 5}}, y);
            assertArrayEquals(new float[] {7, 10}, y[0]);
            float[][] dx = new float[1][2];
            pass.backward(new float[][] {{10, 1}}, dx, parameters.lane(0));
            assertArrayEquals(new float[] {20, 2}, dx[0]);
            assertArrayEquals(new float[] {35, 10}, parameters.lane(0));
        }
    }

    @Test
    void parametersChangeOnlyWithUpload() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.allocate(1);
            Dense.Pass pass = dense.newPass(1, false);
            parameters.values()[0] = 2;
            parameters.values()[1] = 1;
            float[][] before = new float[1][1];
            pass.forward(new float[][] {{3}}, before);
            dense.upload(0, parameters.size());
            float[][] after = new float[1][1];
            pass.forward(new float[][] {{3}}, after);
            assertEquals(0, before[0][0]);
            assertEquals(7, after[0][0]);
        }
    }

    /** Where only elementwise functions go over the rows, several of them are one array. */
    @Test
    void severalRowsMayShareAnArray() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 3, 3);
            parameters.allocate(1);
            // The identity with the biases 1, 2, 3.
            System.arraycopy(
                    new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3}, 0, parameters.values(), 0, parameters.size());
            dense.upload(0, parameters.size());
            Dense.Pass pass = dense.newPass(2, true);
            float[][] y = {new float[4], new float[2]};
            pass.forward(new float[][] {{10, 20}, {30, 40, 50, 60}}, y);
            assertArrayEquals(new float[] {11, 21, 32, 42}, y[0]);
            assertArrayEquals(new float[] {53, 63}, y[1]);
            float[][] dx = {new float[2], new float[4]};
            pass.backward(new float[][] {{1, 2, 3, 4}, {5, 6}}, dx, parameters.lane(0));
            assertArrayEquals(new float[] {1, 2}, dx[0]);
            assertArrayEquals(new float[] {3, 4, 5, 6}, dx[1]);
        }
    }

    @Test
    void initialWeightsAndBiasesFillTheirIntervals() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense plain = scope.dense(parameters, "plain", 100, 64);
            Dense attention = scope.dense(parameters, "attention", 100, 64);
            parameters.allocate(1);
            Arrays.fill(parameters.values(), Float.NaN);
            Initializer initializer = new Initializer(new SplittableRandom(2), parameters);
            plain.initialise(initializer);
            attention.initialise(initializer, 0.25);
            checkUniform("weights", parameters.values(), 0, 6400, 0.1);
            checkUniform("biases", parameters.values(), 6400, 64, 0.1);
            checkUniform("weights of attention", parameters.values(), 6464, 6400, 0.25);
            assertArrayEquals(
                    new float[64], Arrays.copyOfRange(parameters.values(), 2 * 6464 - 64, 2 * 6464), "biases");
        }
    }

    private static void checkUniform(String what, float[] values, int offset, int length, double bound) {
        double largest = 0;
        double squares = 0;
        for (int i = offset; i < offset + length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
            squares += (double) values[i] * values[i];
        }
        // With 64 numbers or more the largest is above 0.8 of the bound unless the interval is wrong; the variance of
        // U(±a) is a²/3, and its sample value is within 40 % for 64 numbers.
        assertTrue(largest <= bound * (1 + 1e-6) && largest > 0.8 * bound, what + ": largest " + largest);
        assertEquals(1, squares / length / (bound * bound / 3), 0.4, what);
    }
}
