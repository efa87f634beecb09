package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.run.config.OperandEmbeddings;

/**
 * The first layer of the embedding MLP, h = W₁·[E_a; E_b] + b₁, divided by operand: h = (W_a·E_a + b₁) + W_b·E_b. Both terms
 * depend on one token only, so they are computed once for each of p tokens, and a pair is an addition of two rows of m numbers.
 *
 * <p>The operands can be computed on two threads: nothing that one writes is read or written by the other.
 */
final class OperandLayer {

    static final int OPERANDS = 2;

    private final Parameters parameters;
    private final int width;
    private final int tokens;
    private final int outputs;
    /** E, d×p: one for both operands, or one for each. */
    private final List<Parameters.Part> embeddings;
    /** W_a and W_b, d×m each, the weights of one input in a row. */
    private final Parameters.Part[] weights = new Parameters.Part[OPERANDS];

    private final Parameters.Part bias;
    private final List<Operand> operands;

    OperandLayer(Matrices matrices, Parameters parameters, OperandEmbeddings kind, int width, int tokens, int outputs) {
        this.parameters = parameters;
        this.width = width;
        this.tokens = tokens;
        this.outputs = outputs;
        embeddings = TransformerLayers.embeddings(parameters, kind, width * tokens);
        weights[0] = parameters.reserve("layer 1.first operand", width * outputs);
        weights[1] = parameters.reserve("layer 1.second operand", width * outputs);
        bias = parameters.reserve("biases.layer 1", 0, outputs);
        // W_a and W_b lie one after the other: together they are W₁.
        parameters.hidden(weights[0].offset(), OPERANDS * width, outputs, outputs);
        Matrix[] tables =
                embeddings.stream().map(_ -> matrices.matrix(width, tokens)).toArray(Matrix[]::new);
        operands = IntStream.range(0, OPERANDS)
                .mapToObj(number -> new Operand(matrices, number, tables[number % tables.length]))
                .toList();
    }

    /** Weights N(0, 1/fan_in), biases 0. */
    void initialise(Initializer initializer) {
        for (Parameters.Part embedding : embeddings) {
            initializer.normal(embedding, 1 / Math.sqrt(width));
        }
        for (Parameters.Part weight : weights) {
            initializer.normal(weight, 1 / Math.sqrt(OPERANDS * width));
        }
        initializer.constant(bias, 0);
    }

    /** Brings what lies in a stretch of θ to the library; after every change of it. */
    void upload(int from, int to) {
        for (int i = 0; i < embeddings.size(); i++) {
            parameters.upload(embeddings.get(i), operands.get(i).table, from, to);
        }
        for (Operand operand : operands) {
            parameters.upload(weights[operand.number], operand.weight, from, to);
        }
    }

    /** E of the first operand, d×p. */
    float[] embedding() {
        Parameters.Part embedding = embeddings.getFirst();
        return Arrays.copyOfRange(parameters.values(), embedding.offset(), embedding.offset() + embedding.length());
    }

    /** The weight of an input of the first operand in an output. */
    float firstWeight(int output, int input) {
        return parameters.values()[weights[0].offset() + input * outputs + output];
    }

    /** The gradients that the examples of one lane give: of each operand's term, p×m. */
    @SuppressWarnings("ArrayRecordComponent") // working arrays, never compared
    record Gradients(float[][] first, float[][] second) {
        void clear() {
            for (float[][] rows : List.of(first, second)) {
                for (float[] row : rows) {
                    Arrays.fill(row, 0);
                }
            }
        }

        private float[][] of(int operand) {
            return operand == 0 ? first : second;
        }
    }

    Gradients newGradients() {
        return new Gradients(new float[tokens][outputs], new float[tokens][outputs]);
    }

    /** The term of an operand, p×m: with the biases, if it is the first. */
    float[][] terms(int operand) {
        return operands.get(operand).terms;
    }

    /** Computes the term of one operand. */
    void forward(int operand) {
        operands.get(operand).forward();
    }

    /**
     * The backward pass from the term of one operand, after those of all examples.
     *
     * @param lanes what the examples gave
     * @param gradient a flat gradient, of which this operand's parts are replaced
     */
    void backward(int operand, List<Gradients> lanes, float[] gradient) {
        operands.get(operand).backward(lanes, gradient);
    }

    private final class Operand {
        private final int number;
        private final Parameters.Part embedding;
        /** Its embedding, d×p. */
        private final Matrix table;

        private final float[][] terms;
        /** d×m. */
        private final Matrix weight;
        /** p×m: the term; in the backward pass its gradient, when it has been read. */
        private final Matrix product;

        private final Matrix dWeight;
        private final Matrix dEmbedding;
        private final Matrices.Product forward;
        private final Matrices.Product backwardToWeight;
        private final Matrices.Product backwardToEmbedding;

        private Operand(Matrices matrices, int number, Matrix table) {
            this.number = number;
            this.table = table;
            embedding = embeddings.get(number % embeddings.size());
            terms = new float[tokens][outputs];
            weight = matrices.matrix(width, outputs);
            product = matrices.matrix(tokens, outputs);
            dWeight = matrices.matrix(width, outputs);
            dEmbedding = matrices.matrix(width, tokens);
            forward = matrices.product(table, true, weight, false, product);
            backwardToWeight = matrices.product(table, false, product, false, dWeight);
            backwardToEmbedding = matrices.product(weight, false, product, true, dEmbedding);
        }

        private void forward() {
            forward.run();
            product.read(terms);
            if (number == 0) {
                float[] biases = Arrays.copyOfRange(parameters.values(), bias.offset(), bias.offset() + bias.length());
                for (float[] row : terms) {
                    Elementwise.add(row, biases);
                }
            }
        }

        private void backward(List<Gradients> lanes, float[] gradient) {
            float[][] sums = lanes.getFirst().of(number);
            for (Gradients lane : lanes.subList(1, lanes.size())) {
                for (int token = 0; token < tokens; token++) {
                    Elementwise.add(sums[token], lane.of(number)[token]);
                }
            }
            product.write(sums);
            backwardToWeight.run();
            dWeight.read(gradient, weights[number].offset(), width);
            backwardToEmbedding.run();
            dEmbedding.read(gradient, embedding.offset(), width);
            if (number == 0) {
                float[] biases = sums[0].clone();
                for (int token = 1; token < tokens; token++) {
                    Elementwise.add(biases, sums[token]);
                }
                System.arraycopy(biases, 0, gradient, bias.offset(), outputs);
            }
        }
    }
}
