package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;

/**
 * What depends on (token, position) only, and so is computed once for all examples, a column a token: the sum of token and
 * position embedding, x (d×p), its keys and values (2d×p), and at the last position its queries (d×p).
 *
 * <p>The two positions can be computed on two threads: nothing that one writes is read or written by the other.
 */
final class TokenStates {

    static final int POSITIONS = 2;
    private static final int LAST = POSITIONS - 1;

    private final TransformerLayers layers;
    private final int tokens;
    private final int width;
    private final float[][][] states;
    private final PairAttention.Projections projections;
    private final Dense.Pass[] keyValue = new Dense.Pass[POSITIONS];
    private final Dense.Pass query;
    /** Of each position: sums over the lanes' gradients, and their way back. */
    private final float[][][] dStates;

    private final PairAttention.Projections dProjections;
    private final float[][][] buffer;

    TokenStates(TransformerLayers layers) {
        this.layers = layers;
        tokens = layers.tokens;
        width = layers.width;
        states = new float[POSITIONS][width][tokens];
        projections = new PairAttention.Projections(width, tokens);
        for (int position = 0; position < POSITIONS; position++) {
            keyValue[position] = layers.keyValue.newPass(tokens, true);
        }
        query = layers.query.newPass(tokens, true);
        dStates = new float[POSITIONS][width][tokens];
        dProjections = new PairAttention.Projections(width, tokens);
        buffer = new float[POSITIONS][width][tokens];
    }

    /**
     * The gradients that the examples of one lane give.
     *
     * @param lastStates of x at the last position by the residual connection, d×p
     * @param projections of queries, keys and values
     */
    @SuppressWarnings("ArrayRecordComponent") // working arrays, never compared
    record Gradients(float[][] lastStates, PairAttention.Projections projections) {
        void clear() {
            for (float[] row : lastStates) {
                Arrays.fill(row, 0);
            }
            projections.clear();
        }
    }

    Gradients newGradients() {
        return new Gradients(new float[width][tokens], new PairAttention.Projections(width, tokens));
    }

    /** x at the last position, d×p. */
    float[][] lastStates() {
        return states[LAST];
    }

    /** Queries, keys and values. */
    PairAttention.Projections projections() {
        return projections;
    }

    /** Computes one position. */
    void forward(int position) {
        float[] theta = layers.parameters.values();
        int embedding = layers.tokenEmbedding.offset();
        int shift = layers.positionEmbedding.offset() + position * width;
        float[][] x = states[position];
        for (int i = 0; i < width; i++) {
            for (int token = 0; token < tokens; token++) {
                x[i][token] = theta[embedding + i * tokens + token] + theta[shift + i];
            }
        }
        if (position == LAST) {
            query.forward(x, projections.queries());
            keyValue[position].forward(x, projections.last());
        } else {
            keyValue[position].forward(x, projections.first());
        }
    }

    /**
     * The backward pass to the embeddings of one position, after those of all examples.
     *
     * @param lanes what the examples gave
     * @param gradient a flat gradient, of which this position's parts are replaced
     */
    void backward(int position, List<Gradients> lanes, float[] gradient) {
        float[][] dx = dStates[position];
        if (position == LAST) {
            sum(
                    dProjections.last(),
                    lanes.stream().map(lane -> lane.projections().last()).toList());
            sum(
                    dProjections.queries(),
                    lanes.stream().map(lane -> lane.projections().queries()).toList());
            keyValue[position].backward(dProjections.last(), dx, gradient);
            query.backward(dProjections.queries(), buffer[position], gradient);
            add(dx, buffer[position]);
            lanes.forEach(lane -> add(dx, lane.lastStates()));
        } else {
            sum(
                    dProjections.first(),
                    lanes.stream().map(lane -> lane.projections().first()).toList());
            keyValue[position].backward(dProjections.first(), dx, gradient);
        }
        gradientOfEmbeddings(position, dx, gradient);
    }

    private void gradientOfEmbeddings(int position, float[][] dx, float[] gradient) {
        int embedding = layers.tokenEmbedding.offset();
        int shift = layers.positionEmbedding.offset() + position * width;
        for (int i = 0; i < width; i++) {
            System.arraycopy(dx[i], 0, gradient, embedding + i * tokens, tokens);
            gradient[shift + i] = Sums.sum(dx[i]);
        }
    }

    private static void sum(float[][] result, List<float[][]> summands) {
        for (int i = 0; i < result.length; i++) {
            System.arraycopy(summands.getFirst()[i], 0, result[i], 0, result[i].length);
        }
        summands.stream().skip(1).forEach(summand -> add(result, summand));
    }

    private static void add(float[][] sum, float[][] summand) {
        for (int i = 0; i < sum.length; i++) {
            Elementwise.add(sum[i], summand[i]);
        }
    }
}
