package org.grokscope.engine.nn;

import java.util.random.RandomGenerator;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/**
 * A network with its parameters, on the examples of one data set.
 *
 * <p>A minibatch is computed in {@link #LANES} lanes, each with a {@link Pass} and a flat gradient of its own, so that
 * two threads can share a step. The results do not depend on the number of threads.
 */
public sealed interface Model permits TransformerModel, MlpModel, EmbeddingMlpModel {

    /** How many gradients are computed side by side and then added. */
    int LANES = 2;

    /** A network of the given shape. Its parameters are zeros. */
    static Model of(Matrices matrices, Network network, Dataset data) {
        return switch (network) {
            case Network.Transformer shape -> new TransformerModel(matrices, shape, data);
            case Network.Mlp shape -> new MlpModel(matrices, shape, data);
            case Network.EmbeddingMlp shape -> new EmbeddingMlpModel(matrices, shape, data);
        };
    }

    /** θ and its gradient. */
    Parameters parameters();

    /** Copies the weights that are inspected. */
    NetworkWeights weights();

    /** Fills θ with its initial values. */
    void initialise(RandomGenerator random);

    /**
     * Must be called after every change of θ, before the next pass. Several threads may do several stretches.
     *
     * @param from the first parameter that has changed
     * @param to one after the last
     */
    void parametersChanged(int from, int to);

    /** All of θ has changed. */
    default void parametersChanged() {
        parametersChanged(0, parameters().size());
    }

    /** The pass of one lane, for training with that many examples at once. */
    Pass newTrainingPass(int lane, int columns);

    /** A pass without a backward part. */
    Pass newEvaluationPass(int columns);

    /** Computes what all examples share; before their passes. */
    void beforePasses(Workers workers);

    /** The backward pass through what all examples share, into the lanes' gradients; after their passes. */
    void afterPasses(Workers workers);
}
