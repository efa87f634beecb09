package org.grokscope.engine.nn;

import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.nn.kernel.Sums;

/**
 * A linear layer like {@link Dense} on examples that come a row each and leave a column each: y = W·x + b of n inputs and m
 * outputs, with x of B rows and y of B columns. W is stored by output and the biases apart from it: so the products go through
 * the library's fastest loops, and several examples are one stretch of x.
 */
final class ExampleRowsDense {

    private final Matrices matrices;
    private final Parameters parameters;
    /** m×n. */
    private final Parameters.Part weight;

    private final Parameters.Part bias;
    private final int inputs;
    private final int outputs;
    private final Matrix weightMatrix;

    ExampleRowsDense(Matrices matrices, Parameters parameters, String name, int inputs, int outputs) {
        this.matrices = matrices;
        this.parameters = parameters;
        this.inputs = inputs;
        this.outputs = outputs;
        weight = parameters.reserve(name + ".weight", outputs * inputs);
        bias = parameters.reserve("biases." + name, 0, outputs);
        weightMatrix = matrices.matrix(outputs, inputs);
    }

    /** Weights N(0, 1/fan_in), biases 0. */
    void initialise(Initializer initializer) {
        initializer.normal(weight, 1 / Math.sqrt(inputs));
        initializer.constant(bias, 0);
    }

    /** Brings what lies in a stretch of θ to the library; after every change of it. */
    void upload(int from, int to) {
        parameters.upload(weight, weightMatrix, from, to);
    }

    /**
     * Prepares passes over so many examples.
     *
     * @param examples B
     * @param trains whether a backward pass will follow
     */
    Pass newPass(int examples, boolean trains) {
        return new Pass(examples, trains);
    }

    /** The layer on B examples. */
    final class Pass {
        private final Matrix x;
        private final Matrix y;
        private final Matrix dx;
        private final Matrix dWeight;
        private final Matrices.Product forward;
        private final Matrices.Product backwardToInput;
        private final Matrices.Product backwardToWeight;

        private Pass(int examples, boolean trains) {
            x = matrices.matrix(examples, inputs);
            y = matrices.matrix(outputs, examples);
            forward = matrices.product(weightMatrix, false, x, true, y);
            dx = trains ? matrices.matrix(examples, inputs) : null;
            dWeight = trains ? matrices.matrix(outputs, inputs) : null;
            // In the backward pass dy replaces y, which has been read by then.
            backwardToInput = trains ? matrices.product(y, true, weightMatrix, false, dx) : null;
            backwardToWeight = trains ? matrices.product(y, false, x, false, dWeight) : null;
        }

        /** x, B×n, to be filled before the forward pass. */
        Matrix input() {
            return x;
        }

        /** dx, B×n, after the backward pass. */
        Matrix inputGradient() {
            return dx;
        }

        /**
         * Computes y.
         *
         * @param out m×B, written
         */
        void forward(float[][] out) {
            forward.run();
            y.read(out);
            for (int i = 0; i < outputs; i++) {
                Elementwise.add(out[i], parameters.values()[bias.offset() + i]);
            }
        }

        /**
         * The backward pass from dy, for the x of the last forward pass.
         *
         * @param dOut dy, m×B
         * @param gradient the flat gradient, of which this layer's parts are replaced
         */
        void backward(float[][] dOut, float[] gradient) {
            y.write(dOut);
            backwardToInput.run();
            backwardToWeight.run();
            dWeight.read(gradient, weight.offset(), outputs);
            for (int i = 0; i < outputs; i++) {
                gradient[bias.offset() + i] = Sums.sum(dOut[i]);
            }
        }
    }
}
