package org.grokscope.engine.nn.loss;

import java.util.Arrays;
import org.grokscope.engine.nn.kernel.Elementwise;

/** The cross-entropy of a softmax over C classes, in nats, and its gradient softmax − one-hot. */
final class CrossEntropy implements Loss {

    private final float[] max;
    private final float[] right;
    private final double[] sum;
    private final float[] scale;
    private final boolean[] correct;

    /** For up to so many examples. */
    CrossEntropy(int columns) {
        max = new float[columns];
        right = new float[columns];
        sum = new double[columns];
        scale = new float[columns];
        correct = new boolean[columns];
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
        for (float[] row : logits) {
            Elementwise.multiply(row, scale);
        }
        for (int c = 0; c < weights.length; c++) {
            logits[labels[c]][c] -= weights[c];
        }
        return loss;
    }

    @Override
    public void tally(float[][] logits, int[] labels, int count, Tally tally) {
        Loss.largest(logits, max);
        for (int c = 0; c < count; c++) {
            correct[c] = Loss.isAnswer(logits, labels[c], c, max[c]);
        }
        exponentials(logits, labels);
        for (int c = 0; c < count; c++) {
            tally.add(Math.log(sum[c]) - right[c], correct[c]);
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
