package org.grokscope.engine.nn.loss;

/** A loss of the outputs divided by a temperature τ; its gradient is divided by τ as well. */
final class Tempered implements Loss {

    private final Loss loss;
    private final float factor;

    Tempered(Loss loss, double temperature) {
        this.loss = loss;
        factor = (float) (1 / temperature);
    }

    @Override
    public double lossAndGradient(float[][] outputs, int[] labels, float[] weights) {
        scale(outputs);
        double value = loss.lossAndGradient(outputs, labels, weights);
        scale(outputs);
        return value;
    }

    @Override
    public void tally(float[][] outputs, int[] labels, int count, float weight, Tally tally) {
        scale(outputs);
        loss.tally(outputs, labels, count, weight, tally);
    }

    private void scale(float[][] rows) {
        for (float[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                row[c] *= factor;
            }
        }
    }
}
