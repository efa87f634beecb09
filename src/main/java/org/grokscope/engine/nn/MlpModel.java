package org.grokscope.engine.nn;

import java.util.random.RandomGenerator;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/** One hidden layer: h = W₁·x + b₁, outputs = W₂·f(h) + b₂ with the activation function f. */
public final class MlpModel implements Model {

    private final Network.Mlp shape;
    private final Dataset data;
    private final Parameters parameters = new Parameters();
    private final InputLayer input;
    private final Dense head;

    MlpModel(Matrices matrices, Network.Mlp shape, Dataset data) {
        this.shape = shape;
        this.data = data;
        input = InputLayer.of(matrices, parameters, data, shape.hidden());
        head = new Dense(matrices, parameters, "layer 2", shape.hidden(), data.classes());
        parameters.allocate(LANES);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random) {
        Initializer initializer = new Initializer(random, parameters);
        input.initialise(initializer);
        head.initialise(initializer);
        parametersChanged();
    }

    @Override
    public void parametersChanged(int from, int to) {
        input.upload(from, to);
        head.upload(from, to);
    }

    @Override
    public NetworkWeights weights() {
        int hidden = shape.hidden();
        return new NetworkWeights(rows(hidden), rows(Math.min(hidden, NetworkWeights.MOST_NEURONS)));
    }

    /** The first layer's weights of some hidden units, spread over all of them. */
    private WeightMatrix rows(int units) {
        int inputs = input.shownInputs();
        float[] values = new float[units * inputs];
        for (int row = 0; row < units; row++) {
            int unit = (int) ((long) row * shape.hidden() / units);
            for (int column = 0; column < inputs; column++) {
                values[row * inputs + column] = input.weight(unit, column);
            }
        }
        return new WeightMatrix(units, inputs, values);
    }

    @Override
    public Pass newTrainingPass(int lane, int columns) {
        return new MlpPass(columns, true);
    }

    @Override
    public Pass newEvaluationPass(int columns) {
        return new MlpPass(columns, false);
    }

    @Override
    public void beforePasses(Workers workers) {
        // The examples share nothing.
    }

    @Override
    public void afterPasses(Workers workers) {
        // The examples share nothing.
    }

    private final class MlpPass implements Pass {
        private final int columns;
        private final int[] labels;
        private final InputLayer.Pass inputPass;
        private final Dense.Pass headPass;
        /** m×B each: h, f(h), and in training the slope of f. */
        private final float[][] hidden;

        private final float[][] activated;
        private final float[][] slope;
        private final float[][] outputs;

        private MlpPass(int columns, boolean trains) {
            this.columns = columns;
            labels = new int[columns];
            inputPass = input.newPass(columns, trains);
            headPass = head.newPass(columns, trains);
            hidden = new float[shape.hidden()][columns];
            activated = new float[shape.hidden()][columns];
            slope = trains ? new float[shape.hidden()][columns] : null;
            outputs = new float[data.classes()][columns];
        }

        @Override
        public void load(int[] examples, int from, int count) {
            for (int c = 0; c < columns; c++) {
                int example = examples[from + (c < count ? c : 0)];
                inputPass.load(c, example);
                labels[c] = data.labels()[example];
            }
        }

        @Override
        public float[][] outputs() {
            return outputs;
        }

        @Override
        public int[] labels() {
            return labels;
        }

        @Override
        public void forward() {
            inputPass.forward(hidden);
            for (int i = 0; i < hidden.length; i++) {
                if (slope == null) {
                    Elementwise.activate(shape.activation(), hidden[i], activated[i]);
                } else {
                    Elementwise.activate(shape.activation(), hidden[i], activated[i], slope[i]);
                }
            }
            headPass.forward(activated, outputs);
        }

        @Override
        public void backward(float[] gradient) {
            headPass.backward(outputs, activated, gradient);
            for (int i = 0; i < activated.length; i++) {
                Elementwise.multiply(activated[i], slope[i]);
            }
            inputPass.backward(activated, gradient);
        }
    }
}
