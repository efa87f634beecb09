package org.grokscope.engine.nn;

import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.run.config.Network;

/**
 * The feed-forward block W₂·gelu(W₁·x + b₁) + b₂ of a transformer layer, d → f → d, with the exact GELU.
 *
 * <p>The hidden layer is the largest array of the network. Between the two products it is copied and activated a few rows at a
 * time, so that it passes through the processor's first-level cache only once.
 */
final class FeedForward {

    /** Rows in one block. Starting a vectorized loop has a fixed cost, which for a single row of B numbers exceeds its work. */
    private static final int ROWS = 8;

    private final Dense expand;
    private final Dense contract;
    private final int hidden;

    FeedForward(Matrices matrices, Parameters parameters, Network.Transformer shape) {
        hidden = shape.feedForward();
        expand = new Dense(matrices, parameters, "feed-forward.1", shape.width(), hidden).hidden(1);
        contract = new Dense(matrices, parameters, "feed-forward.2", hidden, shape.width()).hidden(1);
    }

    void initialise(Initializer initializer) {
        expand.initialise(initializer);
        contract.initialise(initializer);
    }

    /** Brings what lies in a stretch of θ to the library; after every change of it. */
    void upload(int from, int to) {
        expand.upload(from, to);
        contract.upload(from, to);
    }

    /** The weight of one of d inputs in one of f hidden units. */
    float inputWeight(int unit, int input) {
        return expand.weight(unit, input);
    }

    /** Prepares passes over B examples, one a column. */
    Pass newPass(int columns, boolean trains) {
        return new Pass(columns, trains);
    }

    private float[][] blocks(int columns) {
        float[][] blocks = new float[(hidden + ROWS - 1) / ROWS][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new float[Math.min(ROWS, hidden - i * ROWS) * columns];
        }
        return blocks;
    }

    /** The block on B examples. */
    final class Pass {
        private final Dense.Pass expandPass;
        private final Dense.Pass contractPass;
        /** f×B in blocks of {@value #ROWS} rows: the slope of the GELU. */
        private final float[][] slope;
        /** Some rows of the hidden layer on their way from product to product. */
        private final float[] rows;

        private final float[] activated;
        private final float[] lastRows;
        private final float[] lastActivated;

        private Pass(int columns, boolean trains) {
            expandPass = expand.newPass(columns, trains);
            contractPass = contract.newPass(columns, trains);
            slope = trains ? blocks(columns) : null;
            int full = Math.min(hidden, ROWS);
            int rest = hidden % full == 0 ? full : hidden % full;
            rows = new float[full * columns];
            activated = new float[rows.length];
            lastRows = rest == full ? rows : new float[rest * columns];
            lastActivated = rest == full ? activated : new float[lastRows.length];
        }

        /**
         * Computes y.
         *
         * @param in x, d×B
         * @param out y, d×B, written
         */
        void forward(float[][] in, float[][] out) {
            expandPass.input().write(in);
            expandPass.forward();
            for (int row = 0, block = 0; row < hidden; row += ROWS, block++) {
                boolean isLast = row + ROWS >= hidden;
                float[] x = isLast ? lastRows : rows;
                float[] y = isLast ? lastActivated : activated;
                expandPass.output().read(row, x);
                if (slope == null) {
                    Elementwise.gelu(x, y);
                } else {
                    Elementwise.gelu(x, y, slope[block]);
                }
                contractPass.input().write(row, y);
            }
            contractPass.forward();
            contractPass.output().read(out);
        }

        /**
         * The backward pass from dy, for the x of the last forward pass.
         *
         * @param dOut dy, d×B
         * @param dIn dx, d×B, written
         * @param gradient the flat gradient, of which this block's parts are replaced
         */
        void backward(float[][] dOut, float[][] dIn, float[] gradient) {
            contractPass.output().write(dOut);
            contractPass.backward(gradient);
            for (int row = 0, block = 0; row < hidden; row += ROWS, block++) {
                float[] dx = row + ROWS >= hidden ? lastRows : rows;
                contractPass.inputGradient().read(row, dx);
                Elementwise.multiply(dx, slope[block]);
                expandPass.output().write(row, dx);
            }
            expandPass.backward(gradient);
            expandPass.inputGradient().read(dIn);
        }
    }
}
