package org.grokscope.engine.nn;

import java.util.List;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.task.Dataset;

/**
 * One hidden layer on two embedded tokens, outputs = W₂·f(W₁·[E_a; E_b] + b₁) + b₂, with the vector [E_a; E_b] written out. The
 * engine stores E dimension by dimension, W₁ input by input and W₂ output by output.
 */
final class ReferenceEmbeddingMlp extends ReferenceNetwork {

    private final Network.EmbeddingMlp shape;
    private final int[] embedding;
    private final ReferenceLayers.Linear first;
    private final int headWeight;
    private final int headBias;

    ReferenceEmbeddingMlp(Network.EmbeddingMlp shape, Objective objective, Dataset data, List<Parameters.Part> parts) {
        super(data, objective, parts);
        this.shape = shape;
        embedding = embeddings(shape.embeddings());
        // The weights of both operands and the biases lie one after the other.
        first = new ReferenceLayers.Linear(offset("layer 1.first operand"), 2 * shape.width(), shape.hidden());
        headWeight = offset("layer 2.weight");
        headBias = offset("biases.layer 2");
    }

    /** Where an input of the first layer is in θ. */
    private int source(int example, int input) {
        int position = input / shape.width();
        int token = data().token(example, position);
        return embedding[position] + input % shape.width() * data().vocabulary() + token;
    }

    private double[] input(double[] theta, int example) {
        double[] x = new double[2 * shape.width()];
        for (int i = 0; i < x.length; i++) {
            x[i] = theta[source(example, i)];
        }
        return x;
    }

    private double[] head(double[] theta, double[] activations) {
        double[] outputs = new double[data().classes()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = theta[headBias + i];
            for (int j = 0; j < activations.length; j++) {
                outputs[i] += theta[headWeight + i * activations.length + j] * activations[j];
            }
        }
        return outputs;
    }

    @Override
    public double[] outputs(double[] theta, int example) {
        double[] hidden = first.forward(theta, input(theta, example));
        return head(theta, ReferenceLayers.activate(shape.activation(), hidden));
    }

    @Override
    double addGradient(double[] theta, int example, double factor, double[] gradient) {
        double[] x = input(theta, example);
        double[] hidden = first.forward(theta, x);
        double[] activations = ReferenceLayers.activate(shape.activation(), hidden);
        double[] outputs = head(theta, activations);
        int label = data().labels()[example];
        double[] dOutputs = lossBackward(outputs, label, factor);
        double[] dActivations = new double[activations.length];
        for (int i = 0; i < dOutputs.length; i++) {
            gradient[headBias + i] += dOutputs[i];
            for (int j = 0; j < activations.length; j++) {
                int weight = i * activations.length + j;
                gradient[headWeight + weight] += dOutputs[i] * activations[j];
                dActivations[j] += dOutputs[i] * theta[headWeight + weight];
            }
        }
        double[] dHidden = ReferenceLayers.activateBackward(shape.activation(), hidden, dActivations);
        double[] dx = first.backward(theta, gradient, x, dHidden);
        for (int i = 0; i < dx.length; i++) {
            gradient[source(example, i)] += dx[i];
        }
        return loss(outputs, label);
    }
}
