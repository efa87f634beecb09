package org.grokscope.engine.nn.loss;

import java.util.Arrays;
import org.grokscope.run.config.Objective;

/** What a network's outputs are trained to make small, on up to B examples, one a column. Holds working memory. */
public sealed interface Loss permits CrossEntropy, StableMax, SquaredError, Tempered {

    /** The loss of an objective on up to so many examples. */
    static Loss of(Objective objective, int columns) {
        Loss loss = switch (objective.loss()) {
            case CROSS_ENTROPY ->
                switch (objective.softmax()) {
                    case FLOAT32 -> new CrossEntropy(columns, false);
                    case STABLE -> new CrossEntropy(columns, true);
                    case STABLEMAX -> new StableMax(columns);
                };
            case SQUARED_ERROR -> new SquaredError(columns);
        };
        return objective.temperature() == 1 ? loss : new Tempered(loss, objective.temperature());
    }

    /**
     * Computes the part of some examples in the mean loss of a minibatch, and replaces their outputs by its gradient.
     *
     * @param outputs classes×B; afterwards the gradient
     * @param labels B
     * @param weights B, the part of each example in the mean: 1 divided by the minibatch's size for one that was drawn
     *     once, 0 for padding
     * @return the weighted sum of these examples' losses; not finite if an output is NaN or +∞
     */
    double lossAndGradient(float[][] outputs, int[] labels, float[] weights);

    /**
     * Adds some examples to a tally. Of equal outputs the first one is the answer.
     *
     * @param outputs classes×B; destroyed
     * @param labels B
     * @param count how many columns hold examples
     * @param weight an example's part in the mean of a minibatch, with which training computes its gradient
     */
    void tally(float[][] outputs, int[] labels, int count, float weight, Tally tally);

    /** What a set of examples amounts to. */
    final class Tally {
        private double lossSum;
        private int correct;
        private int count;
        private double scaleSum;
        private int softmaxes;
        private int saturated;
        private int zeroGradients;

        /**
         * Adds an example.
         *
         * @param scale the length of its outputs
         */
        void add(double loss, boolean isCorrect, double scale) {
            lossSum += loss;
            correct += isCorrect ? 1 : 0;
            scaleSum += scale;
            count++;
        }

        /**
         * Adds what became of an example's softmax.
         *
         * @param isSaturated whether the right answer's probability rounds to 1
         * @param isZero whether the gradient with respect to its output is 0
         */
        void addSoftmax(boolean isSaturated, boolean isZero) {
            saturated += isSaturated ? 1 : 0;
            zeroGradients += isZero ? 1 : 0;
            softmaxes++;
        }

        /** The sum of tallies, added in their order. */
        public static Tally sum(Tally... tallies) {
            Tally sum = new Tally();
            for (Tally each : tallies) {
                sum.add(each);
            }
            return sum;
        }

        private void add(Tally other) {
            lossSum += other.lossSum;
            correct += other.correct;
            count += other.count;
            scaleSum += other.scaleSum;
            softmaxes += other.softmaxes;
            saturated += other.saturated;
            zeroGradients += other.zeroGradients;
        }

        public double meanLoss() {
            return lossSum / count;
        }

        public double accuracy() {
            return (double) correct / count;
        }

        /** The mean length of the outputs. */
        public double meanScale() {
            return scaleSum / count;
        }

        /** The part with a saturated softmax; NaN for a loss without one. */
        public double saturated() {
            return (double) saturated / softmaxes;
        }

        /** The part with a gradient of 0; NaN for a loss without a softmax. */
        public double zeroGradient() {
            return (double) zeroGradients / softmaxes;
        }
    }

    /** max ← the largest output of each example. */
    static void largest(float[][] outputs, float[] max) {
        System.arraycopy(outputs[0], 0, max, 0, max.length);
        for (int i = 1; i < outputs.length; i++) {
            float[] row = outputs[i];
            for (int c = 0; c < max.length; c++) {
                max[c] = Math.max(max[c], row[c]);
            }
        }
    }

    /** As {@link #largest}, in the same pass over memory also squares ← the sum of the squares of each example's outputs. */
    static void measure(float[][] outputs, float[] max, double[] squares) {
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        Arrays.fill(squares, 0);
        for (float[] row : outputs) {
            for (int c = 0; c < max.length; c++) {
                max[c] = Math.max(max[c], row[c]);
                squares[c] += (double) row[c] * row[c];
            }
        }
    }

    /** Whether the label's output is an example's largest, and the first of that size. */
    static boolean isAnswer(float[][] outputs, int label, int column, float largest) {
        if (outputs[label][column] != largest) {
            return false;
        }
        for (int i = 0; i < label; i++) {
            if (outputs[i][column] == largest) {
                return false;
            }
        }
        return true;
    }
}
