package org.grokscope.engine;

/**
 * The loss of a minibatch and its gradient. The minibatch is cut into pieces of at most {@value #LARGEST_PIECE} examples,
 * whose activations fit into a processor's cache; each lane of the model does every {@value Model#LANES}nd piece.
 */
final class BatchGradient {

    private static final int LARGEST_PIECE = 256;
    /** Below this, two threads would wait for each other longer than they work. */
    private static final int SMALLEST_TO_SHARE = 64;

    private final Model model;
    private final Workers workers;
    private final int batchSize;
    private final int pieces;
    private final int columns;
    private final Lane[] lanes;
    private final double[] losses;

    /** Allocates for minibatches of one size. */
    BatchGradient(Model model, Workers workers, int batchSize) {
        this.model = model;
        this.workers = workers;
        this.batchSize = batchSize;
        int pairs = (batchSize + Model.LANES * LARGEST_PIECE - 1) / (Model.LANES * LARGEST_PIECE);
        pieces = batchSize < SMALLEST_TO_SHARE ? 1 : pairs * Model.LANES;
        columns = (batchSize + pieces - 1) / pieces;
        lanes = new Lane[Math.min(pieces, Model.LANES)];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = new Lane(lane);
        }
        losses = new double[pieces];
    }

    /**
     * Computes the mean loss and, as the model's first gradient, ∂L/∂θ.
     *
     * @param examples indices into the data set, as many as the batch size
     * @return the mean loss
     */
    double lossAndGradient(int[] examples) {
        model.beforePasses(workers);
        workers.run(lanes.length, lane -> lanes[lane].run(examples));
        model.afterPasses(workers);
        double loss = 0;
        for (double part : losses) {
            loss += part;
        }
        return loss;
    }

    /** The pieces that go through one pass one after the other. */
    private final class Lane {
        private final int number;
        private final Pass pass;
        private final Loss loss;
        private final float[] gradient;
        /** Takes the gradients of all pieces but the first. */
        private final float[] further;

        private Lane(int number) {
            this.number = number;
            pass = model.newTrainingPass(number, columns);
            loss = model.newLoss(columns);
            gradient = model.parameters().lane(number);
            further = pieces > Model.LANES ? new float[gradient.length] : null;
        }

        private void run(int[] examples) {
            for (int piece = number; piece < pieces; piece += Model.LANES) {
                int from = piece * columns;
                int count = Math.min(columns, batchSize - from);
                pass.load(examples, from, count);
                pass.forward();
                losses[piece] = loss.lossAndGradient(pass.outputs(), pass.labels(), count, batchSize);
                if (piece == number) {
                    pass.backward(gradient);
                } else {
                    pass.backward(further);
                    Elementwise.add(gradient, further);
                }
            }
        }
    }
}
