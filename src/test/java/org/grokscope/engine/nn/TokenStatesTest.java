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
     * By the formulas: states of the last position (d×p), and token by token (p×d each) queries, keys and values of the first
     * position, keys and values of the last.
     */
    private static double[] outputs(double[] theta, TransformerLayers layers) {
        double[] outputs = new double[6 * STATES];
        for (int position = 0; position < 2; position++) {
            for (int token = 0; token < TOKENS; token++) {
                double[] x = new double[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    x[i] = theta[layers.tokenEmbeddings.getFirst().offset() + i * TOKENS + token]
                            + theta[layers.positionEmbedding.offset() + position * WIDTH + i];
                }
                int keyValue = offset(layers, "attention.key-value");
                double[] both = new ReferenceLayers.Linear(keyValue, WIDTH, 2 * WIDTH).forward(theta, x);
                int keys = (2 + 2 * position) * STATES + token * WIDTH;
                System.arraycopy(both, 0, outputs, keys, WIDTH);
                System.arraycopy(both, WIDTH, outputs, keys + STATES, WIDTH);
                if (position == 1) {
                    for (int i = 0; i < WIDTH; i++) {
                        outputs[i * TOKENS + token] = x[i];
                    }
                    int query = offset(layers, "attention.query");
                    double[] queries = new ReferenceLayers.Linear(query, WIDTH, WIDTH).forward(theta, x);
                    System.arraycopy(queries, 0, outputs, STATES + token * WIDTH, WIDTH);
                }
            }
        }
        return outputs;
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
                        Numbers.matrix(direction, STATES, TOKENS, WIDTH),
                        Numbers.matrix(direction, 2 * STATES, TOKENS, WIDTH),
                        Numbers.matrix(direction, 3 * STATES, TOKENS, WIDTH),
                        Numbers.matrix(direction, 4 * STATES, TOKENS, WIDTH),
                        Numbers.matrix(direction, 5 * STATES, TOKENS, WIDTH)));
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormulas() {
        try (NativeScope scope = new NativeScope()) {
            TransformerLayers layers = scope.layers(new Network.Transformer(WIDTH, 2, 12), TOKENS, TOKENS);
            Parameters parameters = layers.parameters;
            float[] theta = Numbers.normal(random, parameters.size());
            System.arraycopy(theta, 0, parameters.values(), 0, theta.length);
            layers.upload(0, theta.length);
            TokenStates tokens = new TokenStates(layers);
            // Neither lane needs the other one's.
            tokens.forward(1);
            tokens.forward(0);
            float[] actual = flat(tokens.lastStates(), tokens.projections());
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

    private static float[] flat(float[][] lastStates, PairAttention.Projections projections) {
        return Numbers.flat(
                lastStates,
                projections.queries(),
                projections.firstKeys(),
                projections.firstValues(),
                projections.lastKeys(),
                projections.lastValues());
    }

    @Test
    void clearedGradientsAreZero() {
        TokenStates.Gradients gradients = gradients(Numbers.normal(random, 6 * STATES));
        gradients.clear();
        assertArrayEquals(new float[6 * STATES], flat(gradients.lastStates(), gradients.projections()));
    }

    /** Who measures the embedding's spectrum takes it from the start of a snapshot. */
    @Test
    void theParametersStartWithTheTokenEmbedding() {
        try (NativeScope scope = new NativeScope()) {
            TransformerLayers layers = scope.layers(new Network.Transformer(WIDTH, 2, 12), TOKENS, TOKENS);
            assertEquals(0, layers.tokenEmbeddings.getFirst().offset());
            assertEquals(STATES, layers.tokenEmbeddings.getFirst().length());
        }
    }
}
