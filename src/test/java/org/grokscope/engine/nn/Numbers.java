package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Small helpers on arrays for the tests. */
public final class Numbers {

    private Numbers() {}

    public static double[] toDouble(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /** N(0, 1) each. */
    public static float[] normal(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** A stretch as a matrix, row by row. */
    public static float[][] matrix(float[] values, int from, int rows, int columns) {
        float[][] matrix = new float[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(values, from + i * columns, from + (i + 1) * columns);
        }
        return matrix;
    }

    /** Matrices row by row, one after the other. */
    public static float[] flat(float[][]... matrices) {
        int length = 0;
        for (float[][] matrix : matrices) {
            length += matrix.length * matrix[0].length;
        }
        float[] flat = new float[length];
        int to = 0;
        for (float[][] matrix : matrices) {
            for (float[] row : matrix) {
                System.arraycopy(row, 0, flat, to, row.length);
                to += row.length;
            }
        }
        return flat;
    }

    /** The sum of the lanes' gradients. */
    public static float[] gradient(Parameters parameters) {
        parameters.addLanes(0, parameters.size());
        return parameters.gradient();
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static double norm(double[] values) {
        return Math.sqrt(dot(values, values));
    }

    /** ‖actual − expected‖/‖expected‖ over one stretch. */
    public static double relativeError(double[] expected, float[] actual, int from, int length) {
        double error = 0;
        double size = 0;
        for (int i = from; i < from + length; i++) {
            error += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            size += expected[i] * expected[i];
        }
        return error == 0 ? 0 : Math.sqrt(error / size);
    }

    public static double relativeError(double[] expected, float[] actual) {
        return relativeError(expected, actual, 0, expected.length);
    }

    /** Fails if an error is larger than allowed, or not a number. */
    public static void assertAtMost(double limit, double error, String what) {
        assertTrue(error <= limit, () -> what + ": error " + error + " is above " + limit);
    }

    /**
     * Central finite differences of f at a point, number by number. With f of order 1 and a step of 1e-5, rounding
     * (1e-16/1e-5) and truncation (1e-10) both stay far below single precision.
     */
    public static double[] finiteDifferences(ToDoubleFunction<double[]> f, double[] at) {
        double step = 1e-5;
        double[] point = at.clone();
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            point[i] = at[i] + step;
            double above = f.applyAsDouble(point);
            point[i] = at[i] - step;
            double below = f.applyAsDouble(point);
            point[i] = at[i];
            gradient[i] = (above - below) / (2 * step);
        }
        return gradient;
    }

    /** Of so many columns: the weights of the first {@code count} in a mean over {@code batchSize}; 0 for the others. */
    public static float[] weights(int columns, int count, int batchSize) {
        float[] weights = new float[columns];
        Arrays.fill(weights, 0, count, 1f / batchSize);
        return weights;
    }
}
