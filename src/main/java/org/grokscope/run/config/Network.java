package org.grokscope.run.config;

import java.util.List;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.Range;

/** The shape of the network that learns. */
public sealed interface Network {

    /** The name on the command line and in files. */
    String id();

    /** The layers whose norms are measured, in the order in which they are shown; together they are all of θ. */
    List<String> layers();

    /**
     * The paper's network: one post-norm transformer encoder layer over two tokens, read at the last one.
     *
     * @param width size of a token's vector; a multiple of the number of heads
     * @param heads attention heads
     * @param feedForward hidden size of the feed-forward block
     */
    record Transformer(int width, int heads, int feedForward) implements Network {
        /** Allowed widths. */
        public static final Range WIDTH = Range.whole("width", 4, 512);
        /** Allowed numbers of heads. */
        public static final Range HEADS = Range.whole("heads", 1, 16);
        /** Allowed sizes of the feed-forward block. */
        public static final Range FEED_FORWARD = Range.whole("feed-forward size", 4, 2048);

        /** The sizes of the paper: 128, 4 heads, 512. */
        public static final Transformer PAPER = new Transformer(128, 4, 512);

        /**
         * Checks the sizes.
         *
         * @throws InvalidSettingException if one is out of range or the heads do not divide the width
         */
        public Transformer {
            WIDTH.check(width);
            HEADS.check(heads);
            FEED_FORWARD.check(feedForward);
            if (width % heads != 0) {
                throw new InvalidSettingException(
                        WIDTH.field(), Integer.toString(width), "multiples of the number of heads, " + heads);
            }
        }

        @Override
        public String id() {
            return "transformer";
        }

        @Override
        public List<String> layers() {
            return List.of("token embedding", "position embedding", "attention", "feed-forward", "layer norms", "head");
        }
    }

    /**
     * One hidden layer on the one-hot tokens (for parity: on the bits as ±1).
     *
     * @param hidden how many hidden units
     * @param activation their function
     * @param loss what the outputs are trained to make small
     */
    record Mlp(int hidden, Activation activation, LossFunction loss) implements Network {
        /** Allowed numbers of hidden units. */
        public static final Range HIDDEN = Range.whole("hidden units", 1, 4096);

        /** What the window and the command line start with. */
        public static final Mlp DEFAULT = new Mlp(256);

        /**
         * Checks the size.
         *
         * @throws InvalidSettingException if it is out of range
         */
        public Mlp {
            HIDDEN.check(hidden);
        }

        /** Rectified linear units and cross-entropy. */
        public Mlp(int hidden) {
            this(hidden, Activation.RELU, LossFunction.CROSS_ENTROPY);
        }

        @Override
        public String id() {
            return "mlp";
        }

        @Override
        public List<String> layers() {
            return List.of("layer 1", "layer 2");
        }
    }
}
