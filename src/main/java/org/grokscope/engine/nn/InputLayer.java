package org.grokscope.engine.nn;

import java.util.Arrays;
import org.grokscope.engine.nn.kernel.Sums;
import org.grokscope.task.Dataset;

/** The first layer of the MLP, h = W₁·x + b₁, on the tokens of B examples. Weights and biases start as U(±1/√fan_in). */
sealed interface InputLayer {

    void initialise(Initializer initializer);

    /** After every change of θ: brings what lies in the stretch to the library. */
    void upload(int from, int to);

    /** How many inputs an output's weights are shown for: the tokens at the first position, or all bits. */
    int shownInputs();

    /** The weight of one of the shown inputs in an output. */
    float weight(int output, int input);

    /** Prepares passes over B examples. */
    Pass newPass(int columns, boolean trains);

    /** The layer on B examples, one a column. */
    interface Pass {

        /** Takes an example into a column. */
        void load(int column, int example);

        /**
         * Computes h.
         *
         * @param out m×B, written
         */
        void forward(float[][] out);

        /**
         * The backward pass from dh, for the last forward pass.
         *
         * @param dOut m×B
         * @param gradient the flat gradient, of which this layer's parts are replaced
         */
        void backward(float[][] dOut, float[] gradient);
    }

    /** The layer that fits a data set: bits are numbers ±1, other tokens are one-hot at each position. */
    static InputLayer of(Matrices matrices, Parameters parameters, Dataset data, int outputs) {
        return data.vocabulary() == 2
                ? new OfBits(matrices, parameters, data, outputs)
                : new OfTokens(parameters, data, outputs);
    }

    /** x is ±1 for each bit: a {@link Dense} layer. */
    final class OfBits implements InputLayer {
        private final Dense dense;
        private final Dataset data;

        OfBits(Matrices matrices, Parameters parameters, Dataset data, int outputs) {
            this.data = data;
            dense = new Dense(matrices, parameters, "layer 1", data.positions(), outputs);
        }

        @Override
        public void initialise(Initializer initializer) {
            dense.initialise(initializer);
        }

        @Override
        public void upload(int from, int to) {
            dense.upload(from, to);
        }

        @Override
        public int shownInputs() {
            return data.positions();
        }

        @Override
        public float weight(int output, int input) {
            return dense.weight(output, input);
        }

        @Override
        public Pass newPass(int columns, boolean trains) {
            float[][] x = new float[data.positions()][columns];
            float[][] dx = trains ? new float[data.positions()][columns] : null;
            Dense.Pass pass = dense.newPass(columns, trains);
            return new Pass() {
                @Override
                public void load(int column, int example) {
                    for (int position = 0; position < x.length; position++) {
                        x[position][column] = 2 * data.token(example, position) - 1;
                    }
                }

                @Override
                public void forward(float[][] out) {
                    pass.forward(x, out);
                }

                @Override
                public void backward(float[][] dOut, float[] gradient) {
                    pass.backward(dOut, dx, gradient);
                }
            };
        }
    }

    /**
     * x is one-hot for each position, so W₁·x is a sum of one column of W₁ a position. W₁ is m×(positions·vocabulary), the
     * vocabulary of the first position first.
     */
    final class OfTokens implements InputLayer {
        private final Parameters parameters;
        private final Dataset data;
        private final int inputs;
        private final int outputs;
        private final Parameters.Part weight;
        private final Parameters.Part bias;

        OfTokens(Parameters parameters, Dataset data, int outputs) {
            this.parameters = parameters;
            this.data = data;
            this.outputs = outputs;
            inputs = data.positions() * data.vocabulary();
            weight = parameters.reserve("layer 1.weight", outputs * inputs);
            bias = parameters.reserve("layer 1.bias", 0, outputs);
        }

        @Override
        public void initialise(Initializer initializer) {
            initializer.uniform(weight, 1 / Math.sqrt(inputs));
            initializer.uniform(bias, 1 / Math.sqrt(inputs));
        }

        @Override
        public void upload(int from, int to) {
            // Nothing of it is computed in the library.
        }

        @Override
        public int shownInputs() {
            return data.vocabulary();
        }

        @Override
        public float weight(int output, int input) {
            return parameters.values()[weight.offset() + output * inputs + input];
        }

        @Override
        public Pass newPass(int columns, boolean trains) {
            return new TokenPass(new int[data.positions()][columns]);
        }

        private final class TokenPass implements Pass {
            /** Which column of W₁ each example has at each position. */
            private final int[][] hot;

            private TokenPass(int[][] hot) {
                this.hot = hot;
            }

            @Override
            public void load(int column, int example) {
                for (int position = 0; position < hot.length; position++) {
                    hot[position][column] = position * data.vocabulary() + data.token(example, position);
                }
            }

            @Override
            public void forward(float[][] out) {
                float[] theta = parameters.values();
                for (int i = 0; i < outputs; i++) {
                    Arrays.fill(out[i], theta[bias.offset() + i]);
                    for (int[] columns : hot) {
                        gatherAdd(out[i], theta, weight.offset() + i * inputs, columns);
                    }
                }
            }

            @Override
            public void backward(float[][] dOut, float[] gradient) {
                Arrays.fill(gradient, weight.offset(), weight.offset() + weight.length(), 0);
                for (int i = 0; i < outputs; i++) {
                    gradient[bias.offset() + i] = Sums.sum(dOut[i]);
                    for (int[] columns : hot) {
                        scatterAdd(gradient, weight.offset() + i * inputs, columns, dOut[i]);
                    }
                }
            }

            private static void gatherAdd(float[] sum, float[] values, int from, int[] indices) {
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += values[from + indices[c]];
                }
            }

            private static void scatterAdd(float[] sums, int from, int[] indices, float[] values) {
                for (int c = 0; c < values.length; c++) {
                    sums[from + indices[c]] += values[c];
                }
            }
        }
    }
}
