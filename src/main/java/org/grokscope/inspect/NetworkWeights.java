package org.grokscope.inspect;

/**
 * The weights of a network that are inspected.
 *
 * @param embedding what each input is turned into: of the transformer the token embedding, d × p; of an MLP the first layer's
 *     weights from the first operand, m × p, and for parity those from the bits, m × n
 * @param neurons what each of some hidden neurons gets from each input: of the transformer the feed-forward block's first
 *     weights times the embedding, which leaves out attention and normalization; of an MLP rows of {@code embedding}
 */
public record NetworkWeights(WeightMatrix embedding, WeightMatrix neurons) {

    /** At most so many neurons are shown. */
    public static final int MOST_NEURONS = 64;

    /** A weight of the layer that reads the embedding. */
    @FunctionalInterface
    public interface FirstLayer {
        /** The weight of a hidden unit for a dimension of the embedding. */
        float weight(int unit, int dimension);
    }

    /**
     * Of a network that reads its input through an embedding: what some hidden neurons, spread over all of them, get from each input,
     * W₁ E.
     *
     * @param embedding E, d × p
     * @param hidden how many units the first layer has
     */
    public static NetworkWeights throughEmbedding(WeightMatrix embedding, int hidden, FirstLayer first) {
        int inputs = embedding.columns();
        int neurons = Math.min(hidden, MOST_NEURONS);
        float[] responses = new float[neurons * inputs];
        for (int neuron = 0; neuron < neurons; neuron++) {
            int unit = (int) ((long) neuron * hidden / neurons);
            for (int dimension = 0; dimension < embedding.rows(); dimension++) {
                float weight = first.weight(unit, dimension);
                for (int input = 0; input < inputs; input++) {
                    responses[neuron * inputs + input] += weight * embedding.values()[dimension * inputs + input];
                }
            }
        }
        return new NetworkWeights(embedding, new WeightMatrix(neurons, inputs, responses));
    }
}
