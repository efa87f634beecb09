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
}
