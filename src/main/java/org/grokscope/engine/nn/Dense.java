package org.grokscope.engine.nn;

import java.util.Arrays;

/**
 * A linear layer y = W·x + b of n inputs and m outputs, and its backward pass dx = Wᵀ·dy, dW = dy·xᵀ, db = Σ dy.
 *
 * <p>Weights and biases are one matrix of n + 1 rows and m columns, the weights of one input in a row and the biases in
 * the last one, and x has a last row of ones: so one product does y, and another one dW and db together. Stored this way
 * round, all three products go through the library's fastest loops.
 */
public final class Dense {

    private final Matrices matrices;
    private final Parameters parameters;
    private final Parameters.Part part;
    private final int inputs;
    private final int outputs;
    private final Matrix weight;

    public Dense(Matrices matrices, Parameters parameters, String name, int inputs, int outputs) {
        this.matrices = matrices;
        this.parameters = parameters;
        this.inputs = inputs;
        this.outputs = outputs;
        part = parameters.reserve(name, outputs * (inputs + 1));
        weight = matrices.matrix(inputs + 1, outputs);
    }

    /** PyTorch's {@code Linear}: weights and biases U(±1/√fan_in). */
    void initialise(Initializer initializer) {
        initializer.uniform(part, 1 / Math.sqrt(inputs));
    }

    /** Weights U(±bound), biases 0. */
    void initialise(Initializer initializer, double bound) {
        initializer.uniform(part, bound);
        int biases = part.offset() + inputs * outputs;
        Arrays.fill(parameters.values(), biases, biases + outputs, 0);
    }

    /** Copies weights and biases to the library; must follow every change of θ. */
    void upload() {
        weight.write(parameters.values(), part.offset(), inputs + 1);
    }

    /** The weight of an input in an output. */
    float weight(int output, int input) {
        return parameters.values()[part.offset() + input * outputs + output];
    }

    /**
     * Prepares passes over so many examples.
     *
     * @param columns how many examples, B
     * @param trains whether a backward pass will follow
     */
    Pass newPass(int columns, boolean trains) {
        return new Pass(columns, trains);
    }

    /** The layer on B examples, one a column. */
    final class Pass {
        private final Matrix x;
        private final Matrix y;
        private final Matrix dx;
        private final Matrix dWeight;
        private final Matrices.Product forward;
        private final Matrices.Product backwardToInput;
        private final Matrices.Product backwardToWeight;

        private Pass(int columns, boolean trains) {
            x = matrices.matrix(inputs + 1, columns);
            float[][] ones = new float[inputs + 1][columns];
            Arrays.fill(ones[inputs], 1);
            x.write(ones);
            y = matrices.matrix(outputs, columns);
            forward = matrices.product(weight, true, x, false, y);
            dx = trains ? matrices.matrix(inputs + 1, columns) : null;
            dWeight = trains ? matrices.matrix(inputs + 1, outputs) : null;
            // In the backward pass dy replaces y, which has been read by then.
            backwardToInput = trains ? matrices.product(weight, false, y, false, dx) : null;
            backwardToWeight = trains ? matrices.product(x, false, y, true, dWeight) : null;
        }

        /**
         * Computes y.
         *
         * @param in x, n×B
         * @param out y, m×B, written
         */
        void forward(float[][] in, float[][] out) {
            x.write(in);
            forward.run();
            y.read(out);
        }

        /**
         * The backward pass from dy, for the x of the last forward pass.
         *
         * @param dOut dy, m×B
         * @param dIn dx, n×B, written
         * @param gradient the flat gradient, of which this layer's part is replaced
         */
        void backward(float[][] dOut, float[][] dIn, float[] gradient) {
            y.write(dOut);
            backward(gradient);
            dx.read(dIn);
        }

        /** Computes y from the x that was {@linkplain #input written}. */
        void forward() {
            forward.run();
        }

        /** The backward pass from the dy that was {@linkplain #output written}. */
        void backward(float[] gradient) {
            backwardToInput.run();
            backwardToWeight.run();
            dWeight.read(gradient, part.offset(), inputs + 1);
        }

        /** x, to be filled block by block. */
        Matrix input() {
            return x;
        }

        /** y, and in the backward pass dy, which replaces it. */
        Matrix output() {
            return y;
        }

        /** dx. */
        Matrix inputGradient() {
            return dx;
        }
    }
}
