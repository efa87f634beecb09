package org.grokscope.engine.nn;

import java.util.List;
import org.grokscope.run.config.Network;
import org.grokscope.task.Dataset;

/**
 * One hidden layer, outputs = W₂·f(W₁·x + b₁) + b₂, with the input vector x written out: one-hot for each position, or ±1
 * for bits. The engine stores W₁ unit by unit for tokens, and input by input, before the biases, for bits.
 */
final class ReferenceMlp extends ReferenceNetwork {

    private final Network.Mlp shape;
    private final boolean bits;
    private final int inputs;
    private final int inputWeight;
    private final int inputBias;
    private final ReferenceLayers.Linear head;

    ReferenceMlp(Network.Mlp shape, Dataset data, List<Parameters.Part> parts) {
        super(data, parts);
        this.shape = shape;
        bits = data.vocabulary() == 2;
        inputs = bits ? data.positions() : data.positions() * data.vocabulary();
        inputWeight = bits ? offset("layer 1") : offset("layer 1.weight");
        inputBias = bits ? inputWeight + inputs * shape.hidden() : offset("layer 1.bias");
        head = new ReferenceLayers.Linear(offset("layer 2"), shape.hidden(), data.classes());
    }

    private int weight(int unit, int input) {
        return inputWeight + (bits ? input * shape.hidden() + unit : unit * inputs + input);
    }

    private double[] input(int example) {
        double[] x = new double[inputs];
        for (int t = 0; t < data().positions(); t++) {
            int token = data().token(example, t);
            if (bits) {
                x[t] = token == 1 ? 1 : -1;
            } else {
                x[t * data().vocabulary() + token] = 1;
            }
        }
        return x;
    }

    private double[] hidden(double[] theta, double[] x) {
        double[] hidden = new double[shape.hidden()];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = theta[inputBias + i];
            for (int j = 0; j < inputs; j++) {
                hidden[i] += theta[weight(i, j)] * x[j];
            }
        }
        return hidden;
    }

    private double[] activations(double[] hidden) {
        double[] activations = new double[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            activations[i] = switch (shape.activation()) {
                case RELU -> hidden[i] > 0 ? hidden[i] : 0;
                case SQUARE -> Math.pow(hidden[i], 2);
            };
        }
        return activations;
    }

    private double slope(double hidden) {
        return switch (shape.activation()) {
            case RELU -> hidden > 0 ? 1 : 0;
            case SQUARE -> 2 * hidden;
        };
    }

    @Override
    double[] outputs(double[] theta, int example) {
        return head.forward(theta, activations(hidden(theta, input(example))));
    }

    @Override
    public double loss(double[] outputs, int label) {
        return switch (shape.loss()) {
            case CROSS_ENTROPY -> ReferenceLayers.crossEntropy(outputs, label);
            case SQUARED_ERROR -> ReferenceLayers.squaredError(outputs, label);
        };
    }

    private double[] lossBackward(double[] outputs, int label, double factor) {
        return switch (shape.loss()) {
            case CROSS_ENTROPY -> ReferenceLayers.crossEntropyBackward(outputs, label, factor);
            case SQUARED_ERROR -> ReferenceLayers.squaredErrorBackward(outputs, label, factor);
        };
    }

    @Override
    double addGradient(double[] theta, int example, double factor, double[] gradient) {
        double[] x = input(example);
        double[] hidden = hidden(theta, x);
        double[] activations = activations(hidden);
        double[] outputs = head.forward(theta, activations);
        int label = data().labels()[example];
        double[] dActivations = head.backward(theta, gradient, activations, lossBackward(outputs, label, factor));
        for (int i = 0; i < hidden.length; i++) {
            double d = dActivations[i] * slope(hidden[i]);
            gradient[inputBias + i] += d;
            for (int j = 0; j < inputs; j++) {
                gradient[weight(i, j)] += d * x[j];
            }
        }
        return loss(outputs, label);
    }
}
