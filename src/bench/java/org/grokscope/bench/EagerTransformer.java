package org.grokscope.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/**
 * The paper's network (arXiv 2603.13331) as PyTorch's {@code nn.TransformerEncoderLayer} computes it: both positions go
 * through the whole layer, although the head reads only the last one.
 */
final class EagerTransformer implements EagerNetwork {

    private final Network.Transformer shape;
    private final EagerParameters parameters;
    private final NDArray tokenEmbedding;
    private final NDArray positionEmbedding;
    private final EagerParameters.Dense queryKeyValue;
    private final EagerParameters.Dense attentionOutput;
    private final EagerParameters.Norm afterAttention;
    private final EagerParameters.Dense expand;
    private final EagerParameters.Dense contract;
    private final EagerParameters.Norm afterFeedForward;
    private final EagerParameters.Norm last;
    private final EagerParameters.Dense head;

    EagerTransformer(Network.Transformer shape, Dataset data, EagerParameters parameters) {
        this.shape = shape;
        this.parameters = parameters;
        int width = shape.width();
        tokenEmbedding = parameters.normal(data.vocabulary(), width);
        positionEmbedding = parameters.normal(data.positions(), width);
        queryKeyValue = parameters.dense(width, 3 * width, Math.sqrt(6.0 / (4 * width)), 0);
        attentionOutput = parameters.dense(width, width, 1 / Math.sqrt(width), 0);
        afterAttention = parameters.norm(width);
        expand = parameters.dense(width, shape.feedForward());
        contract = parameters.dense(shape.feedForward(), width);
        afterFeedForward = parameters.norm(width);
        last = parameters.norm(width);
        head = parameters.dense(width, data.classes());
    }

    @Override
    public EagerParameters parameters() {
        return parameters;
    }

    @Override
    public NDArray logits(NDArray tokens) {
        NDArray x = Embedding.embedding(tokens, tokenEmbedding, SparseFormat.DENSE)
                .singletonOrThrow()
                .add(positionEmbedding);
        NDArray h = afterAttention.apply(x.add(attention(x)));
        NDArray fed = contract.apply(Activation.gelu(expand.apply(h)));
        NDArray encoded = afterFeedForward.apply(h.add(fed));
        return head.apply(last.apply(encoded.get(":, -1")));
    }

    /** (B, positions, d) to the same shape. */
    private NDArray attention(NDArray x) {
        long batch = x.getShape().get(0);
        long positions = x.getShape().get(1);
        int columns = shape.width() / shape.heads();
        NDArray parts = queryKeyValue
                .apply(x)
                .reshape(new Shape(batch, positions, 3, shape.heads(), columns))
                .transpose(2, 0, 3, 1, 4);
        NDArray query = parts.get(0);
        NDArray key = parts.get(1);
        NDArray value = parts.get(2);
        NDArray weights = query.matMul(key.transpose(0, 1, 3, 2))
                .mul(1 / Math.sqrt(columns))
                .softmax(-1);
        NDArray context = weights.matMul(value).transpose(0, 2, 1, 3).reshape(x.getShape());
        return attentionOutput.apply(context);
    }
}
