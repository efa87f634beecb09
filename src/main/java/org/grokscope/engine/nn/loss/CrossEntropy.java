package org.grokscope.engine.nn.loss;

import java.util.Arrays;
import org.grokscope.engine.nn.kernel.Elementwise;

/**
 * The cross-entropy of a softmax over C classes, in nats, and its gradient softmax − one-hot. For the right answer that difference is
 * either taken, or, where the softmax is to be stable, computed as −Σ of the other probabilities.
 */
final class CrossEntropy implements Loss {

    private final float[] max;
    private final float[] right;
    private final double[] sum;
    private final float[] scale;
    private final boolean[] correct;
    private final boolean[] saturated;
    private final double[] squares;
    private final boolean stable;
    private final double[] others;

    /** For up to so many examples. */
    CrossEntropy(int columns, boolean stable) {
        this.stable = stable;
        others = new double[stable ? columns : 0];
        max = new float[columns];
        right = new float[columns];
        sum = new double[columns];
        scale = new float[columns];
        correct = new boolean[columns];
        saturated = new boolean[columns];
        squares = new double[columns];
    }

    @Override
    public double lossAndGradient(float[][] logits, int[] labels, float[] weights) {
        Loss.largest(logits, max);
        exponentials(logits, labels);
        double loss = 0;
        for (int c = 0; c < weights.length; c++) {
            loss += weights[c] * (Math.log(sum[c]) - right[c]);
            scale[c] = (float) (weights[c] / sum[c]);
        }
        if (stable) {
            sumOthers(logits, labels);
        }
        for (float[] row : logits) {
            Elementwise.multiply(row, scale);
        }
        for (int c = 0; c < weights.length; c++) {
            logits[labels[c]][c] = rightGradient(c, logits[labels[c]][c], weights[c]);
        }
        return loss;
    }

    /** The gradient with respect to the right answer's logit, from its probability in the mean, which has the same weight. */
    private float rightGradient(int c, float weighted, float weight) {
        return stable ? (float) (-weight * (others[c] / sum[c])) : weighted - weight;
    }

    /** Adds up the exponentials without the right answer's, beside which they may be too small to count. */
    private void sumOthers(float[][] exponentials, int[] labels) {
        for (int c = 0; c < others.length; c++) {
            exponentials[labels[c]][c] = 0;
        }
        Arrays.fill(others, 0);
        for (float[] row : exponentials) {
            for (int c = 0; c < others.length; c++) {
                others[c] += row[c];
            }
        }
    }

    @Override
    public void tally(float[][] logits, int[] labels, int count, float weight, Tally tally) {
        Loss.measure(logits, max, squares);
        for (int c = 0; c < count; c++) {
            correct[c] = Loss.isAnswer(logits, labels[c], c, max[c]);
        }
        exponentials(logits, labels);
        for (int c = 0; c < count; c++) {
            float exponential = logits[labels[c]][c];
            saturated[c] = (float) (exponential / sum[c]) == 1;
            scale[c] = exponential * (float) (weight / sum[c]);
        }
        if (stable) {
            sumOthers(logits, labels);
        }
        for (int c = 0; c < count; c++) {
            tally.add(Math.log(sum[c]) - right[c], correct[c], Math.sqrt(squares[c]));
            tally.addSoftmax(saturated[c], rightGradient(c, scale[c], weight) == 0);
        }
    }

    /** logits ← e^(logits − max); their sums, and logit − max of the right answers. */
    private void exponentials(float[][] logits, int[] labels) {
        for (int c = 0; c < right.length; c++) {
            right[c] = logits[labels[c]][c] - max[c];
        }
        Arrays.fill(sum, 0);
        for (float[] row : logits) {
            for (int c = 0; c < max.length; c++) {
                row[c] -= max[c];
            }
            Elementwise.exp(row);
            for (int c = 0; c < max.length; c++) {
                sum[c] += row[c];
            }
        }
    }
}
