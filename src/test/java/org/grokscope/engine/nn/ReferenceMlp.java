package org.grokscope.engine.nn;

import java.util.List;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
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

    ReferenceMlp(Network.Mlp shape, Objective objective, Dataset data, List<Parameters.Part> parts) {
        super(data, objective, parts);
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

    @Override
    public double[] outputs(double[] theta, int example) {
        return head.forward(theta, ReferenceLayers.activate(shape.activation(), hidden(theta, input(example))));
    }

    @Override
    double addGradient(double[] theta, int example, double factor, double[] gradient) {
        double[] x = input(example);
        double[] hidden = hidden(theta, x);
        double[] activations = ReferenceLayers.activate(shape.activation(), hidden);
        double[] outputs = head.forward(theta, activations);
        int label = data().labels()[example];
        double[] dOutputs = lossBackward(outputs, label, factor);
        double[] dActivations = head.backward(theta, gradient, activations, dOutputs);
        double[] dHidden = ReferenceLayers.activateBackward(shape.activation(), hidden, dActivations);
        for (int i = 0; i < hidden.length; i++) {
            gradient[inputBias + i] += dHidden[i];
            for (int j = 0; j < inputs; j++) {
                gradient[weight(i, j)] += dHidden[i] * x[j];
            }
        }
        return loss(outputs, label);
    }
}
