package org.grokscope.run.config;

import java.util.List;
import org.grokscope.task.Described;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Range;
import org.grokscope.task.Task;

/** The shape of the network that learns. */
public sealed interface Network {

    /** The kinds of networks. */
    enum Kind implements Described {
        TRANSFORMER(
                "transformer",
                "Transformer",
                "The paper's network: one post-norm transformer layer that reads (a, b)."),
        MLP("mlp", "MLP", "One hidden layer on one-hot inputs."),
        EMBEDDING_MLP(
                "embedding-mlp",
                "Embedding MLP",
                "One hidden layer on the embeddings of a and b, which share one table. No LayerNorm.");

        private final Description description;

        Kind(String id, String label, String help) {
            description = new Description(id, label, help);
        }

        /** The network of this kind before anything is set. */
        Network defaults() {
            return switch (this) {
                case TRANSFORMER -> Transformer.PAPER;
                case MLP -> Mlp.DEFAULT;
                case EMBEDDING_MLP -> EmbeddingMlp.DEFAULT;
            };
        }

        @Override
        public Description description() {
            return description;
        }
    }

    /** Allowed sizes of a token's vector. */
    Range WIDTH = Range.whole("width", 4, 512);

    /** The kind of network. */
    Kind kind();

    /** The name of the kind in flags and files. */
    default String id() {
        return kind().id();
    }

    /** The layers whose norms are evaluated, in display order; together they contain all of θ. */
    List<String> layers();

    /**
     * The number of trainable parameters for examples of a task, as the engine's model of this network has them: with biases, and two
     * positions for a transformer.
     */
    int parameters(Task task);

    /** How many tables of embeddings there are. */
    private static int tables(OperandEmbeddings embeddings) {
        return embeddings == OperandEmbeddings.SHARED ? 1 : 2;
    }

    /** A layer of weights and biases. */
    private static int dense(int inputs, int outputs) {
        return outputs * (inputs + 1);
    }

    /**
     * The paper's network: one post-norm transformer encoder layer on two tokens, read at the last position.
     *
     * @param width size of a token's vector; a multiple of the number of heads
     * @param heads attention heads
     * @param feedForward hidden size of the feed-forward block
     * @param embeddings whether both positions share one table of embeddings
     * @param normalization where activations are normalized
     */
    record Transformer(int width, int heads, int feedForward, OperandEmbeddings embeddings, Normalization normalization)
            implements Network {
        /** Allowed numbers of heads. */
        public static final Range HEADS = Range.whole("attention heads", 1, 16);
        /** Allowed sizes of the feed-forward block. */
        public static final Range FEED_FORWARD = Range.whole("feed-forward size", 4, 2048);

        /** The sizes of the paper: 128, 4 heads, 512. */
        public static final Transformer PAPER = new Transformer(128, 4, 512);

        /**
         * Checks the sizes.
         *
         * @throws InvalidSettingException if one is out of range or the width is not a multiple of the heads
         */
        public Transformer {
            WIDTH.check(width);
            HEADS.check(heads);
            FEED_FORWARD.check(feedForward);
            if (width % heads != 0) {
                throw new InvalidSettingException(
                                WIDTH.field(),
                                Integer.toString(width),
                                "must be a multiple of the number of heads, " + heads)
                        .withRemedy(Integer.toString(Math.max(width / heads, 1) * heads));
            }
        }

        /** With shared embeddings and LayerNorm, as in the paper. */
        public Transformer(int width, int heads, int feedForward) {
            this(width, heads, feedForward, OperandEmbeddings.SHARED, Normalization.POST);
        }

        @Override
        public Kind kind() {
            return Kind.TRANSFORMER;
        }

        @Override
        public int parameters(Task task) {
            int vectors = tables(embeddings) * task.classes() + 2;
            int attention = dense(width, width) + dense(width, 2 * width) + dense(width, width);
            int norms = normalization == Normalization.POST ? 3 * 2 * width : 0;
            return vectors * width
                    + attention
                    + dense(width, feedForward)
                    + dense(feedForward, width)
                    + norms
                    + dense(width, task.classes());
        }

        @Override
        public List<String> layers() {
            List<String> all = List.of(
                    "token embedding", "position embedding", "attention", "feed-forward", "layer norms", "head");
            return all.stream()
                    .filter(layer -> normalization == Normalization.POST || !layer.equals("layer norms"))
                    .toList();
        }
    }

    /** A network with one hidden layer of units. */
    sealed interface OneHiddenLayer extends Network {
        /** Allowed numbers of hidden units. */
        Range HIDDEN = Range.whole("hidden units", 1, 4096);

        /** The number of hidden units. */
        int hidden();

        /** Their activation function. */
        Activation activation();
    }

    /**
     * One hidden layer on the one-hot tokens (for parity: on the bits as ±1).
     *
     * @param hidden number of hidden units
     * @param activation their activation function
     */
    record Mlp(int hidden, Activation activation) implements OneHiddenLayer {
        /** The default of the window and the command line. */
        public static final Mlp DEFAULT = new Mlp(256);

        /**
         * Checks the size.
         *
         * @throws InvalidSettingException if it is out of range
         */
        public Mlp {
            HIDDEN.check(hidden);
        }

        /** An MLP with ReLU. */
        public Mlp(int hidden) {
            this(hidden, Activation.RELU);
        }

        @Override
        public Kind kind() {
            return Kind.MLP;
        }

        @Override
        public int parameters(Task task) {
            int inputs = task instanceof ParityTask parity ? parity.bits() : 2 * task.classes();
            return dense(inputs, hidden) + dense(hidden, task.classes());
        }

        @Override
        public List<String> layers() {
            return List.of("layer 1", "layer 2");
        }
    }

    /**
     * One hidden layer on the embeddings of two tokens, one after the other: W₂·f(W₁·[E_a; E_b] + b₁) + b₂ (arXiv 2606.13753,
     * 2606.18465). Nothing is normalized.
     *
     * @param width size of a token's vector
     * @param hidden number of hidden units
     * @param activation their activation function f
     * @param embeddings whether a and b share one table of embeddings, as in the papers
     */
    record EmbeddingMlp(int width, int hidden, Activation activation, OperandEmbeddings embeddings)
            implements OneHiddenLayer {

        /** The network of the papers: 128 and 256, with GELU. */
        public static final EmbeddingMlp DEFAULT = new EmbeddingMlp(128, 256, Activation.GELU);

        /**
         * Checks the sizes.
         *
         * @throws InvalidSettingException if one is out of range
         */
        public EmbeddingMlp {
            WIDTH.check(width);
            HIDDEN.check(hidden);
        }

        /** With shared embeddings. */
        public EmbeddingMlp(int width, int hidden, Activation activation) {
            this(width, hidden, activation, OperandEmbeddings.SHARED);
        }

        @Override
        public Kind kind() {
            return Kind.EMBEDDING_MLP;
        }

        @Override
        public int parameters(Task task) {
            int vectors = tables(embeddings) * task.classes();
            return vectors * width + dense(2 * width, hidden) + dense(hidden, task.classes());
        }

        @Override
        public List<String> layers() {
            return List.of("token embedding", "layer 1", "layer 2", "biases");
        }
    }
}
