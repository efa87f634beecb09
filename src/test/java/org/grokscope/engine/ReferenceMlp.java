package org.grokscope.engine;

import java.util.List;
import org.grokscope.run.Network;
import org.grokscope.task.Dataset;

/**
 * One hidden layer, logits = W₂·relu(W₁·x + b₁) + b₂, with the input vector x written out: one-hot for each position, or
 * ±1 for bits. The engine stores W₁ input by input, so here it is the transpose.
 */
final class ReferenceMlp extends ReferenceNetwork {

    private final int hidden;
    private final int inputWeight = offset("input.weight");
    private final int inputBias = offset("input.bias");
    private final int headWeight = offset("head.weight");
    private final int headBias = offset("head.bias");

    ReferenceMlp(Network.Mlp shape, Dataset data, List<Parameters.Part> parts) {
        super(data, parts);
        hidden = shape.hidden();
    }

    private double[] input(int example) {
        int vocabulary = data().vocabulary();
        int positions = data().positions();
        if (vocabulary == 2) {
            double[] bits = new double[positions];
            for (int t = 0; t < positions; t++) {
                bits[t] = data().token(example, t) == 1 ? 1 : -1;
            }
            return bits;
        }
        double[] oneHot = new double[positions * vocabulary];
        for (int t = 0; t < positions; t++) {
            oneHot[t * vocabulary + data().token(example, t)] = 1;
        }
        return oneHot;
    }

    private double[] activations(double[] theta, double[] x) {
        double[] activations = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            double sum = theta[inputBias + i];
            for (int j = 0; j < x.length; j++) {
                sum += theta[inputWeight + j * hidden + i] * x[j];
            }
            activations[i] = sum > 0 ? sum : 0;
        }
        return activations;
    }

    @Override
    double[] logits(double[] theta, int example) {
        double[] activations = activations(theta, input(example));
        return ReferenceLayers.linear(theta, headWeight, headBias, activations, data().classes());
    }

    @Override
    double addGradient(double[] theta, int example, double factor, double[] gradient) {
        double[] x = input(example);
        double[] activations = activations(theta, x);
        double[] logits = logits(theta, example);
        int label = data().labels()[example];
        double[] dActivations = ReferenceLayers.linearBackward(
                theta,
                gradient,
                headWeight,
                headBias,
                activations,
                ReferenceLayers.crossEntropyBackward(logits, label, factor));
        for (int i = 0; i < hidden; i++) {
            double d = activations[i] > 0 ? dActivations[i] : 0;
            gradient[inputBias + i] += d;
            for (int j = 0; j < x.length; j++) {
                gradient[inputWeight + j * hidden + i] += d * x[j];
            }
        }
        return ReferenceLayers.crossEntropy(logits, label);
    }
}
