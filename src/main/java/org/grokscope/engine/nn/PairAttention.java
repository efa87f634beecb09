package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.nn.kernel.Sums;

/**
 * Multi-head attention of the last of two tokens over both, which is all that a network read at its last position needs.
 *
 * <p>With the scores s₀ = q·k₀/√c and s₁ = q·k₁/√c of one head (c = d/h features), the softmax over two is a sigmoid:
 * w₀ = σ(s₀ − s₁), w₁ = 1 − w₀, and the context is w₀·v₀ + w₁·v₁. Queries, keys and values depend on the token and its
 * position only, so they are given once per token.
 *
 * <p>Backward, with δ = s₀ − s₁: dδ = w₀·w₁·(dc·v₀ − dc·v₁), dq += dδ·(k₀ − k₁)/√c, dk₀ += dδ·q/√c, dk₁ −= dδ·q/√c,
 * dv₀ += w₀·dc, dv₁ += w₁·dc.
 *
 * <p>Tokens and examples are rows here, all features of one after the other: an example then takes whole rows of its two
 * tokens, where features in rows would take one number at a time from each.
 */
final class PairAttention {

    /**
     * Queries, keys and values of all tokens, or their gradients, a row of d features a token: p×d each.
     *
     * @param queries of the last position
     * @param firstKeys of the first position
     * @param firstValues of the first position
     * @param lastKeys of the last position
     * @param lastValues of the last position
     */
    @SuppressWarnings("ArrayRecordComponent") // a bundle of working arrays, never compared
    record Projections(
            float[][] queries, float[][] firstKeys, float[][] firstValues, float[][] lastKeys, float[][] lastValues) {

        Projections(int width, int tokens) {
            this(
                    new float[tokens][width],
                    new float[tokens][width],
                    new float[tokens][width],
                    new float[tokens][width],
                    new float[tokens][width]);
        }

        void clear() {
            for (float[][] rows : List.of(queries, firstKeys, firstValues, lastKeys, lastValues)) {
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
    /** One number for each feature of one example. */
    private final float[] row;

    private final float[] ofHead;
    private final float[] products;

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
        row = new float[width];
        ofHead = new float[width];
        products = new float[width];
    }

    /**
     * Attends.
     *
     * @param tokens queries, keys and values
     * @param a first token of each example
     * @param b last token of each example
     * @param context a row of {@code stride} numbers an example, of which the first d are written
     * @param stride at least d
     */
    void forward(Projections tokens, int[] a, int[] b, float[] context, int stride) {
        for (int c = 0; c < a.length; c++) {
            multiplyDifference(tokens.queries[b[c]], tokens.firstKeys[a[c]], tokens.lastKeys[b[c]], products);
            for (int head = 0; head < heads; head++) {
                weights[head][c] = Sums.sum(products, head * columns, (head + 1) * columns);
            }
        }
        for (float[] w : weights) {
            sigmoid(w);
        }
        for (int c = 0; c < a.length; c++) {
            for (int head = 0; head < heads; head++) {
                spread(head, weights[head][c]);
            }
            mix(tokens.firstValues[a[c]], tokens.lastValues[b[c]], ofHead, row);
            System.arraycopy(row, 0, context, c * stride, width);
        }
    }

    /** product ← x·(y − z), number by number. */
    private static void multiplyDifference(float[] x, float[] y, float[] z, float[] product) {
        for (int i = 0; i < product.length; i++) {
            product[i] = x[i] * (y[i] - z[i]);
        }
    }

    /** Gives all features of a head the same number. */
    private void spread(int head, float value) {
        Arrays.fill(ofHead, head * columns, (head + 1) * columns, value);
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

    private static void mix(float[] v0, float[] v1, float[] w, float[] context) {
        for (int i = 0; i < context.length; i++) {
            context[i] = v1[i] + w[i] * (v0[i] - v1[i]);
        }
    }

    /**
     * The backward pass: adds to the gradients of queries, keys and values.
     *
     * @param tokens as in the forward pass before
     * @param a first tokens
     * @param b last tokens
     * @param dContext in rows, as the context
     * @param stride as in the forward pass
     * @param gradients added to
     */
    void backward(Projections tokens, int[] a, int[] b, float[] dContext, int stride, Projections gradients) {
        for (int c = 0; c < a.length; c++) {
            int first = a[c];
            int last = b[c];
            System.arraycopy(dContext, c * stride, row, 0, width);
            multiplyDifference(row, tokens.firstValues[first], tokens.lastValues[last], products);
            for (int head = 0; head < heads; head++) {
                spread(head, weights[head][c]);
            }
            addToValues(row, ofHead, gradients.firstValues[first], gradients.lastValues[last]);
            for (int head = 0; head < heads; head++) {
                float w = weights[head][c];
                float slope = w * (1 - w) * scale;
                spread(head, slope * Sums.sum(products, head * columns, (head + 1) * columns));
            }
            multiplyDifference(ofHead, tokens.firstKeys[first], tokens.lastKeys[last], products);
            Elementwise.add(gradients.queries[last], products);
            addToKeys(tokens.queries[last], ofHead, gradients.firstKeys[first], gradients.lastKeys[last]);
        }
    }

    private static void addToValues(float[] dContext, float[] w, float[] dv0, float[] dv1) {
        for (int i = 0; i < w.length; i++) {
            float first = w[i] * dContext[i];
            dv0[i] += first;
            dv1[i] += dContext[i] - first;
        }
    }

    private static void addToKeys(float[] q, float[] dDifference, float[] dk0, float[] dk1) {
        for (int i = 0; i < q.length; i++) {
            float d = dDifference[i] * q[i];
            dk0[i] += d;
            dk1[i] -= d;
        }
    }
}
