package org.grokscope.engine.nn;

import java.util.stream.IntStream;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.nn.loss.Loss;
import org.grokscope.engine.threads.Workers;
import org.grokscope.run.config.Objective;

/**
 * The loss of a minibatch and its gradient. The distinct examples are cut into pieces of at most {@value #LARGEST_PIECE},
 * whose activations fit into a processor's cache; each lane of the model computes every {@value Model#LANES}nd piece.
 *
 * <p>The pieces are as wide as a minibatch usually needs. One with fewer examples is padded with examples of weight
 * 0; one with more uses a second set of pieces, wide enough for examples that are all distinct.
 */
public final class BatchGradient {

    private static final int LARGEST_PIECE = 256;
    /** Smaller minibatches gain nothing from a second thread: synchronization would take longer than the work. */
    private static final int SMALLEST_TO_SHARE = 64;
    /** Products are fastest where columns fill vectors. */
    private static final int VECTOR = 8;

    private final Model model;
    private Objective objective;
    private final Workers workers;
    private final int batchSize;
    private final int laneCount;
    private final Minibatch minibatch;
    private final Pieces usual;
    private Pieces largest;

    /**
     * Allocates for minibatches of one size.
     *
     * @param objective what is minimized
     * @param dataSize how many examples the whole data set has
     * @param usualSize a number of distinct examples that a minibatch rarely exceeds
     */
    public BatchGradient(
            Model model, Objective objective, Workers workers, int dataSize, int batchSize, int usualSize) {
        this.model = model;
        this.objective = objective;
        this.workers = workers;
        this.batchSize = batchSize;
        laneCount = batchSize < SMALLEST_TO_SHARE ? 1 : Model.LANES;
        minibatch = new Minibatch(dataSize, batchSize);
        usual = new Pieces(usualSize);
    }

    /**
     * Computes the mean loss and, as the model's first gradient, ∂L/∂θ.
     *
     * @param examples indices into the data set, as many as the batch size
     * @return the mean loss
     */
    public double lossAndGradient(int[] examples) {
        minibatch.set(examples);
        return piecesFor(minibatch.size()).lossAndGradient();
    }

    /** Minimizes something else from the next minibatch on. */
    public void setObjective(Objective newObjective) {
        objective = newObjective;
        usual.setObjective();
        if (largest != null) {
            largest.setObjective();
        }
    }

    private Pieces piecesFor(int size) {
        if (size <= usual.count * usual.columns) {
            return usual;
        }
        if (largest == null) {
            largest = new Pieces(batchSize);
        }
        return largest;
    }

    /** All pieces of a minibatch, and the lanes that compute them. */
    private final class Pieces {
        private final int count;
        private final int columns;
        private final Lane[] lanes;
        private final double[] losses;

        private Pieces(int size) {
            count = laneCount * ((size + laneCount * LARGEST_PIECE - 1) / (laneCount * LARGEST_PIECE));
            int full = (batchSize + count - 1) / count;
            columns = Math.min(full, ((size + count - 1) / count + VECTOR - 1) / VECTOR * VECTOR);
            lanes = IntStream.range(0, laneCount)
                    .mapToObj(lane -> new Lane(this, lane))
                    .toArray(Lane[]::new);
            losses = new double[count];
        }

        private void setObjective() {
            for (Lane lane : lanes) {
                lane.loss = Loss.of(objective, columns);
            }
        }

        private double lossAndGradient() {
            model.beforePasses(workers);
            workers.run(lanes.length, lane -> lanes[lane].run());
            model.afterPasses(workers);
            double loss = 0;
            for (double part : losses) {
                loss += part;
            }
            return loss;
        }

        private int from(int piece) {
            return (int) ((long) minibatch.size() * piece / count);
        }
    }

    /** The pieces that are computed by one pass, one after the other. */
    private final class Lane {
        private final Pieces pieces;
        private final int number;
        private final Pass pass;
        private Loss loss;
        private final float[] weights;
        private final float[] gradient;
        /** Receives the gradients of all pieces but the first. */
        private final float[] further;

        private Lane(Pieces pieces, int number) {
            this.pieces = pieces;
            this.number = number;
            pass = model.newTrainingPass(number, pieces.columns);
            loss = Loss.of(objective, pieces.columns);
            weights = new float[pieces.columns];
            gradient = model.parameters().lane(number);
            further = pieces.count > laneCount ? new float[gradient.length] : null;
        }

        private void run() {
            for (int piece = number; piece < pieces.count; piece += laneCount) {
                int from = pieces.from(piece);
                int size = pieces.from(piece + 1) - from;
                pass.load(minibatch.examples(), from, size);
                for (int c = 0; c < weights.length; c++) {
                    weights[c] = c < size ? minibatch.weight(from + c) : 0;
                }
                pass.forward();
                pieces.losses[piece] = loss.lossAndGradient(pass.outputs(), pass.labels(), weights);
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
