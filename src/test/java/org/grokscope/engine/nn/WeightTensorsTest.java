package org.grokscope.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.OperandEmbeddings;
import org.grokscope.storage.weights.WeightTensor;
import org.grokscope.storage.weights.WeightTensors;
import org.grokscope.task.Dataset;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;

/** The named weights make the network that the engine has: a forward pass that knows only their names and shapes gives its outputs. */
class WeightTensorsTest {

    private static final List<Network> NETWORKS = List.of(
            Small.TRANSFORMER,
            new Network.Transformer(8, 2, 12, OperandEmbeddings.SEPARATE, Normalization.NONE),
            Small.MLP,
            Small.SQUARE_MLP,
            Small.EMBEDDING_MLP,
            new Network.EmbeddingMlp(6, 10, Activation.GELU, OperandEmbeddings.SEPARATE));

    @Test
    void namedWeightsGiveTheOutputsOfTheNetwork() {
        for (Network network : NETWORKS) {
            check(Small.ADD, network);
        }
        check(Small.PARITY, Small.MLP);
    }

    @Test
    void everyParameterIsInOneArrayOnce() {
        for (Network network : NETWORKS) {
            int size = network.parameters(Small.ADD);
            float[] theta = new float[size];
            for (int i = 0; i < size; i++) {
                theta[i] = i;
            }
            int[] found = WeightTensors.of(network, Small.ADD).stream()
                    .flatMapToInt(tensor -> IntStream.range(0, tensor.size()).map(i -> (int) tensor.values(theta)[i]))
                    .sorted()
                    .toArray();
            assertArrayEquals(IntStream.range(0, size).toArray(), found);
        }
    }

    private static void check(Task task, Network network) {
        Dataset data = task.dataset(3);
        try (NativeScope scope = new NativeScope()) {
            Model model = scope.model(network, data);
            model.initialise(new SplittableRandom(5));
            float[] theta = model.parameters().values();
            SplittableRandom random = new SplittableRandom(9);
            for (int i = 0; i < theta.length; i++) {
                theta[i] += (float) random.nextDouble(-0.1, 0.1); // biases and gains are constants at first
            }
            ReferenceNetwork reference = ReferenceNetwork.of(
                    network, Small.objective(network), data, model.parameters().parts());
            Forward forward = new Forward(network, task, theta);
            for (int example : new int[] {0, 1, data.size() / 2, data.size() - 1}) {
                int[] tokens = IntStream.range(0, data.positions())
                        .map(position -> data.token(example, position))
                        .toArray();
                double[] outputs = forward.outputs(tokens);
                assertArrayEquals(reference.outputs(Numbers.toDouble(theta), example), outputs, 1e-9, network.id());
            }
        }
    }

    /** A forward pass in the words of PyTorch's modules. */
    private static final class Forward {
        private final Network network;
        private final Task task;
        private final Map<String, float[]> values = new HashMap<>();
        private final Map<String, List<Integer>> shapes = new HashMap<>();

        private Forward(Network network, Task task, float[] theta) {
            this.network = network;
            this.task = task;
            for (WeightTensor tensor : WeightTensors.of(network, task)) {
                values.put(tensor.name(), tensor.values(theta));
                shapes.put(tensor.name(), tensor.shape());
            }
        }

        private double[] outputs(int[] tokens) {
            return switch (network) {
                case Network.Transformer shape -> transformer(shape, tokens);
                case Network.Mlp shape ->
                    linear("layer2", each(linear("layer1", input(tokens)), activation(shape.activation())));
                case Network.EmbeddingMlp shape -> {
                    double[] a = row("token_embedding.weight", tokens[0]);
                    double[] b = row(table(), tokens[1]);
                    double[] both = IntStream.range(0, 2 * a.length)
                            .mapToDouble(i -> i < a.length ? a[i] : b[i - a.length])
                            .toArray();
                    yield linear("layer2", each(linear("layer1", both), activation(shape.activation())));
                }
            };
        }

        private String table() {
            return values.containsKey("token_embedding_b.weight")
                    ? "token_embedding_b.weight"
                    : "token_embedding.weight";
        }

