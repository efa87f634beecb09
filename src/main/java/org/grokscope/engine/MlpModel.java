package org.grokscope.engine;

import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.grokscope.run.Network;
import org.grokscope.task.Dataset;

/**
 * One hidden layer: h = relu(W₁·x + b₁), logits = W₂·h + b₂.
 *
 * <p>The input x of the modular tasks is one-hot for each position, so W₁·x is a sum of one column a position; for bits
 * (a vocabulary of two) x is ±1. Both are the same sum over positions of scale·row, with W₁ stored by input: row
 * (position, token) and scale 1, or row (position) and scale ±1. Weights and biases start as U(±1/√fan_in).
 */
final class MlpModel implements Model {

    private static final int EVALUATION_ROWS = 1024;

    private final Dataset data;
    private final int inputs;
    private final int hidden;
    private final boolean bits;
    private final Parameters parameters = new Parameters();
    private final Parameters.Part inputWeight;
    private final Parameters.Part inputBias;
    private final Dense head;
    private final CrossEntropy crossEntropy;
    private final Pass training;
    private final Pass evaluation;

    MlpModel(MxNet mxnet, NDManager manager, Arena arena, Network.Mlp shape, Dataset data, int batchSize) {
        this.data = data;
        bits = data.vocabulary() == 2;
        inputs = bits ? data.positions() : data.positions() * data.vocabulary();
        hidden = shape.hidden();
        inputWeight = parameters.reserve("input.weight", inputs * hidden);
        inputBias = parameters.reserve("input.bias", hidden);
        head = new Dense(mxnet, manager, arena, parameters, "head", hidden, data.classes());
        parameters.allocate();
        crossEntropy = new CrossEntropy(data.classes());
        training = new Pass(batchSize, true);
        evaluation = new Pass(Math.min(EVALUATION_ROWS, data.size()), false);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random) {
        Initializer initializer = new Initializer(random, parameters);
        initializer.uniform(inputWeight, 1 / Math.sqrt(inputs));
        initializer.uniform(inputBias, 1 / Math.sqrt(inputs));
        head.initialise(initializer);
        parametersChanged();
    }

    @Override
    public void parametersChanged() {
        head.upload();
    }

    @Override
    public double lossAndGradient(int[] examples) {
        training.forward(examples, 0, training.rows);
        double loss = crossEntropy.lossAndGradient(training.logits, training.labels, training.rows);
        training.backward(examples);
        return loss;
    }

    @Override
    public void evaluate(int[] examples, CrossEntropy.Tally tally) {
        for (int from = 0; from < examples.length; from += evaluation.rows) {
            int count = Math.min(evaluation.rows, examples.length - from);
            evaluation.forward(examples, from, count);
            crossEntropy.add(evaluation.logits, evaluation.labels, count, tally);
        }
    }

    /** Where the row of W₁ for one position of one example starts in θ. */
    private int inputRow(int example, int position) {
        int row = bits ? position : position * data.vocabulary() + data.token(example, position);
        return inputWeight.offset() + row * hidden;
    }

    private float inputScale(int example, int position) {
        return bits ? 2 * data.token(example, position) - 1 : 1;
    }

    /** One pass over B rows. */
    private final class Pass {
        private final int rows;
        private final int[] labels;
        private final float[] activations;
        private final float[] logits;
        private final NativeMatrix nativeActivations;
        private final NativeMatrix nativeLogits;
        private final NativeMatrix nativeDActivations;
        private final MxNet.Call headForward;
        private final MxNet.Call headBackward;
        private final float[] dActivations;

        Pass(int rows, boolean trains) {
            this.rows = rows;
            labels = new int[rows];
            activations = new float[rows * hidden];
            logits = new float[rows * data.classes()];
            nativeActivations = head.newInput(rows);
            nativeLogits = head.newOutput(rows);
            headForward = head.forward(nativeActivations, nativeLogits);
            nativeDActivations = trains ? head.newInput(rows) : null;
            headBackward = trains ? head.backward(nativeLogits, nativeActivations, nativeDActivations) : null;
            dActivations = trains ? new float[rows * hidden] : null;
        }

        /** Rows beyond the count keep what they hold; nobody reads them. */
        void forward(int[] examples, int from, int count) {
            float[] theta = parameters.values();
            for (int row = 0; row < count; row++) {
                int example = examples[from + row];
                int at = row * hidden;
                labels[row] = data.labels()[example];
                System.arraycopy(theta, inputBias.offset(), activations, at, hidden);
                for (int position = 0; position < data.positions(); position++) {
                    addScaled(activations, at, theta, inputRow(example, position), inputScale(example, position));
                }
                for (int i = at; i < at + hidden; i++) {
                    activations[i] = Math.max(0, activations[i]);
                }
            }
            nativeActivations.write(activations, 0);
            headForward.run();
            nativeLogits.read(logits, 0);
        }

        /** Goes back from the gradient that stands in the logits. */
        void backward(int[] examples) {
            float[] gradients = parameters.gradients();
            Arrays.fill(gradients, 0);
            nativeLogits.write(logits, 0);
            headBackward.run();
            head.downloadGradients();
            nativeDActivations.read(dActivations, 0);
            for (int row = 0; row < rows; row++) {
                int at = row * hidden;
                for (int i = at; i < at + hidden; i++) {
                    dActivations[i] = activations[i] > 0 ? dActivations[i] : 0;
                }
                addScaled(gradients, inputBias.offset(), dActivations, at, 1);
                int example = examples[row];
                for (int position = 0; position < data.positions(); position++) {
                    addScaled(gradients, inputRow(example, position), dActivations, at, inputScale(example, position));
                }
            }
        }

        private void addScaled(float[] sum, int to, float[] summand, int from, float scale) {
            for (int i = 0; i < hidden; i++) {
                sum[to + i] += scale * summand[from + i];
            }
        }
    }
}
