package org.grokscope.engine;

import java.util.random.RandomGenerator;

/** A network with its parameters, on the examples of one data set. */
sealed interface Model permits TransformerModel, MlpModel {

    /** θ and its gradient. */
    Parameters parameters();

    /** Fills θ with its initial values. */
    void initialise(RandomGenerator random);

    /** Must be called after every change of θ, before the next pass. */
    void parametersChanged();

    /**
     * Computes the mean loss of a minibatch and its gradient with respect to θ.
     *
     * @param examples indices into the data set, exactly as many as the model was made for
     */
    double lossAndGradient(int[] examples);

    /**
     * Adds losses and right answers of any number of examples to a tally.
     *
     * @param examples indices into the data set
     */
    void evaluate(int[] examples, CrossEntropy.Tally tally);
}
