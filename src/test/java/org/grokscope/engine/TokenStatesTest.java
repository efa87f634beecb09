package org.grokscope.engine;

import java.util.SplittableRandom;
import org.grokscope.run.Network;
import org.junit.jupiter.api.Test;

class TokenStatesTest {

    private static final int TOKENS = 5;
    private static final int WIDTH = 8;

    private final SplittableRandom random = new SplittableRandom(6);

    /** By the formulas: states (2p×d), queries (p×d), keys and values (2p×2d), one after the other. */
    private static double[] outputs(double[] theta, TransformerLayers layers) {
        double[] outputs = new double[2 * TOKENS * WIDTH + TOKENS * WIDTH + 2 * TOKENS * 2 * WIDTH];
        int queries = 2 * TOKENS * WIDTH;
        int keysValues = queries + TOKENS * WIDTH;
        for (int row = 0; row < 2 * TOKENS; row++) {
            double[] x = new double[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                x[i] = theta[layers.tokenEmbedding.offset() + row % TOKENS * WIDTH + i]
                        + theta[layers.positionEmbedding.offset() + row / TOKENS * WIDTH + i];
            }
            System.arraycopy(x, 0, outputs, row * WIDTH, WIDTH);
            double[] keyValue = linear(theta, layers, "attention.key-value", x, 2 * WIDTH);
            System.arraycopy(keyValue, 0, outputs, keysValues + row * 2 * WIDTH, 2 * WIDTH);
            if (row >= TOKENS) {
                double[] query = linear(theta, layers, "attention.query", x, WIDTH);
                System.arraycopy(query, 0, outputs, queries + (row - TOKENS) * WIDTH, WIDTH);
            }
        }
        return outputs;
    }

    private static double[] linear(double[] theta, TransformerLayers layers, String name, double[] x, int outputs) {
        return ReferenceLayers.linear(
                theta,
                part(layers, name + ".weight").offset(),
                part(layers, name + ".bias").offset(),
                x,
                outputs);
    }

    private static Parameters.Part part(TransformerLayers layers, String name) {
        return layers.parameters.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void forwardAndBackwardAgreeWithTheFormulas() {
        try (NativeScope scope = new NativeScope()) {
            TransformerLayers layers = scope.layers(new Network.Transformer(WIDTH, 2, 12), TOKENS, TOKENS);
            float[] theta = Numbers.normal(random, layers.parameters.size());
            System.arraycopy(theta, 0, layers.parameters.values(), 0, theta.length);
            layers.upload();
            TokenStates tokens = new TokenStates(layers);
            tokens.forward();
            float[] actual = joined(tokens.states(), tokens.queries(), tokens.keysValues());
            double[] expected = outputs(Numbers.toDouble(theta), layers);
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, actual), "TokenStates values");

            tokens.clearGradients();
            float[] direction = Numbers.normal(random, actual.length);
            System.arraycopy(direction, 0, tokens.dStates(), 0, tokens.dStates().length);
            int from = tokens.dStates().length;
            System.arraycopy(direction, from, tokens.dQueries(), 0, tokens.dQueries().length);
            from += tokens.dQueries().length;
            System.arraycopy(direction, from, tokens.dKeysValues(), 0, tokens.dKeysValues().length);
            tokens.backward();
            layers.downloadGradients();
            double[] slopes = Numbers.finiteDifferences(
                    point -> Numbers.dot(outputs(point, layers), Numbers.toDouble(direction)), Numbers.toDouble(theta));
            for (Parameters.Part part : layers.parameters.parts()) {
                Numbers.assertAtMost(
                        2e-6,
                        Numbers.relativeError(slopes, layers.parameters.gradients(), part.offset(), part.length()),
                        "TokenStates gradient of " + part.name());
            }
        }
    }

    private static float[] joined(float[] a, float[] b, float[] c) {
        float[] joined = new float[a.length + b.length + c.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        System.arraycopy(c, 0, joined, a.length + b.length, c.length);
        return joined;
    }
}
