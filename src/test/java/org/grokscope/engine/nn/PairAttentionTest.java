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
    private static final int QUERIES = WIDTH * TOKENS;
    private static final int SIZE = 5 * QUERIES;
    private static final int[] A = {0, 1, 2, 3, 4, 0, 1, 1, 0};
    private static final int[] B = {0, 2, 2, 1, 4, 3, 1, 0, 0};

    private final SplittableRandom random = new SplittableRandom(4);

    /** At a point that holds queries, keys and values of the first, and of the last position, each feature by feature. */
    private static double key(double[] point, int position, int feature, int token) {
        return point[QUERIES + position * 2 * QUERIES + feature * TOKENS + token];
    }

    private static double value(double[] point, int position, int feature, int token) {
        return key(point, position, WIDTH + feature, token);
    }

    /** Contexts (d×B) by a plain softmax over both positions. */
    private static double[] contexts(double[] point) {
        double[] contexts = new double[WIDTH * EXAMPLES];
        for (int c = 0; c < EXAMPLES; c++) {
            int[] tokens = {A[c], B[c]};
            for (int head = 0; head < HEADS; head++) {
                double[] exp = new double[2];
                for (int s = 0; s < 2; s++) {
                    double score = 0;
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        score += point[i * TOKENS + B[c]] * key(point, s, i, tokens[s]);
                    }
                    exp[s] = Math.exp(score / Math.sqrt(COLUMNS));
                }
                for (int s = 0; s < 2; s++) {
                    for (int i = head * COLUMNS; i < (head + 1) * COLUMNS; i++) {
                        contexts[i * EXAMPLES + c] += exp[s] / (exp[0] + exp[1]) * value(point, s, i, tokens[s]);
                    }
                }
            }
        }
        return contexts;
    }

    private static PairAttention.Projections projections(float[] point) {
        return new PairAttention.Projections(
                Numbers.matrix(point, 0, WIDTH, TOKENS),
                Numbers.matrix(point, QUERIES, 2 * WIDTH, TOKENS),
                Numbers.matrix(point, 3 * QUERIES, 2 * WIDTH, TOKENS));
    }

    private static float[] flat(PairAttention.Projections projections) {
        return Numbers.flat(projections.queries(), projections.first(), projections.last());
    }

    @Test
    void forwardAndBackwardAgreeWithASoftmaxOverTwoPositions() {
        PairAttention attention = new PairAttention(HEADS, WIDTH, EXAMPLES);
        float[] point = Numbers.normal(random, SIZE);
        PairAttention.Projections tokens = projections(point);
        float[][] context = new float[WIDTH][EXAMPLES];
        attention.forward(tokens, A, B, context);
        double[] expected = contexts(Numbers.toDouble(point));
        Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, Numbers.flat(context)), "PairAttention context");

        float[] dContext = Numbers.normal(random, WIDTH * EXAMPLES);
        float[][] direction = Numbers.matrix(dContext, 0, WIDTH, EXAMPLES);
        PairAttention.Projections gradients = new PairAttention.Projections(WIDTH, TOKENS);
        attention.backward(tokens, A, B, direction, gradients);
        double[] slopes = Numbers.finiteDifferences(
                p -> Numbers.dot(contexts(p), Numbers.toDouble(dContext)), Numbers.toDouble(point));
        check(slopes, flat(gradients), "once");

        // The next piece of a minibatch adds to what is there.
        attention.backward(tokens, A, B, direction, gradients);
        double[] doubled = Arrays.stream(slopes).map(slope -> 2 * slope).toArray();
        check(doubled, flat(gradients), "twice");

        gradients.clear();
        attention.backward(tokens, A, B, direction, gradients);
        check(slopes, flat(gradients), "cleared");
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
                tokens.queries()[i][0] = 1e4f;
                tokens.first()[i][0] = chosen == 0 ? 1e4f : -1e4f;
                tokens.last()[i][0] = chosen == 0 ? -1e4f : 1e4f;
            }
            PairAttention attention = new PairAttention(HEADS, WIDTH, 1);
            int[] zero = {0};
            float[][] context = new float[WIDTH][1];
            attention.forward(tokens, zero, zero, context);
            float[][] values = chosen == 0 ? tokens.first() : tokens.last();
            for (int i = 0; i < WIDTH; i++) {
                assertEquals(values[WIDTH + i][0], context[i][0], 1e-6f);
            }
            PairAttention.Projections gradients = new PairAttention.Projections(WIDTH, TOKENS);
            attention.backward(tokens, zero, zero, context, gradients);
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
        float[][] context = new float[WIDTH][1];
        new PairAttention(HEADS, WIDTH, 1).forward(tokens, new int[] {0}, new int[] {0}, context);
        assertEquals(Float.NaN, context[0][0]);
    }
}
