package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseTest {

    private static final int ROWS = 9;
    private static final int INPUTS = 5;
    private static final int OUTPUTS = 3;
    private static final int WEIGHT = 0;
    private static final int BIAS = OUTPUTS * INPUTS;
    private static final int X = BIAS + OUTPUTS;

    /** y (B×m) at a point that holds W, b and x one after the other. */
    private static double[] outputs(double[] point) {
        double[] y = new double[ROWS * OUTPUTS];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < OUTPUTS; i++) {
                y[row * OUTPUTS + i] = point[BIAS + i];
                for (int j = 0; j < INPUTS; j++) {
                    y[row * OUTPUTS + i] += point[WEIGHT + i * INPUTS + j] * point[X + row * INPUTS + j];
                }
            }
        }
        return y;
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormula() {
        SplittableRandom random = new SplittableRandom(1);
        float[] point = Numbers.normal(random, X + ROWS * INPUTS);
        float[] dy = Numbers.normal(random, ROWS * OUTPUTS);
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", INPUTS, OUTPUTS);
            parameters.allocate();
            System.arraycopy(point, 0, parameters.values(), 0, X);
            dense.upload();
            NativeMatrix x = dense.newInput(ROWS);
            NativeMatrix y = dense.newOutput(ROWS);
            x.write(point, X);
            dense.forward(x, y).run();
            float[] actual = new float[ROWS * OUTPUTS];
            y.read(actual, 0);
            Numbers.assertAtMost(1e-6, Numbers.relativeError(outputs(Numbers.toDouble(point)), actual), "Dense y");

            NativeMatrix dx = dense.newInput(ROWS);
            y.write(dy, 0);
            dense.backward(y, x, dx).run();
            dense.downloadGradients();
            float[] gradients = new float[point.length];
            System.arraycopy(parameters.gradients(), 0, gradients, 0, X);
            dx.read(gradients, X);
            double[] expected = Numbers.finiteDifferences(
                    p -> Numbers.dot(outputs(p), Numbers.toDouble(dy)), Numbers.toDouble(point));
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, WEIGHT, BIAS), "Dense dW");
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, BIAS, OUTPUTS), "Dense db");
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, gradients, X, ROWS * INPUTS), "Dense dx");
        }
    }

    @Test
    void aSecondBackwardPassReplacesTheGradientsOfTheFirst() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.allocate();
            NativeMatrix x = dense.newInput(1);
            NativeMatrix dy = dense.newOutput(1);
            x.write(new float[] {3}, 0);
            dy.write(new float[] {2}, 0);
            MxNet.Call backward = dense.backward(dy, x, dense.newInput(1));
            backward.run();
            backward.run();
            dense.downloadGradients();
            assertEquals(6, parameters.gradients()[0]);
            assertEquals(2, parameters.gradients()[1]);
        }
    }

    @Test
    void parametersChangeOnlyWithUpload() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense dense = scope.dense(parameters, "layer", 1, 1);
            parameters.allocate();
            NativeMatrix x = dense.newInput(1);
            NativeMatrix y = dense.newOutput(1);
            x.write(new float[] {3}, 0);
            MxNet.Call forward = dense.forward(x, y);
            parameters.values()[0] = 2;
            parameters.values()[1] = 1;
            float[] before = new float[1];
            forward.run();
            y.read(before, 0);
            dense.upload();
            float[] after = new float[1];
            forward.run();
            y.read(after, 0);
            assertEquals(0, before[0]);
            assertEquals(7, after[0]);
        }
    }

    @Test
    void initialWeightsAndBiasesFillTheirIntervals() {
        try (NativeScope scope = new NativeScope()) {
            Parameters parameters = new Parameters();
            Dense plain = scope.dense(parameters, "plain", 100, 64);
            Dense attention = scope.dense(parameters, "attention", 100, 64);
            parameters.allocate();
            Initializer initializer = new Initializer(new SplittableRandom(2), parameters);
            plain.initialise(initializer);
            attention.initialise(initializer, 0.25);
            checkUniform(parameters, 0, 0.1);
            checkUniform(parameters, 1, 0.1);
            checkUniform(parameters, 2, 0.25);
            Parameters.Part bias = parameters.parts().get(3);
            for (int i = bias.offset(); i < bias.offset() + bias.length(); i++) {
                assertEquals(0, parameters.values()[i]);
            }
        }
    }

    private static void checkUniform(Parameters parameters, int index, double bound) {
        Parameters.Part part = parameters.parts().get(index);
        double largest = 0;
        double squares = 0;
        for (int i = part.offset(); i < part.offset() + part.length(); i++) {
            double value = parameters.values()[i];
            largest = Math.max(largest, Math.abs(value));
            squares += value * value;
        }
        // With 64 numbers or more the largest is above 0.8 of the bound unless the interval is wrong; the variance of
        // U(±a) is a²/3, and its sample value is within 40 % for 64 numbers.
        assertTrue(largest <= bound * (1 + 1e-6) && largest > 0.8 * bound, part.name() + ": largest " + largest);
        assertEquals(1, squares / part.length() / (bound * bound / 3), 0.4, part.name());
    }
}
