package org.grokscope.storage.weights;

import java.util.ArrayList;
import java.util.List;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.OperandEmbeddings;
import org.grokscope.storage.weights.WeightTensor.Block;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;

/**
 * The weights of a network as named arrays with the names, shapes and order of numbers of PyTorch's modules: a linear layer's weight is
 * outputs × inputs, an embedding's tokens × width, and {@code in_proj} has queries, keys and values one below the other. The parts of θ
 * are in the order in which the engine's layers reserve them.
 */
public final class WeightTensors {

    private static final int POSITIONS = 2;

    private final List<WeightTensor> tensors = new ArrayList<>();
    /** How much of θ has been described. */
    private int offset;

    private WeightTensors() {}

    /** The arrays of a network for examples of a task; together they are all of θ. */
    public static List<WeightTensor> of(Network network, Task task) {
        WeightTensors all = new WeightTensors();
        switch (network) {
            case Network.Transformer shape -> all.transformer(shape, task.classes());
            case Network.Mlp shape -> all.mlp(shape, task);
            case Network.EmbeddingMlp shape -> all.embeddingMlp(shape, task.classes());
        }
        return List.copyOf(all.tensors);
    }

    private void transformer(Network.Transformer shape, int symbols) {
        int d = shape.width();
        embeddings(shape.embeddings(), symbols, d);
        matrix("position_embedding.weight", POSITIONS, d, false);
        Dense query = dense(d, d);
        Dense keyValue = dense(d, 2 * d);
        add("layer.self_attn.in_proj_weight", List.of(3 * d, d), query.weight, keyValue.weight);
        add("layer.self_attn.in_proj_bias", List.of(3 * d), query.bias, keyValue.bias);
        linear("layer.self_attn.out_proj", d, d);
        boolean norms = shape.normalization() == Normalization.POST;
        if (norms) {
            norm("layer.norm1", d);
        }
        linear("layer.linear1", d, shape.feedForward());
        linear("layer.linear2", shape.feedForward(), d);
        if (norms) {
            norm("layer.norm2", d);
            norm("norm", d);
        }
        linear("head", d, symbols);
    }

    private void mlp(Network.Mlp shape, Task task) {
        if (task instanceof ParityTask parity) {
            linear("layer1", parity.bits(), shape.hidden());
        } else {
            matrix("layer1.weight", shape.hidden(), POSITIONS * task.classes(), false);
            vector("layer1.bias", shape.hidden());
        }
        linear("layer2", shape.hidden(), task.classes());
    }

    private void embeddingMlp(Network.EmbeddingMlp shape, int symbols) {
        embeddings(shape.embeddings(), symbols, shape.width());
        matrix("layer1.weight", shape.hidden(), POSITIONS * shape.width(), true);
        vector("layer1.bias", shape.hidden());
        matrix("layer2.weight", symbols, shape.hidden(), false);
        vector("layer2.bias", symbols);
    }

    private void embeddings(OperandEmbeddings kind, int symbols, int width) {
        matrix("token_embedding.weight", symbols, width, true);
        if (kind == OperandEmbeddings.SEPARATE) {
            matrix("token_embedding_b.weight", symbols, width, true);
        }
    }

    private void norm(String name, int width) {
        vector(name + ".weight", width);
        vector(name + ".bias", width);
    }

    private void linear(String name, int inputs, int outputs) {
        Dense dense = dense(inputs, outputs);
        add(name + ".weight", List.of(outputs, inputs), dense.weight);
        add(name + ".bias", List.of(outputs), dense.bias);
    }

    private void matrix(String name, int rows, int columns, boolean transposed) {
        add(name, List.of(rows, columns), block(rows, columns, transposed));
    }

    private void vector(String name, int length) {
        add(name, List.of(length), block(1, length, false));
    }

    private void add(String name, List<Integer> shape, Block... blocks) {
        tensors.add(new WeightTensor(name, shape, List.of(blocks)));
    }

    private record Dense(Block weight, Block bias) {}

    /** The next inputs + 1 rows of θ: the weights of each input, then the biases. */
    private Dense dense(int inputs, int outputs) {
        return new Dense(block(outputs, inputs, true), block(1, outputs, false));
    }

    /** The next numbers of θ. */
    private Block block(int rows, int columns, boolean transposed) {
        Block block = new Block(offset, rows, columns, transposed);
        offset += rows * columns;
        return block;
    }
}
