package org.grokscope.engine.nn;

import java.util.Arrays;

/**
 * Multi-head attention of the last of two tokens over both, which is all that a network read at its last position needs.
 *
 * <p>With the scores s₀ = q·k₀/√c and s₁ = q·k₁/√c of one head (c = d/h features), the softmax over two is a sigmoid:
 * w₀ = σ(s₀ − s₁), w₁ = 1 − w₀, and the context is w₀·v₀ + w₁·v₁. Queries, keys and values depend on the token and its
 * position only, so they are given once per token, a column each: queries (d×p) of the last position; keys above values
 * (2d×p), of the first and of the last position.
 *
 * <p>Backward, with δ = s₀ − s₁: dδ = w₀·w₁·(dc·v₀ − dc·v₁), dq += dδ·(k₀ − k₁)/√c, dk₀ += dδ·q/√c, dk₁ −= dδ·q/√c,
 * dv₀ += w₀·dc, dv₁ += w₁·dc.
 */
final class PairAttention {

    /**
     * Queries, keys and values of all tokens, or their gradients.
     *
     * @param queries d×p, of the last position
     * @param first 2d×p, keys above values at the first position
     * @param last 2d×p, keys above values at the last position
     */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of working arrays, never compared
    record Projections(float[][] queries, float[][] first, float[][] last) {

        Projections(int width, int tokens) {
            this(new float[width][tokens], new float[2 * width][tokens], new float[2 * width][tokens]);
        }

        void clear() {
            for (float[][] rows : new float[][][] {queries, first, last}) {
                for (float[] row : rows) {
                    Arrays.fill(row, 0);
                }
            }
        }
    }

    private final int heads;
    private final int width;
    private final int columns;
    private final float scale;
    /** w₀ of each head and example, h×B. */
    private final float[][] weights;

    private final float[] difference;

    /**
     * Prepares passes over B examples.
     *
     * @param heads h, a divisor of the width
     * @param width d
     * @param examples B
     */
    PairAttention(int heads, int width, int examples) {
        this.heads = heads;
        this.width = width;
        columns = width / heads;
        scale = (float) (1 / Math.sqrt(columns));
        weights = new float[heads][examples];
        difference = new float[examples];
    }

    /**
     * Attends.
     *
     * @param tokens queries, keys and values
     * @param a first token of each example
     * @param b last token of each example
     * @param context d×B, written
     */
    void forward(Projections tokens, int[] a, int[] b, float[][] context) {
        for (int head = 0; head < heads; head++) {
            float[] w = weights[head];
            Arrays.fill(w, 0);
            for (int i = head * columns; i < (head + 1) * columns; i++) {
                addScores(tokens.queries[i], tokens.first[i], tokens.last[i], a, b, w);
            }
            sigmoid(w);
            for (int i = head * columns; i < (head + 1) * columns; i++) {
                mix(tokens.first[width + i], tokens.last[width + i], a, b, w, context[i]);
            }
        }
    }

    private static void addScores(float[] q, float[] k0, float[] k1, int[] a, int[] b, float[] sum) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += q[b[c]] * (k0[a[c]] - k1[b[c]]);
        }
    }

    /** x ← 1/(1 + e^(−scale·x)). */
    private void sigmoid(float[] x) {
        for (int c = 0; c < x.length; c++) {
            x[c] *= -scale;
        }
        Elementwise.exp(x);
        for (int c = 0; c < x.length; c++) {
            x[c] = 1 / (1 + x[c]);
        }
    }

    private static void mix(float[] v0, float[] v1, int[] a, int[] b, float[] w, float[] context) {
        for (int c = 0; c < w.length; c++) {
            float last = v1[b[c]];
            context[c] = last + w[c] * (v0[a[c]] - last);
        }
    }

    /**
     * The backward pass: adds to the gradients of queries, keys and values.
     *
     * @param tokens as in the forward pass before
     * @param a first tokens
     * @param b last tokens
     * @param dContext d×B
     * @param gradients added to
     */
    void backward(Projections tokens, int[] a, int[] b, float[][] dContext, Projections gradients) {
        for (int head = 0; head < heads; head++) {
            float[] w = weights[head];
            Arrays.fill(difference, 0);
            for (int i = head * columns; i < (head + 1) * columns; i++) {
                int value = width + i;
                addToWeights(tokens.first[value], tokens.last[value], a, b, dContext[i]);
                addToValues(gradients.first[value], gradients.last[value], a, b, w, dContext[i]);
            }
            for (int c = 0; c < w.length; c++) {
                difference[c] *= w[c] * (1 - w[c]) * scale;
            }
            for (int i = head * columns; i < (head + 1) * columns; i++) {
                addToQuery(tokens.first[i], tokens.last[i], a, b, gradients.queries[i]);
                addToKeys(tokens.queries[i], a, b, gradients.first[i], gradients.last[i]);
            }
        }
    }

    private void addToWeights(float[] v0, float[] v1, int[] a, int[] b, float[] dContext) {
        for (int c = 0; c < dContext.length; c++) {
            difference[c] += dContext[c] * (v0[a[c]] - v1[b[c]]);
        }
    }

    private static void addToValues(float[] dv0, float[] dv1, int[] a, int[] b, float[] w, float[] dContext) {
        for (int c = 0; c < dContext.length; c++) {
            float first = w[c] * dContext[c];
            dv0[a[c]] += first;
            dv1[b[c]] += dContext[c] - first;
        }
    }

    private void addToQuery(float[] k0, float[] k1, int[] a, int[] b, float[] dq) {
        for (int c = 0; c < difference.length; c++) {
            dq[b[c]] += difference[c] * (k0[a[c]] - k1[b[c]]);
        }
    }

    private void addToKeys(float[] q, int[] a, int[] b, float[] dk0, float[] dk1) {
        for (int c = 0; c < difference.length; c++) {
            float d = difference[c] * q[b[c]];
            dk0[a[c]] += d;
            dk1[b[c]] -= d;
        }
    }
}
