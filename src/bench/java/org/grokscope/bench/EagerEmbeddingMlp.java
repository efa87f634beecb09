package org.grokscope.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** One hidden layer of GELUs on the embeddings of both tokens, one after the other (arXiv 2606.13753). */
final class EagerEmbeddingMlp implements EagerNetwork {

    private final EagerParameters parameters;
    private final NDArray embedding;
    private final EagerParameters.Dense input;
    private final EagerParameters.Dense head;

    EagerEmbeddingMlp(Network.EmbeddingMlp shape, Dataset data, EagerParameters parameters) {
        this.parameters = parameters;
        embedding = parameters.normal(data.vocabulary(), shape.width());
        input = parameters.dense(data.positions() * shape.width(), shape.hidden());
        head = parameters.dense(shape.hidden(), data.classes());
    }

    @Override
    public EagerParameters parameters() {
        return parameters;
    }

    @Override
    public NDArray logits(NDArray tokens) {
        NDArray x = Embedding.embedding(tokens, embedding, SparseFormat.DENSE).singletonOrThrow();
        NDArray pairs = x.reshape(new Shape(tokens.getShape().get(0), -1));
        return head.apply(Activation.gelu(input.apply(pairs)));
    }
}
