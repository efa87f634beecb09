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

    private static final float[] ONE = {1};

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
        part = parameters.reserve(name, outputs * inputs, outputs);
        weight = matrices.matrix(inputs + 1, outputs);
    }

    /** Declares that it leads to a hidden layer, or to several of the same size. */
    Dense hidden(int layers) {
        int columns = outputs / layers;
        for (int layer = 0; layer < layers; layer++) {
            parameters.hidden(part.offset() + layer * columns, inputs, columns, outputs);
        }
        return this;
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

    /** Copies those weights and biases to the library that lie in a stretch of θ; must follow every change of it. */
    void upload(int from, int to) {
        parameters.upload(part, weight, from, to);
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
        return new Pass(new Layout(columns, columns, false, false), trains);
    }

    /** Prepares passes over examples in another layout. */
    Pass newPass(Layout layout, boolean trains) {
        return new Pass(layout, trains);
    }

    /**
     * How a pass stores its examples.
     *
     * @param examples how many, B
     * @param biased how many of them, the first ones, are W·x + b; the others are W·x
     * @param inputsInRows whether x is B×(n+1), an example a row, and not (n+1)×B
     * @param outputsInRows whether y is B×m and not m×B
     */
    record Layout(int examples, int biased, boolean inputsInRows, boolean outputsInRows) {}

    /** The layer on B examples: one a column, unless the layout says otherwise. */
    final class Pass {
        private final Matrix x;
        private final Matrix y;
        private final Matrix dx;
        private final Matrix dWeight;
        private final Matrices.Product forward;
        private final Matrices.Product backwardToInput;
        private final Matrices.Product backwardToWeight;

        private Pass(Layout layout, boolean trains) {
            boolean xInRows = layout.inputsInRows();
            boolean yInRows = layout.outputsInRows();
            x = matrix(inputs + 1, layout.examples(), xInRows);
            for (int example = 0; example < layout.biased(); example++) {
                int one = xInRows ? example * (inputs + 1) + inputs : inputs * layout.examples() + example;
                x.write(one, ONE, 0, 1);
            }
            y = matrix(outputs, layout.examples(), yInRows);
            forward = yInRows
                    ? matrices.product(x, !xInRows, weight, false, y)
                    : matrices.product(weight, true, x, xInRows, y);
            if (trains) {
                dx = matrix(inputs + 1, layout.examples(), xInRows);
                dWeight = matrices.matrix(inputs + 1, outputs);
                // In the backward pass dy replaces y, which has been read by then.
                backwardToInput = xInRows
                        ? matrices.product(y, !yInRows, weight, true, dx)
                        : matrices.product(weight, false, y, yInRows, dx);
                backwardToWeight = matrices.product(x, xInRows, y, !yInRows, dWeight);
            } else {
                dx = null;
                dWeight = null;
                backwardToInput = null;
                backwardToWeight = null;
            }
        }

        private Matrix matrix(int features, int examples, boolean inRows) {
            return inRows ? matrices.matrix(examples, features) : matrices.matrix(features, examples);
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
