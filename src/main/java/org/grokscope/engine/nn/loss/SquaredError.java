package org.grokscope.engine.nn.loss;

/** The mean over C outputs of the squared distance to the one-hot label, and its gradient 2(output − one-hot)/C. */
final class SquaredError implements Loss {

    private final float[] max;
    private final double[] squares;

    /** For up to so many examples. */
    SquaredError(int columns) {
        max = new float[columns];
        squares = new double[columns];
    }

    @Override
    public double lossAndGradient(float[][] outputs, int[] labels, float[] weights) {
        double sum = 0;
        float scale = 2f / outputs.length;
        for (int c = 0; c < weights.length; c++) {
            outputs[labels[c]][c] -= 1;
        }
        for (float[] row : outputs) {
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * row[c] * row[c];
                row[c] *= scale * weights[c];
            }
        }
        return sum / outputs.length;
    }

    @Override
    public void tally(float[][] outputs, int[] labels, int count, float weight, Tally tally) {
        Loss.measure(outputs, max, squares);
        for (int c = 0; c < count; c++) {
            int label = labels[c];
            boolean correct = Loss.isAnswer(outputs, label, c, max[c]);
            double sum = 0;
            for (int i = 0; i < outputs.length; i++) {
                double difference = outputs[i][c] - (i == label ? 1 : 0);
                sum += difference * difference;
            }
            tally.add(sum / outputs.length, correct, Math.sqrt(squares[c]));
        }
    }
}
