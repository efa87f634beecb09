package org.grokscope.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** One hidden layer of rectified linear units on the one-hot tokens. */
final class EagerMlp implements EagerNetwork {

    private final int vocabulary;
    private final EagerParameters parameters;
    private final EagerParameters.Dense input;
    private final EagerParameters.Dense head;

    EagerMlp(Network.Mlp shape, Dataset data, EagerParameters parameters) {
        this.parameters = parameters;
        vocabulary = data.vocabulary();
        input = parameters.dense(data.positions() * vocabulary, shape.hidden());
        head = parameters.dense(shape.hidden(), data.classes());
    }

    @Override
    public EagerParameters parameters() {
        return parameters;
    }

    @Override
    public NDArray logits(NDArray tokens) {
        NDArray oneHot =
                tokens.oneHot(vocabulary).reshape(new Shape(tokens.getShape().get(0), -1));
        return head.apply(Activation.relu(input.apply(oneHot)));
    }
}
