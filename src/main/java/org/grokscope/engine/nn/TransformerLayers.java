package org.grokscope.engine.nn;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.OperandEmbeddings;

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
    /** One table for both positions, or one for each. */
    final List<Parameters.Part> tokenEmbeddings;

    final Parameters.Part positionEmbedding;
    final Dense query;
    final Dense keyValue;
    final Dense attentionOutput;
    /** Empty where the network does not normalize, as are the others. */
    final Optional<LayerNorm> afterAttention;

    final FeedForward feedForward;
    final Optional<LayerNorm> afterFeedForward;
    final Optional<LayerNorm> last;
    final Dense head;

    public TransformerLayers(Matrices matrices, Network.Transformer shape, int tokens, int classes) {
        this.shape = shape;
        this.tokens = tokens;
        width = shape.width();
        tokenEmbeddings = embeddings(parameters, shape.embeddings(), tokens * width);
        positionEmbedding = parameters.reserve("position embedding", 2 * width);
        query = new Dense(matrices, parameters, "attention.query", width, width).hidden(1);
        keyValue = new Dense(matrices, parameters, "attention.key-value", width, 2 * width).hidden(2);
        attentionOutput = new Dense(matrices, parameters, "attention.output", width, width).hidden(1);
        afterAttention = norm("after attention");
        feedForward = new FeedForward(matrices, parameters, shape);
        afterFeedForward = norm("after feed-forward");
        last = norm("last");
        head = new Dense(matrices, parameters, "head", width, classes);
        parameters.allocate(Model.LANES);
    }

    private Optional<LayerNorm> norm(String name) {
        return shape.normalization() == Normalization.POST
                ? Optional.of(new LayerNorm(parameters, "layer norms." + name, width))
                : Optional.empty();
    }

    /** Reserves the tables of embeddings: one, or one for each operand. */
    static List<Parameters.Part> embeddings(Parameters parameters, OperandEmbeddings kind, int length) {
        Parameters.Part first = parameters.reserve("token embedding", length);
        return switch (kind) {
            case SHARED -> List.of(first);
            case SEPARATE -> List.of(first, parameters.reserve("token embedding.second operand", length));
        };
    }

    /** As PyTorch's modules: see the class comments of {@link Dense} and {@link LayerNorm} for their defaults. */
    void initialise(RandomGenerator random) {
        Initializer initializer = new Initializer(random, parameters);
        tokenEmbeddings.forEach(initializer::normal);
        initializer.normal(positionEmbedding);
        // Xavier-uniform over the in-projection as PyTorch stores it: one matrix of 3d rows and d columns.
        double xavier = Math.sqrt(6.0 / (3 * width + width));
        query.initialise(initializer, xavier);
        keyValue.initialise(initializer, xavier);
        attentionOutput.initialise(initializer, 1 / Math.sqrt(width));
        feedForward.initialise(initializer);
        head.initialise(initializer);
        for (Optional<LayerNorm> norm : List.of(afterAttention, afterFeedForward, last)) {
            norm.ifPresent(it -> it.initialise(initializer));
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
