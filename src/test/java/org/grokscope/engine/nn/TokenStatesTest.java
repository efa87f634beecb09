package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.run.config.Network;
import org.junit.jupiter.api.Test;

class TokenStatesTest {

    private static final int TOKENS = 5;
    private static final int WIDTH = 8;
    private static final int STATES = WIDTH * TOKENS;

    private final SplittableRandom random = new SplittableRandom(6);

    /**
     * By the formulas: states of the last position (d×p), queries (d×p), and keys and values (2d×p) of the first and of
     * the last position, one after the other.
     */
    private static double[] outputs(double[] theta, TransformerLayers layers) {
        double[] outputs = new double[6 * STATES];
        for (int position = 0; position < 2; position++) {
            for (int token = 0; token < TOKENS; token++) {
                double[] x = new double[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    x[i] = theta[layers.tokenEmbedding.offset() + i * TOKENS + token]
                            + theta[layers.positionEmbedding.offset() + position * WIDTH + i];
                }
                int keyValue = offset(layers, "attention.key-value");
                put(
                        new ReferenceLayers.Linear(keyValue, WIDTH, 2 * WIDTH).forward(theta, x),
                        outputs,
                        (2 + 2 * position) * STATES,
                        token);
                if (position == 1) {
                    put(x, outputs, 0, token);
                    int query = offset(layers, "attention.query");
                    put(new ReferenceLayers.Linear(query, WIDTH, WIDTH).forward(theta, x), outputs, STATES, token);
                }
            }
        }
        return outputs;
    }

    /** Puts a vector into a column of a matrix. */
    private static void put(double[] vector, double[] matrices, int from, int column) {
        for (int i = 0; i < vector.length; i++) {
            matrices[from + i * TOKENS + column] = vector[i];
        }
    }

    private static int offset(TransformerLayers layers, String name) {
        return layers.parameters.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /** Two lanes whose gradients add up to a direction in the space of the outputs. */
    private List<TokenStates.Gradients> lanes(float[] direction) {
        float[] first = Numbers.normal(random, direction.length);
        float[] second = new float[direction.length];
        for (int i = 0; i < direction.length; i++) {
            second[i] = direction[i] - first[i];
        }
        return List.of(gradients(first), gradients(second));
    }

    private static TokenStates.Gradients gradients(float[] direction) {
        return new TokenStates.Gradients(
                Numbers.matrix(direction, 0, WIDTH, TOKENS),
                new PairAttention.Projections(
                        Numbers.matrix(direction, STATES, WIDTH, TOKENS),
                        Numbers.matrix(direction, 2 * STATES, 2 * WIDTH, TOKENS),
                        Numbers.matrix(direction, 4 * STATES, 2 * WIDTH, TOKENS)));
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormulas() {
        try (NativeScope scope = new NativeScope()) {
            TransformerLayers layers = scope.layers(new Network.Transformer(WIDTH, 2, 12), TOKENS, TOKENS);
            Parameters parameters = layers.parameters;
            float[] theta = Numbers.normal(random, parameters.size());
            System.arraycopy(theta, 0, parameters.values(), 0, theta.length);
            layers.upload();
            TokenStates tokens = new TokenStates(layers);
            // Neither position needs the other one's.
            tokens.forward(1);
            tokens.forward(0);
            PairAttention.Projections projections = tokens.projections();
            float[] actual =
                    Numbers.flat(tokens.lastStates(), projections.queries(), projections.first(), projections.last());
            double[] expected = outputs(Numbers.toDouble(theta), layers);
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, actual), "TokenStates values");

            float[] direction = Numbers.normal(random, actual.length);
            List<TokenStates.Gradients> lanes = lanes(direction);
            for (int repeat = 0; repeat < 2; repeat++) {
                // What an earlier step left must not stay.
                tokens.backward(1, lanes, parameters.lane(1));
                tokens.backward(0, lanes, parameters.lane(0));
            }
            float[] gradient = Numbers.gradient(parameters);
            double[] slopes = Numbers.finiteDifferences(
                    point -> Numbers.dot(outputs(point, layers), Numbers.toDouble(direction)), Numbers.toDouble(theta));
            for (Parameters.Part part : parameters.parts()) {
                Numbers.assertAtMost(
                        2e-6,
                        Numbers.relativeError(slopes, gradient, part.offset(), part.length()),
                        "TokenStates gradient of " + part.name());
            }
        }
    }

    @Test
    void clearedGradientsAreZero() {
        TokenStates.Gradients gradients = gradients(Numbers.normal(random, 6 * STATES));
        gradients.clear();
        PairAttention.Projections projections = gradients.projections();
        assertArrayEquals(
                new float[6 * STATES],
                Numbers.flat(gradients.lastStates(), projections.queries(), projections.first(), projections.last()));
    }

    /** Who measures the embedding's spectrum takes it from the start of a snapshot. */
    @Test
    void theParametersStartWithTheTokenEmbedding() {
        try (NativeScope scope = new NativeScope()) {
            TransformerLayers layers = scope.layers(new Network.Transformer(WIDTH, 2, 12), TOKENS, TOKENS);
            assertEquals(0, layers.tokenEmbedding.offset());
            assertEquals(STATES, layers.tokenEmbedding.length());
        }
    }
}