        /** One-hot a, then one-hot b; or bits as ±1. */
        private double[] input(int[] tokens) {
            if (task instanceof ParityTask) {
                return IntStream.of(tokens).mapToDouble(bit -> 2 * bit - 1).toArray();
            }
            double[] x = new double[2 * task.classes()];
            x[tokens[0]] = 1;
            x[task.classes() + tokens[1]] = 1;
            return x;
        }

        private double[] transformer(Network.Transformer shape, int[] tokens) {
            int d = shape.width();
            double[] first = sum(row("token_embedding.weight", tokens[0]), row("position_embedding.weight", 0));
            double[] last = sum(row(table(), tokens[1]), row("position_embedding.weight", 1));
            double[] ofFirst = affine("layer.self_attn.in_proj_weight", "layer.self_attn.in_proj_bias", first);
            double[] ofLast = affine("layer.self_attn.in_proj_weight", "layer.self_attn.in_proj_bias", last);
            double[] context = new double[d];
            int size = d / shape.heads();
            for (int head = 0; head < shape.heads(); head++) {
                double s0 = 0;
                double s1 = 0;
                for (int i = head * size; i < (head + 1) * size; i++) {
                    s0 += ofLast[i] * ofFirst[d + i] / Math.sqrt(size);
                    s1 += ofLast[i] * ofLast[d + i] / Math.sqrt(size);
                }
                double weight = Math.exp(s0) / (Math.exp(s0) + Math.exp(s1));
                for (int i = head * size; i < (head + 1) * size; i++) {
                    context[i] = weight * ofFirst[2 * d + i] + (1 - weight) * ofLast[2 * d + i];
                }
            }
            double[] h1 = norm("layer.norm1", sum(last, linear("layer.self_attn.out_proj", context)));
            double[] fed = linear("layer.linear2", each(linear("layer.linear1", h1), ReferenceLayers::gelu));
            double[] h2 = norm("layer.norm2", sum(h1, fed));
            return linear("head", norm("norm", h2));
        }

        private double[] row(String name, int row) {
            int columns = shapes.get(name).get(1);
            return IntStream.range(0, columns)
                    .mapToDouble(column -> values.get(name)[row * columns + column])
                    .toArray();
        }

        private double[] linear(String name, double[] x) {
            return affine(name + ".weight", name + ".bias", x);
        }

        private double[] affine(String weight, String bias, double[] x) {
            assertEquals(x.length, shapes.get(weight).get(1), weight);
            double[] y = new double[shapes.get(weight).getFirst()];
            assertEquals(List.of(y.length), shapes.get(bias), bias);
            for (int i = 0; i < y.length; i++) {
                y[i] = values.get(bias)[i];
                for (int j = 0; j < x.length; j++) {
                    y[i] += values.get(weight)[i * x.length + j] * x[j];
                }
            }
            return y;
        }

        private double[] norm(String name, double[] x) {
            if (!values.containsKey(name + ".weight")) {
                return x;
            }
            double mean = IntStream.range(0, x.length)
                    .mapToDouble(i -> x[i])
                    .average()
                    .orElseThrow();
            double variance = IntStream.range(0, x.length)
                    .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                    .average()
                    .orElseThrow();
            return IntStream.range(0, x.length)
                    .mapToDouble(i -> values.get(name + ".weight")[i] * (x[i] - mean) / Math.sqrt(variance + 1e-5f)
                            + values.get(name + ".bias")[i])
                    .toArray();
        }

        private static DoubleUnaryOperator activation(Activation activation) {
            return switch (activation) {
                case RELU -> x -> Math.max(x, 0);
                case SQUARE -> x -> x * x;
                case GELU -> ReferenceLayers::gelu;
            };
        }

        private static double[] each(double[] x, DoubleUnaryOperator f) {
            return IntStream.range(0, x.length)
                    .mapToDouble(i -> f.applyAsDouble(x[i]))
                    .toArray();
        }

        private static double[] sum(double[] x, double[] y) {
            return IntStream.range(0, x.length).mapToDouble(i -> x[i] + y[i]).toArray();
        }
    }
}
