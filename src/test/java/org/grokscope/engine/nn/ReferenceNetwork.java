package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.List;
import org.grokscope.engine.mxnet.NativeScope;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.OperandEmbeddings;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Seeds;
import org.grokscope.run.config.Softmax;
import org.grokscope.task.Dataset;

/** A network in double precision, one example at a time, on a flat θ in the engine's order. */
public abstract class ReferenceNetwork {

    private final Dataset data;
    private final Objective objective;
    private final List<Parameters.Part> parts;

    public ReferenceNetwork(Dataset data, Objective objective, List<Parameters.Part> parts) {
        this.data = data;
        this.objective = objective;
        this.parts = parts;
    }

    public static ReferenceNetwork of(Network network, Objective objective, Dataset data, List<Parameters.Part> parts) {
        return switch (network) {
            case Network.Transformer shape -> new ReferenceTransformer(shape, objective, data, parts);
            case Network.Mlp shape -> new ReferenceMlp(shape, objective, data, parts);
            case Network.EmbeddingMlp shape -> new ReferenceEmbeddingMlp(shape, objective, data, parts);
        };
    }

    /** The network of a configuration on its data. */
    public static ReferenceNetwork of(RunConfig config) {
        Dataset data = config.task().dataset(Seeds.of(config.seed()).data());
        // The engine's network is only made for the order of its parameters.
        try (NativeScope scope = new NativeScope()) {
            List<Parameters.Part> parts =
                    scope.model(config.network(), data).parameters().parts();
            return of(config.network(), config.objective(), data, parts);
        }
    }

    /** The outputs for one example. */
    public abstract double[] outputs(double[] theta, int example);

    /** What is made small, for one example. */
    public final double loss(double[] outputs, int label) {
        return isStableMax()
                ? ReferenceLayers.stableMaxLoss(tempered(outputs), label)
                : ReferenceLayers.loss(objective.loss(), tempered(outputs), label);
    }

    /** The gradient of the outputs, times a factor. */
    final double[] lossBackward(double[] outputs, int label, double factor) {
        return tempered(
                isStableMax()
                        ? ReferenceLayers.stableMaxBackward(tempered(outputs), label, factor)
                        : ReferenceLayers.lossBackward(objective.loss(), tempered(outputs), label, factor));
    }

    private boolean isStableMax() {
        return objective.loss() == LossFunction.CROSS_ENTROPY && objective.softmax() == Softmax.STABLEMAX;
    }

    private double[] tempered(double[] values) {
        return Arrays.stream(values)
                .map(value -> value / objective.temperature())
                .toArray();
    }

    /** Adds the gradient of factor·loss of one example and returns its loss. */
    abstract double addGradient(double[] theta, int example, double factor, double[] gradient);

    public final Dataset data() {
        return data;
    }

    public final List<Parameters.Part> parts() {
        return parts;
    }

    /** Where a part starts. */
    public final int offset(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /** Where the table of each position starts. */
    final int[] embeddings(OperandEmbeddings kind) {
        return new int[] {
            offset("token embedding"),
            offset(kind == OperandEmbeddings.SHARED ? "token embedding" : "token embedding.second operand")
        };
    }

    /** The mean loss. */
    public final double loss(double[] theta, int[] examples) {
        double sum = 0;
        for (int example : examples) {
            sum += loss(outputs(theta, example), data.labels()[example]);
        }
        return sum / examples.length;
    }

    /** The gradient of the mean loss. */
    public final double[] gradient(double[] theta, int[] examples) {
        double[] gradient = new double[theta.length];
        for (int example : examples) {
            addGradient(theta, example, 1.0 / examples.length, gradient);
        }
        return gradient;
    }

    /** How many examples have their largest output at their label. */
    public final int correct(double[] theta, int[] examples) {
        int correct = 0;
        for (int example : examples) {
            double[] outputs = outputs(theta, example);
            int best = 0;
            for (int i = 1; i < outputs.length; i++) {
                best = outputs[i] > outputs[best] ? i : best;
            }
            correct += best == data.labels()[example] ? 1 : 0;
        }
        return correct;
    }
}
