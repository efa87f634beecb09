package org.grokscope.engine.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.grokscope.run.config.Network;

/**
 * The layers of the paper's network (arXiv 2603.13331): one post-norm transformer encoder layer over the tokens (a, b)
 * with learned token and position embeddings, exact GELU, no dropout and no mask, then a final layer normalization and a
 * linear head that reads the last position.
 *
 * <p>With x the sum of token and position embedding at the last position: h₁ = LN(x + attention(x)),
 * h₂ = LN(h₁ + W₂·gelu(W₁·h₁)), logits = W·LN(h₂).
 */
public final class TransformerLayers {

    final int tokens;
    final int width;
    final Network.Transformer shape;
    final Parameters parameters = new Parameters();
    final Parameters.Part tokenEmbedding;
    final Parameters.Part positionEmbedding;
    final Dense query;
    final Dense keyValue;
    final Dense attentionOutput;
    final LayerNorm afterAttention;
    final FeedForward feedForward;
    final LayerNorm afterFeedForward;
    final LayerNorm last;
    final Dense head;

    public TransformerLayers(Matrices matrices, Network.Transformer shape, int tokens, int classes) {
        this.shape = shape;
        this.tokens = tokens;
        width = shape.width();
        tokenEmbedding = parameters.reserve("token embedding", tokens * width);
        positionEmbedding = parameters.reserve("position embedding", 2 * width);
        query = new Dense(matrices, parameters, "attention.query", width, width);
        keyValue = new Dense(matrices, parameters, "attention.key-value", width, 2 * width);
        attentionOutput = new Dense(matrices, parameters, "attention.output", width, width);
        afterAttention = new LayerNorm(parameters, "layer norms.after attention", width);
        feedForward = new FeedForward(matrices, parameters, shape);
        afterFeedForward = new LayerNorm(parameters, "layer norms.after feed-forward", width);
        last = new LayerNorm(parameters, "layer norms.last", width);
        head = new Dense(matrices, parameters, "head", width, classes);
        parameters.allocate(Model.LANES);
    }

    /** As PyTorch's modules: see the class comments of {@link Dense} and {@link LayerNorm} for their defaults. */
    void initialise(RandomGenerator random) {
        Initializer initializer = new Initializer(random, parameters);
        initializer.normal(tokenEmbedding);
        initializer.normal(positionEmbedding);
        // Xavier-uniform over the in-projection as PyTorch stores it: one matrix of 3d rows and d columns.
        double xavier = Math.sqrt(6.0 / (3 * width + width));
        query.initialise(initializer, xavier);
        keyValue.initialise(initializer, xavier);
        attentionOutput.initialise(initializer, 1 / Math.sqrt(width));
        feedForward.initialise(initializer);
        head.initialise(initializer);
        for (LayerNorm norm : List.of(afterAttention, afterFeedForward, last)) {
            norm.initialise(initializer);
        }
    }

    /** Brings a stretch of θ to the library. */
    void upload(int from, int to) {
        query.upload(from, to);
        keyValue.upload(from, to);
        attentionOutput.upload(from, to);
        feedForward.upload(from, to);
        head.upload(from, to);
    }
}
