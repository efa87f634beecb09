package org.grokscope.engine;

/** The mean cross-entropy of a softmax over C classes, in nats, and its gradient (softmax − one-hot)/B. */
final class CrossEntropy {

    private final int classes;

    CrossEntropy(int classes) {
        this.classes = classes;
    }

    /** What a set of examples amounts to. */
    static final class Tally {
        private double lossSum;
        private int correct;
        private int count;

        double meanLoss() {
            return lossSum / count;
        }

        double accuracy() {
            return (double) correct / count;
        }
    }

    /**
     * Adds the losses and the right answers of some rows to a tally. Of equal logits the first one is the answer.
     *
     * @param logits B×C
     * @param labels B
     * @param rows B
     */
    void add(float[] logits, int[] labels, int rows, Tally tally) {
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            int best = largest(logits, at);
            float max = logits[at + best];
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                sum += Math.exp(logits[at + i] - max);
            }
            tally.lossSum += Math.log(sum) - (logits[at + labels[row]] - max);
            tally.correct += best == labels[row] ? 1 : 0;
            tally.count++;
        }
    }

    /**
     * Computes the mean loss of a minibatch and replaces its logits by their gradient.
     *
     * @param logits B×C; afterwards dL/dlogits
     * @param labels B
     * @param rows B
     * @return the mean loss; not finite if a logit is not
     */
    double lossAndGradient(float[] logits, int[] labels, int rows) {
        double loss = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * classes;
            float max = logits[at + largest(logits, at)];
            float right = logits[at + labels[row]] - max;
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                float exp = (float) Math.exp(logits[at + i] - max);
                logits[at + i] = exp;
                sum += exp;
            }
            loss += Math.log(sum) - right;
            float scale = (float) (1 / (sum * rows));
            for (int i = 0; i < classes; i++) {
                logits[at + i] *= scale;
            }
            logits[at + labels[row]] -= 1f / rows;
        }
        return loss / rows;
    }

    private int largest(float[] logits, int at) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (logits[at + i] > logits[at + best]) {
                best = i;
            }
        }
        return best;
    }
}
