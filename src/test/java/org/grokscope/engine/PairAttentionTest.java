package org.grokscope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairAttentionTest {

    private static final int TOKENS = 5;
    private static final int WIDTH = 6;
    private static final int HEADS = 2;
    private static final int COLUMNS = WIDTH / HEADS;
    private static final int ROWS = 9;
    private static final int KEYS_VALUES = TOKENS * WIDTH;
    private static final int SIZE = KEYS_VALUES + 2 * TOKENS * 2 * WIDTH;
    private static final int[] A = {0, 1, 2, 3, 4, 0, 1, 1, 0};
    private static final int[] B = {0, 2, 2, 1, 4, 3, 1, 0, 0};

    private final PairAttention attention = new PairAttention(TOKENS, HEADS, WIDTH);
    private final SplittableRandom random = new SplittableRandom(4);

    /** Contexts (B×d) by a plain softmax over both positions; queries, keys and values one after the other. */
    private static double[] contexts(double[] point) {
        double[] contexts = new double[ROWS * WIDTH];
        for (int row = 0; row < ROWS; row++) {
            int[] sources = {A[row], TOKENS + B[row]};
            for (int head = 0; head < HEADS; head++) {
                double[] exp = new double[2];
                for (int s = 0; s < 2; s++) {
                    double score = 0;
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        score += point[B[row] * WIDTH + i] * point[KEYS_VALUES + sources[s] * 2 * WIDTH + i];
                    }
                    exp[s] = Math.exp(score / Math.sqrt(COLUMNS));
                }
                for (int s = 0; s < 2; s++) {
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        double value = point[KEYS_VALUES + sources[s] * 2 * WIDTH + WIDTH + i];
                        contexts[row * WIDTH + i] += exp[s] / (exp[0] + exp[1]) * value;
                    }
                }
            }
        }
        return contexts;
    }

    @Test
    void forwardAndBackwardAgreeWithASoftmaxOverTwoPositions() {
        float[] point = Numbers.normal(random, SIZE);
        float[] queries = Arrays.copyOfRange(point, 0, KEYS_VALUES);
        float[] keysValues = Arrays.copyOfRange(point, KEYS_VALUES, SIZE);
        float[] weights = new float[ROWS * HEADS];
        float[] context = new float[ROWS * WIDTH];
        attention.forward(queries, keysValues, A, B, ROWS, weights, context);
        double[] expected = contexts(Numbers.toDouble(point));
        Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, context), "PairAttention context");

        float[] dContext = Numbers.normal(random, ROWS * WIDTH);
        float[] dQueries = new float[KEYS_VALUES];
        float[] dKeysValues = new float[SIZE - KEYS_VALUES];
        attention.backward(queries, keysValues, A, B, ROWS, weights, dContext, dQueries, dKeysValues);
        float[] gradient = Arrays.copyOf(dQueries, SIZE);
        System.arraycopy(dKeysValues, 0, gradient, KEYS_VALUES, dKeysValues.length);
        double[] slopes = Numbers.finiteDifferences(
                p -> Numbers.dot(contexts(p), Numbers.toDouble(dContext)), Numbers.toDouble(point));
        Numbers.assertAtMost(2e-6, Numbers.relativeError(slopes, gradient, 0, KEYS_VALUES), "PairAttention dq");
        Numbers.assertAtMost(
                2e-6, Numbers.relativeError(slopes, gradient, KEYS_VALUES, dKeysValues.length), "PairAttention dk, dv");

        attention.backward(queries, keysValues, A, B, ROWS, weights, dContext, dQueries, dKeysValues);
        Numbers.assertAtMost(
                2e-6, Numbers.relativeError(slopes, halved(dQueries), 0, KEYS_VALUES), "PairAttention dq, added twice");
    }

    private static float[] halved(float[] values) {
        float[] halved = values.clone();
        for (int i = 0; i < halved.length; i++) {
            halved[i] /= 2;
        }
        return halved;
    }

    @Test
    void overwhelmingScoresChooseOnePositionAndStayFinite() {
        float[] queries = new float[KEYS_VALUES];
        Arrays.fill(queries, 1e4f);
        float[] keysValues = Numbers.normal(random, SIZE - KEYS_VALUES);
        // Keys of token 0 at the first position are far above, those at the last far below.
        Arrays.fill(keysValues, 0, WIDTH, 1e4f);
        Arrays.fill(keysValues, TOKENS * 2 * WIDTH, TOKENS * 2 * WIDTH + WIDTH, -1e4f);
        float[] weights = new float[HEADS];
        float[] context = new float[WIDTH];
        attention.forward(queries, keysValues, new int[] {0}, new int[] {0}, 1, weights, context);
        assertArrayEquals(Arrays.copyOfRange(keysValues, WIDTH, 2 * WIDTH), context, 1e-6f);
        float[] dQueries = new float[KEYS_VALUES];
        attention.backward(
                queries,
                keysValues,
                new int[] {0},
                new int[] {0},
                1,
                weights,
                context,
                dQueries,
                new float[keysValues.length]);
        for (float d : dQueries) {
            assertEquals(0, d);
        }
    }
}
