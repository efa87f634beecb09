package org.grokscope.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** A network written plainly on DJL's arrays, the way a tutorial would; the library finds the gradient by itself. */
sealed interface EagerNetwork permits EagerTransformer, EagerMlp, EagerEmbeddingMlp {

    /** θ, part by part. */
    EagerParameters parameters();

    /**
     * The logits of a minibatch, (B, classes).
     *
     * @param tokens (B, positions), whole numbers
     */
    NDArray logits(NDArray tokens);

    /** The network that a configuration asks for, with initial weights. */
    static EagerNetwork of(Network network, Dataset data, NDManager manager, long seed) {
        EagerParameters parameters = new EagerParameters(manager, seed);
        return switch (network) {
            case Network.Transformer shape -> new EagerTransformer(shape, data, parameters);
            case Network.Mlp shape -> new EagerMlp(shape, data, parameters);
            case Network.EmbeddingMlp shape -> new EagerEmbeddingMlp(shape, data, parameters);
        };
    }
}
