package org.grokscope.engine;

import java.util.Arrays;

/**
 * What depends on (token, position) only, and so is computed once for all examples: the sum of token and position
 * embedding, x (2p×d), its keys and values (2p×2d), and the queries of the last position (p×d). Rows 0 to p − 1 are the
 * tokens at the first position, rows p to 2p − 1 the same tokens at the last.
 */
final class TokenStates {

    private final TransformerLayers layers;
    private final int tokens;
    private final int width;

    private final float[] states;
    private final float[] queries;
    private final float[] keysValues;
    private final float[] dStates;
    private final float[] dQueries;
    private final float[] dKeysValues;
    private final float[] dLastStates;

    private final NativeMatrix nativeStates;
    private final NativeMatrix nativeLastStates;
    private final NativeMatrix nativeQueries;
    private final NativeMatrix nativeKeysValues;
    private final NativeMatrix nativeDStates;
    private final NativeMatrix nativeDLastStates;

    private final MxNet.Call queryForward;
    private final MxNet.Call queryBackward;
    private final MxNet.Call keyValueForward;
    private final MxNet.Call keyValueBackward;

    TokenStates(TransformerLayers layers) {
        this.layers = layers;
        tokens = layers.tokens;
        width = layers.width;
        states = new float[2 * tokens * width];
        queries = new float[tokens * width];
        keysValues = new float[2 * tokens * 2 * width];
        dStates = new float[states.length];
        dQueries = new float[queries.length];
        dKeysValues = new float[keysValues.length];
        dLastStates = new float[tokens * width];
        nativeStates = layers.keyValue.newInput(2 * tokens);
        nativeDStates = layers.keyValue.newInput(2 * tokens);
        nativeKeysValues = layers.keyValue.newOutput(2 * tokens);
        nativeLastStates = layers.query.newInput(tokens);
        nativeDLastStates = layers.query.newInput(tokens);
        nativeQueries = layers.query.newOutput(tokens);
        queryForward = layers.query.forward(nativeLastStates, nativeQueries);
        keyValueForward = layers.keyValue.forward(nativeStates, nativeKeysValues);
        // The gradients of queries, keys and values take the place of their values, which Java has a copy of.
        queryBackward = layers.query.backward(nativeQueries, nativeLastStates, nativeDLastStates);
        keyValueBackward = layers.keyValue.backward(nativeKeysValues, nativeStates, nativeDStates);
    }

    /** x, 2p×d. */
    float[] states() {
        return states;
    }

    /** p×d. */
    float[] queries() {
        return queries;
    }

    /** 2p×2d. */
    float[] keysValues() {
        return keysValues;
    }

    /** Gradient of x by the residual connection, 2p×d; to be added to. */
    float[] dStates() {
        return dStates;
    }

    /** p×d; to be added to. */
    float[] dQueries() {
        return dQueries;
    }

    /** 2p×2d; to be added to. */
    float[] dKeysValues() {
        return dKeysValues;
    }

    void forward() {
        float[] theta = layers.parameters.values();
        int embedding = layers.tokenEmbedding.offset();
        for (int position = 0; position < 2; position++) {
            int positions = layers.positionEmbedding.offset() + position * width;
            int to = position * tokens * width;
            for (int token = 0; token < tokens; token++) {
                for (int i = 0; i < width; i++) {
                    states[to + token * width + i] = theta[embedding + token * width + i] + theta[positions + i];
                }
            }
        }
        nativeStates.write(states, 0);
        nativeLastStates.write(states, tokens * width);
        queryForward.run();
        keyValueForward.run();
        nativeQueries.read(queries, 0);
        nativeKeysValues.read(keysValues, 0);
    }

    /** Makes all gradients that are added to zero. */
    void clearGradients() {
        Arrays.fill(dStates, 0);
        Arrays.fill(dQueries, 0);
        Arrays.fill(dKeysValues, 0);
    }

    /** Goes back to the embeddings, once all examples have added their gradients. */
    void backward() {
        nativeQueries.write(dQueries, 0);
        nativeKeysValues.write(dKeysValues, 0);
        queryBackward.run();
        keyValueBackward.run();
        addFrom(nativeDLastStates, dLastStates, tokens * width);
        // The keys' and values' part is no longer needed in Java: its array takes the states' gradient.
        nativeDStates.read(dKeysValues, 0);
        for (int i = 0; i < dStates.length; i++) {
            dStates[i] += dKeysValues[i];
        }
        gradientOfEmbeddings();
    }

    private void addFrom(NativeMatrix matrix, float[] buffer, int to) {
        matrix.read(buffer, 0);
        for (int i = 0; i < buffer.length; i++) {
            dStates[to + i] += buffer[i];
        }
    }

    private void gradientOfEmbeddings() {
        float[] gradients = layers.parameters.gradients();
        int embedding = layers.tokenEmbedding.offset();
        for (int i = 0; i < tokens * width; i++) {
            gradients[embedding + i] = dStates[i] + dStates[tokens * width + i];
        }
        for (int position = 0; position < 2; position++) {
            int positions = layers.positionEmbedding.offset() + position * width;
            for (int token = 0; token < tokens; token++) {
                int from = (position * tokens + token) * width;
                for (int i = 0; i < width; i++) {
                    gradients[positions + i] += dStates[from + i];
                }
            }
        }
    }
}
