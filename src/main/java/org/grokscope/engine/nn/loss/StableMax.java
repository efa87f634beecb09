package org.grokscope.engine.nn.loss;

import java.util.Arrays;

/**
 * The cross-entropy of StableMax (arXiv 2501.04697): p = s(z)/Σs with s(x) = x + 1 for x ≥ 0 and 1/(1 − x) below, in the place of eˣ. As s
 * grows no faster than x, no probability rounds to 1. With S = Σs the gradient is s'(z)·(1/S − 1/s(z)) for the right answer and
 * s'(z)/S for the others; s' = 1 above 0 and 1/(1 − x)² below.
 */
final class StableMax implements Loss {

    private final float[] max;
    private final float[] right;
    private final double[] sum;
    private final double[] squares;

    /** For up to so many examples. */
    StableMax(int columns) {
        max = new float[columns];
        right = new float[columns];
        sum = new double[columns];
        squares = new double[columns];
    }

    /** s(x), in one expression for both sides of 0. */
    private static float s(float x) {
        return Math.max(x, 0) + root(x);
    }

    /** The root of s'(x). */
    private static float root(float x) {
        return 1 / (1 + Math.max(-x, 0));
    }

    @Override
    public double lossAndGradient(float[][] logits, int[] labels, float[] weights) {
        sums(logits);
        double loss = 0;
        for (int c = 0; c < weights.length; c++) {
            loss += weights[c] * loss(logits, labels[c], c);
            right[c] = logits[labels[c]][c];
        }
        for (float[] row : logits) {
            for (int c = 0; c < weights.length; c++) {
                float root = root(row[c]);
                row[c] = (float) (weights[c] * (root * root / sum[c]));
            }
        }
        for (int c = 0; c < weights.length; c++) {
            logits[labels[c]][c] = rightGradient(right[c], c, weights[c]);
        }
        return loss;
    }

    @Override
    public void tally(float[][] logits, int[] labels, int count, float weight, Tally tally) {
        Loss.measure(logits, max, squares);
        sums(logits);
        for (int c = 0; c < count; c++) {
            float answer = logits[labels[c]][c];
            tally.add(loss(logits, labels[c], c), Loss.isAnswer(logits, labels[c], c, max[c]), Math.sqrt(squares[c]));
            tally.addSoftmax((float) (s(answer) / sum[c]) == 1, rightGradient(answer, c, weight) == 0);
        }
    }

    /** The gradient with respect to the right answer's logit. */
    private float rightGradient(float logit, int column, float weight) {
        double slope = (double) root(logit) * root(logit);
        return (float) (weight * slope * (1 / sum[column] - 1.0 / s(logit)));
    }

    private double loss(float[][] logits, int label, int column) {
        return Math.log(sum[column]) - Math.log(s(logits[label][column]));
    }

    private void sums(float[][] logits) {
        Arrays.fill(sum, 0);
        for (float[] row : logits) {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += s(row[c]);
            }
        }
    }
}
