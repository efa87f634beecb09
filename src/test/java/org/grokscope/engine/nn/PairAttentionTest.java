package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairAttentionTest {

    private static final int TOKENS = 5;
    private static final int WIDTH = 6;
    private static final int HEADS = 2;
    private static final int COLUMNS = WIDTH / HEADS;
    private static final int EXAMPLES = 9;
    private static final int STRIDE = WIDTH + 1;
    private static final int QUERIES = WIDTH * TOKENS;
    private static final int SIZE = 5 * QUERIES;
    private static final int[] A = {0, 1, 2, 3, 4, 0, 1, 1, 0};
    private static final int[] B = {0, 2, 2, 1, 4, 3, 1, 0, 0};

    private final SplittableRandom random = new SplittableRandom(4);

    /** At a point that holds queries, keys and values of the first, and of the last position, each token by token. */
    private static double key(double[] point, int position, int feature, int token) {
        return point[QUERIES + position * 2 * QUERIES + token * WIDTH + feature];
    }

    private static double value(double[] point, int position, int feature, int token) {
        return point[2 * QUERIES + position * 2 * QUERIES + token * WIDTH + feature];
    }

    /** Contexts (B×d) by a plain softmax over both positions. */
    private static double[] contexts(double[] point) {
        double[] contexts = new double[WIDTH * EXAMPLES];
        for (int c = 0; c < EXAMPLES; c++) {
            int[] tokens = {A[c], B[c]};
            for (int head = 0; head < HEADS; head++) {
                double[] exp = new double[2];
                for (int s = 0; s < 2; s++) {
                    double score = 0;
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        score += point[B[c] * WIDTH + i] * key(point, s, i, tokens[s]);
                    }
                    exp[s] = Math.exp(score / Math.sqrt(COLUMNS));
                }
                for (int s = 0; s < 2; s++) {
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        contexts[c * WIDTH + i] += exp[s] / (exp[0] + exp[1]) * value(point, s, i, tokens[s]);
                    }
                }
            }
        }
        return contexts;
    }

    private static PairAttention.Projections projections(float[] point) {
        return new PairAttention.Projections(
                Numbers.matrix(point, 0, TOKENS, WIDTH),
                Numbers.matrix(point, QUERIES, TOKENS, WIDTH),
                Numbers.matrix(point, 2 * QUERIES, TOKENS, WIDTH),
                Numbers.matrix(point, 3 * QUERIES, TOKENS, WIDTH),
                Numbers.matrix(point, 4 * QUERIES, TOKENS, WIDTH));
    }

    private static float[] flat(PairAttention.Projections projections) {
        return Numbers.flat(
                projections.queries(),
                projections.firstKeys(),
                projections.firstValues(),
                projections.lastKeys(),
                projections.lastValues());
    }

    @Test
    void forwardAndBackwardAgreeWithASoftmaxOverTwoPositions() {
        PairAttention attention = new PairAttention(HEADS, WIDTH, EXAMPLES);
        float[] point = Numbers.normal(random, SIZE);
        PairAttention.Projections tokens = projections(point);
        float[] context = new float[EXAMPLES * STRIDE];
        Arrays.fill(context, 7);
        attention.forward(tokens, A, B, context, STRIDE);
        double[] expected = contexts(Numbers.toDouble(point));
        Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, dense(context)), "PairAttention context");
        for (int c = 0; c < EXAMPLES; c++) {
            assertEquals(7, context[c * STRIDE + WIDTH], "the number between two rows is not the attention's");
        }

        float[] direction = Numbers.normal(random, EXAMPLES * STRIDE);
        float[] dContext = dense(direction);
        PairAttention.Projections gradients = new PairAttention.Projections(WIDTH, TOKENS);
        attention.backward(tokens, A, B, direction, STRIDE, gradients);
        double[] slopes = Numbers.finiteDifferences(
                p -> Numbers.dot(contexts(p), Numbers.toDouble(dContext)), Numbers.toDouble(point));
        check(slopes, flat(gradients), "once");

        // The next piece of a minibatch adds to what is there.
        attention.backward(tokens, A, B, direction, STRIDE, gradients);
        double[] doubled = Arrays.stream(slopes).map(slope -> 2 * slope).toArray();
        check(doubled, flat(gradients), "twice");

        gradients.clear();
        attention.backward(tokens, A, B, direction, STRIDE, gradients);
        check(slopes, flat(gradients), "cleared");
    }

    /** The first d numbers of each row. */
    private static float[] dense(float[] rows) {
        float[] result = new float[EXAMPLES * WIDTH];
        for (int c = 0; c < EXAMPLES; c++) {
            System.arraycopy(rows, c * STRIDE, result, c * WIDTH, WIDTH);
        }
        return result;
    }

    private static void check(double[] slopes, float[] gradient, String when) {
        Numbers.assertAtMost(2e-6, Numbers.relativeError(slopes, gradient, 0, QUERIES), "PairAttention dq, " + when);
        Numbers.assertAtMost(
                2e-6,
                Numbers.relativeError(slopes, gradient, QUERIES, 2 * QUERIES),
                "PairAttention dk, dv of the first position, " + when);
        Numbers.assertAtMost(
                2e-6,
                Numbers.relativeError(slopes, gradient, 3 * QUERIES, 2 * QUERIES),
                "PairAttention dk, dv of the last position, " + when);
    }

    @Test
    void overwhelmingScoresChooseOnePositionAndStayFinite() {
        for (int chosen = 0; chosen < 2; chosen++) {
            float[] point = Numbers.normal(random, SIZE);
            PairAttention.Projections tokens = projections(point);
            for (int i = 0; i < WIDTH; i++) {
                // Both keys of token 0 are far out, on opposite sides.
                tokens.queries()[0][i] = 1e4f;
                tokens.firstKeys()[0][i] = chosen == 0 ? 1e4f : -1e4f;
                tokens.lastKeys()[0][i] = chosen == 0 ? -1e4f : 1e4f;
            }
            PairAttention attention = new PairAttention(HEADS, WIDTH, 1);
            int[] zero = {0};
            float[] context = new float[WIDTH];
            attention.forward(tokens, zero, zero, context, WIDTH);
            float[][] values = chosen == 0 ? tokens.firstValues() : tokens.lastValues();
            for (int i = 0; i < WIDTH; i++) {
                assertEquals(values[0][i], context[i], 1e-6f);
            }
            PairAttention.Projections gradients = new PairAttention.Projections(WIDTH, TOKENS);
            attention.backward(tokens, zero, zero, context, WIDTH, gradients);
            for (float[] row : gradients.queries()) {
                for (float d : row) {
                    assertEquals(0, d, 1e-30f);
                }
            }
        }
    }

    @Test
    void aScoreThatIsNotANumberIsNotHidden() {
        PairAttention.Projections tokens = projections(Numbers.normal(random, SIZE));
        tokens.queries()[0][0] = Float.NaN;
        float[] context = new float[WIDTH];
        new PairAttention(HEADS, WIDTH, 1).forward(tokens, new int[] {0}, new int[] {0}, context, WIDTH);
        assertEquals(Float.NaN, context[0]);
    }
}
