package org.grokscope.engine;

/**
 * Multi-head attention of the last of two tokens over both, which is all that a network read at its last position needs.
 *
 * <p>With the scores s₀ = q·k₀/√c and s₁ = q·k₁/√c of one head (c = d/h columns), the softmax over two is a sigmoid:
 * w₀ = σ(s₀ − s₁), w₁ = 1 − w₀, and the context is w₀·v₀ + w₁·v₁. Queries, keys and values depend on the token and its
 * position only, so they are given once per token: queries (p×d) for the last position; keys and values side by side
 * (2p×2d), rows 0 to p − 1 for the first position and p to 2p − 1 for the last.
 *
 * <p>Backward, with δ = s₀ − s₁: dδ = w₀·w₁·(dc·v₀ − dc·v₁), dq += dδ·(k₀ − k₁)/√c, dk₀ += dδ·q/√c, dk₁ −= dδ·q/√c,
 * dv₀ += w₀·dc, dv₁ += w₁·dc.
 */
final class PairAttention {

    private final int tokens;
    private final int heads;
    private final int columns;
    private final int width;
    private final float scale;

    PairAttention(int tokens, int heads, int width) {
        this.tokens = tokens;
        this.heads = heads;
        this.width = width;
        columns = width / heads;
        scale = (float) (1 / Math.sqrt(columns));
    }

    /**
     * Attends.
     *
     * @param queries p×d
     * @param keysValues 2p×2d
     * @param a first token of each example
     * @param b last token of each example
     * @param rows how many examples, B
     * @param weights B×h, written: w₀
     * @param context B×d, written
     */
    void forward(float[] queries, float[] keysValues, int[] a, int[] b, int rows, float[] weights, float[] context) {
        for (int row = 0; row < rows; row++) {
            int first = a[row] * 2 * width;
            int last = (tokens + b[row]) * 2 * width;
            int query = b[row] * width;
            for (int head = 0; head < heads; head++) {
                int at = head * columns;
                float difference = 0;
                for (int i = at; i < at + columns; i++) {
                    difference += queries[query + i] * (keysValues[first + i] - keysValues[last + i]);
                }
                float w0 = (float) (1 / (1 + Math.exp(-difference * scale)));
                weights[row * heads + head] = w0;
                for (int i = at; i < at + columns; i++) {
                    float v0 = keysValues[first + width + i];
                    float v1 = keysValues[last + width + i];
                    context[row * width + i] = v1 + w0 * (v0 - v1);
                }
            }
        }
    }

    /**
     * Goes back, adding to the gradients of queries, keys and values.
     *
     * @param queries p×d, as in the forward pass
     * @param keysValues 2p×2d, as in the forward pass
     * @param a first tokens
     * @param b last tokens
     * @param rows B
     * @param weights B×h, of the forward pass
     * @param dContext B×d
     * @param dQueries p×d, added to
     * @param dKeysValues 2p×2d, added to
     */
    void backward(
            float[] queries,
            float[] keysValues,
            int[] a,
            int[] b,
            int rows,
            float[] weights,
            float[] dContext,
            float[] dQueries,
            float[] dKeysValues) {
        for (int row = 0; row < rows; row++) {
            int first = a[row] * 2 * width;
            int last = (tokens + b[row]) * 2 * width;
            int query = b[row] * width;
            int context = row * width;
            for (int head = 0; head < heads; head++) {
                int at = head * columns;
                float w0 = weights[row * heads + head];
                float w1 = 1 - w0;
                float dWeight = 0;
                for (int i = at; i < at + columns; i++) {
                    dWeight += dContext[context + i] * (keysValues[first + width + i] - keysValues[last + width + i]);
                }
                float dDifference = w0 * w1 * dWeight * scale;
                for (int i = at; i < at + columns; i++) {
                    float dc = dContext[context + i];
                    float q = queries[query + i];
                    dQueries[query + i] += dDifference * (keysValues[first + i] - keysValues[last + i]);
                    dKeysValues[first + i] += dDifference * q;
                    dKeysValues[last + i] -= dDifference * q;
                    dKeysValues[first + width + i] += w0 * dc;
                    dKeysValues[last + width + i] += w1 * dc;
                }
            }
        }
    }
}
