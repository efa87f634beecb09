package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.nn.kernel.Sums;

/**
 * What depends on (token, position) only, and so is computed once for all examples: the sum of token and position embedding
 * (d×p, a column a token), its keys and values, and at the last position its queries (a row a token).
 *
 * <p>The layers are linear: W·(token + position) + b = (W·token + b) + W·position. So one product, over the tokens and the two
 * positions as further inputs without a bias, serves both positions.
 *
 * <p>The tokens are divided evenly among the lanes, or, where each position has a table of its own, the tables are. The lanes may run on different threads: nothing that one writes is read or written by another.
 */
final class TokenStates {

    static final int POSITIONS = 2;
    private static final int LAST = POSITIONS - 1;

    private final TransformerLayers layers;
    private final int tokens;
    private final int width;
    private final float[][] lastStates;
    private final PairAttention.Projections projections;
    private final List<Stretch> stretches;

    TokenStates(TransformerLayers layers) {
        this.layers = layers;
        tokens = layers.tokens;
        width = layers.width;
        lastStates = new float[width][tokens];
        projections = new PairAttention.Projections(width, tokens);
        stretches = switch (layers.shape.embeddings()) {
            case SHARED ->
                IntStream.range(0, Model.LANES)
                        .mapToObj(lane -> new Stretch(
                                layers.tokenEmbeddings.getFirst(),
                                tokens * lane / Model.LANES,
                                tokens * (lane + 1) / Model.LANES,
                                0,
                                LAST))
                        .toList();
            // A lane for each table.
            case SEPARATE ->
                IntStream.range(0, POSITIONS)
                        .mapToObj(position ->
                                new Stretch(layers.tokenEmbeddings.get(position), 0, tokens, position, position))
                        .toList();
        };
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
        return lastStates;
    }

    /** Queries, keys and values. */
    PairAttention.Projections projections() {
        return projections;
    }

    /** Computes the tokens of one lane. */
    void forward(int lane) {
        stretches.get(lane).forward();
    }

    /**
     * The backward pass to the embeddings, for the tokens of one lane, after the backward passes of all examples.
     *
     * @param lane whose tokens
     * @param examples what the examples gave, by lanes
     * @param gradient the lane's flat gradient, of which the parts of embeddings, queries, keys and values are replaced
     */
    void backward(int lane, List<Gradients> examples, float[] gradient) {
        stretches.get(lane).backward(examples, gradient);
    }

    /** Some of the tokens of a table, at the positions that the table is for, and then both positions. */
    private final class Stretch {
        private final Parameters.Part table;
        private final int firstPosition;
        private final int lastPosition;
        private final int from;
        private final int count;
        /** d×n, a column a token or position; in the backward pass, gradients. */
        private final float[][] x;

        private final float[][] dx;
        /** n rows of d and 2d numbers: what the layers make of x, or the gradients. */
        private final float[] query;

        private final float[] keyValue;
        private final float[] row = new float[width];
        private final Dense.Pass queryPass;
        private final Dense.Pass keyValuePass;

        private Stretch(Parameters.Part table, int from, int to, int firstPosition, int lastPosition) {
            this.table = table;
            this.from = from;
            this.firstPosition = firstPosition;
            this.lastPosition = lastPosition;
            count = to - from;
            int n = count + POSITIONS;
            x = new float[width][n];
            dx = new float[width][n];
            query = new float[n * width];
            keyValue = new float[n * 2 * width];
            queryPass = layers.query.newPass(new Dense.Layout(n, count, false, true), true);
            keyValuePass = layers.keyValue.newPass(new Dense.Layout(n, count, false, true), true);
        }

