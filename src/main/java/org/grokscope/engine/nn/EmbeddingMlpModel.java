package org.grokscope.engine.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.grokscope.engine.nn.kernel.Elementwise;
import org.grokscope.engine.threads.Workers;
import org.grokscope.inspect.NetworkWeights;
import org.grokscope.inspect.WeightMatrix;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/**
 * One hidden layer on the embeddings of two tokens (arXiv 2606.13753, 2606.18465): h = W₁·[E_a; E_b] + b₁,
 * outputs = W₂·f(h) + b₂ with the activation function f.
 */
public final class EmbeddingMlpModel implements Model {

    private final Network.EmbeddingMlp shape;
    private final Dataset data;
    private final Parameters parameters = new Parameters();
    private final OperandLayer operands;
    private final ExampleRowsDense head;
    private final List<OperandLayer.Gradients> gradients;

    EmbeddingMlpModel(Matrices matrices, Network.EmbeddingMlp shape, Dataset data) {
        this.shape = shape;
        this.data = data;
        operands = new OperandLayer(
                matrices, parameters, shape.embeddings(), shape.width(), data.vocabulary(), shape.hidden());
        head = new ExampleRowsDense(matrices, parameters, "layer 2", shape.hidden(), data.classes());
        parameters.allocate(LANES);
        gradients = Stream.generate(operands::newGradients).limit(LANES).toList();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void initialise(RandomGenerator random) {
        Initializer initializer = new Initializer(random, parameters);
        operands.initialise(initializer);
        head.initialise(initializer);
        parametersChanged();
    }

    @Override
    public void parametersChanged(int from, int to) {
        operands.upload(from, to);
        head.upload(from, to);
    }

    @Override
    public NetworkWeights weights() {
        WeightMatrix embedding = new WeightMatrix(shape.width(), data.vocabulary(), operands.embedding());
        return NetworkWeights.throughEmbedding(embedding, shape.hidden(), operands::firstWeight);
    }

    @Override
    public Pass newTrainingPass(int lane, int columns) {
        return new EmbeddingMlpPass(columns, gradients.get(lane));
    }

    @Override
    public Pass newEvaluationPass(int columns) {
        return new EmbeddingMlpPass(columns, null);
    }

    @Override
    public void beforePasses(Workers workers) {
        workers.run(OperandLayer.OPERANDS, operand -> {
            operands.forward(operand);
            gradients.get(operand).clear();
        });
    }

    @Override
    public void afterPasses(Workers workers) {
        workers.run(OperandLayer.OPERANDS, operand -> operands.backward(operand, gradients, parameters.lane(operand)));
    }

    /** The examples lie a row each, as their tokens' terms do, and pass through the hidden layer a few at a time. */
    private final class EmbeddingMlpPass implements Pass {
        /** Starting a vectorized loop has a fixed cost, which for the numbers of a single example exceeds its work. */
        private static final int ROWS = 8;

        private final int[] a;
        private final int[] b;
        private final int[] labels;
        private final ExampleRowsDense.Pass headPass;
        private final OperandLayer.Gradients termGradients;
        private final float[][] outputs;
        private final List<Block> blocks;
        private final float[] row = new float[shape.hidden()];

        /**
         * Allocates.
         *
         * @param columns B
         * @param termGradients receives the gradients of the terms; null if {@link #backward} will not be called
         */
        private EmbeddingMlpPass(int columns, OperandLayer.Gradients termGradients) {
            this.termGradients = termGradients;
            a = new int[columns];
            b = new int[columns];
            labels = new int[columns];
            headPass = head.newPass(columns, termGradients != null);
            outputs = new float[data.classes()][columns];
            float[][] full = new float[2][ROWS * shape.hidden()];
            blocks = IntStream.range(0, (columns + ROWS - 1) / ROWS)
                    .mapToObj(i -> new Block(i * ROWS, Math.min(ROWS, columns - i * ROWS), full))
                    .toList();
        }

        @Override
        public void load(int[] examples, int from, int count) {
            for (int c = 0; c < labels.length; c++) {
                int example = examples[from + (c < count ? c : 0)];
                a[c] = data.token(example, 0);
                b[c] = data.token(example, 1);
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
            blocks.forEach(Block::forward);
            headPass.forward(outputs);
        }

        @Override
        public void backward(float[] gradient) {
            headPass.backward(outputs, gradient);
            blocks.forEach(Block::backward);
        }

        /** Some consecutive examples. */
        private final class Block {
            private final int from;
            private final int count;
            /** h and f(h), a row each example: shared by all blocks of that size. */
            private final float[] hidden;

            private final float[] activated;
            private final float[] slope;

            private Block(int from, int count, float[][] full) {
                this.from = from;
                this.count = count;
                int size = count * shape.hidden();
                hidden = count == ROWS ? full[0] : new float[size];
                activated = count == ROWS ? full[1] : new float[size];
                slope = termGradients == null ? null : new float[size];
            }

            // The rows are copied, as the JVM vectorizes no loop whose arrays start at different places.
            private void forward() {
                for (int i = 0; i < count; i++) {
                    Elementwise.sum(operands.terms(0)[a[from + i]], operands.terms(1)[b[from + i]], row);
                    System.arraycopy(row, 0, hidden, i * row.length, row.length);
                }
                if (slope == null) {
                    Elementwise.activate(shape.activation(), hidden, activated);
                } else {
                    Elementwise.activate(shape.activation(), hidden, activated, slope);
                }
                headPass.input().write(from, activated);
            }

            private void backward() {
                headPass.inputGradient().read(from, hidden);
                Elementwise.multiply(hidden, slope);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(hidden, i * row.length, row, 0, row.length);
                    Elementwise.add(termGradients.first()[a[from + i]], row);
                    Elementwise.add(termGradients.second()[b[from + i]], row);
                }
            }
        }
    }
}