        private void forward() {
            float[] theta = layers.parameters.values();
            for (int i = 0; i < width; i++) {
                System.arraycopy(theta, table.offset() + i * tokens + from, x[i], 0, count);
                for (int position = 0; position < POSITIONS; position++) {
                    x[i][count + position] = theta[positionOffset(position) + i];
                }
                for (int t = 0; lastPosition == LAST && t < count; t++) {
                    lastStates[i][from + t] = x[i][t] + x[i][count + LAST];
                }
            }
            queryPass.input().write(x);
            queryPass.forward();
            queryPass.output().read(0, query);
            keyValuePass.input().write(x);
            keyValuePass.forward();
            keyValuePass.output().read(0, keyValue);
            for (int t = 0; t < count; t++) {
                int token = from + t;
                if (lastPosition == LAST) {
                    addPosition(
                            query,
                            t * width,
                            (count + LAST) * width,
                            projections.queries()[token]);
                }
                for (int position = firstPosition; position <= lastPosition; position++) {
                    int keys = t * 2 * width;
                    int shift = (count + position) * 2 * width;
                    addPosition(keyValue, keys, shift, keys(projections, position)[token]);
                    addPosition(keyValue, keys + width, shift + width, values(projections, position)[token]);
                }
            }
        }

        private int positionOffset(int position) {
            return layers.positionEmbedding.offset() + position * width;
        }

        /** sum ← row + row. Rows are copied out first: sums are vectorized only where both arrays begin at the same index. */
        private void addPosition(float[] rows, int token, int position, float[] sum) {
            System.arraycopy(rows, token, sum, 0, width);
            System.arraycopy(rows, position, row, 0, width);
            Elementwise.add(sum, row);
        }

        private void backward(List<Gradients> examples, float[] gradient) {
            Arrays.fill(query, 0);
            Arrays.fill(keyValue, 0);
            for (Gradients lane : examples) {
                for (int t = 0; t < count; t++) {
                    int token = from + t;
                    if (lastPosition == LAST) {
                        takeGradient(lane.projections().queries()[token], query, t * width, (count + LAST) * width);
                    }
                    for (int position = firstPosition; position <= lastPosition; position++) {
                        int keys = t * 2 * width;
                        int shift = (count + position) * 2 * width;
                        takeGradient(keys(lane.projections(), position)[token], keyValue, keys, shift);
                        takeGradient(
                                values(lane.projections(), position)[token], keyValue, keys + width, shift + width);
                    }
                }
            }
            backward(queryPass, query, x, gradient);
            backward(keyValuePass, keyValue, dx, gradient);
            for (int i = 0; i < width; i++) {
                Elementwise.add(dx[i], x[i]);
                if (lastPosition == LAST) {
                    addLast(examples, i);
                }
                System.arraycopy(dx[i], 0, gradient, table.offset() + i * tokens + from, count);
                for (int position = 0; position < POSITIONS; position++) {
                    gradient[positionOffset(position) + i] = dx[i][count + position];
                }
            }
        }

        /** Adds the gradients of x at the last position by the residual connection, for one dimension. */
        private void addLast(List<Gradients> examples, int dimension) {
            for (Gradients lane : examples) {
                float[] dLast = lane.lastStates()[dimension];
                dx[dimension][count + LAST] += Sums.sum(dLast, from, from + count);
                for (int t = 0; t < count; t++) {
                    dx[dimension][t] += dLast[from + t];
                }
            }
        }

        private static void backward(Dense.Pass pass, float[] dy, float[][] dx, float[] gradient) {
            pass.output().write(0, dy);
            pass.backward(gradient);
            pass.inputGradient().read(dx);
        }

        /** The backward pass of {@link #addPosition}: adds the gradient of the sum to those of token and position. */
        private void takeGradient(float[] sum, float[] rows, int token, int position) {
            add(rows, token, sum);
            add(rows, position, sum);
        }

        private void add(float[] rows, int start, float[] summand) {
            System.arraycopy(rows, start, row, 0, width);
            Elementwise.add(row, summand);
            System.arraycopy(row, 0, rows, start, width);
        }
    }

    private static float[][] keys(PairAttention.Projections projections, int position) {
        return position == LAST ? projections.lastKeys() : projections.firstKeys();
    }

    private static float[][] values(PairAttention.Projections projections, int position) {
        return position == LAST ? projections.lastValues() : projections.firstValues();
    }
}
