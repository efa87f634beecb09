package org.grokscope.engine.nn;

import java.util.List;
import org.grokscope.engine.nn.ReferenceLayers.Linear;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Normalization;
import org.grokscope.run.config.Objective;
import org.grokscope.task.Dataset;

/**
 * The paper's network (arXiv 2603.13331) as PyTorch's {@code TransformerEncoderLayer} computes it: both positions go
 * through everything, each attends to both by a softmax, and only the head looks at the last one alone.
 *
 * <p>x = token + position embedding; h₁ = LN(x + attention(x)); h₂ = LN(h₁ + W₂·gelu(W₁·h₁)); logits = W·LN(h₂)[last].
 */
final class ReferenceTransformer extends ReferenceNetwork {

    private static final int POSITIONS = 2;

    private final int width;
    private final int heads;
    private final int columns;
    private final int feedForward;

    private final int[] tokenEmbedding;
    private final int positionEmbedding = offset("position embedding");
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;
    private final Linear expand;
    private final Linear contract;
    private final Linear head;
    private final Norm afterAttention;
    private final Norm afterFeedForward;
    private final Norm last;

    ReferenceTransformer(Network.Transformer shape, Objective objective, Dataset data, List<Parameters.Part> parts) {
        super(data, objective, parts);
        tokenEmbedding = embeddings(shape.embeddings());
        boolean normalizes = shape.normalization() == Normalization.POST;
        afterAttention = new Norm("layer norms.after attention", normalizes);
        afterFeedForward = new Norm("layer norms.after feed-forward", normalizes);
        last = new Norm("layer norms.last", normalizes);
        width = shape.width();
        heads = shape.heads();
        columns = width / heads;
        feedForward = shape.feedForward();
        query = linear("attention.query", width, width);
        // Of the keys' and values' common layer, the keys are the first outputs.
        key = new Linear(offset("attention.key-value"), width, 2 * width, 0, width);
        value = new Linear(offset("attention.key-value"), width, 2 * width, width, width);
        output = linear("attention.output", width, width);
        expand = linear("feed-forward.1", width, feedForward);
        contract = linear("feed-forward.2", feedForward, width);
        head = linear("head", width, data.classes());
    }

    private Linear linear(String name, int inputs, int outputs) {
        return new Linear(offset(name), inputs, outputs);
    }

    /** Everything that was computed on the way forward, [position]… */
    private static final class Trace {
        private final double[][] x = new double[POSITIONS][];
        private final double[][] query = new double[POSITIONS][];
        private final double[][] key = new double[POSITIONS][];
        private final double[][] value = new double[POSITIONS][];
        private final double[][][] weights = new double[POSITIONS][][];
        private final double[][] context = new double[POSITIONS][];
        private final double[][] attended = new double[POSITIONS][];
        private final double[][] h1 = new double[POSITIONS][];
        private final double[][] expanded = new double[POSITIONS][];
        private final double[][] activated = new double[POSITIONS][];
        private final double[][] fed = new double[POSITIONS][];
        private final double[][] h2 = new double[POSITIONS][];
        private final double[][] read = new double[POSITIONS][];
        private double[] logits;
    }

    @Override
    public double[] outputs(double[] theta, int example) {
        return forward(theta, example).logits;
    }

    @Override
    double addGradient(double[] theta, int example, double factor, double[] gradient) {
        Trace trace = forward(theta, example);
        int label = data().labels()[example];
        backward(theta, example, trace, lossBackward(trace.logits, label, factor), gradient);
        return loss(trace.logits, label);
    }

    private Trace forward(double[] theta, int example) {
        Trace trace = new Trace();
        for (int t = 0; t < POSITIONS; t++) {
            trace.x[t] = new double[width];
            for (int i = 0; i < width; i++) {
                trace.x[t][i] = theta[tokenEmbedding[t] + i * data().vocabulary() + data().token(example, t)]
                        + theta[positionEmbedding + t * width + i];
            }
            trace.query[t] = query.forward(theta, trace.x[t]);
            trace.key[t] = key.forward(theta, trace.x[t]);
            trace.value[t] = value.forward(theta, trace.x[t]);
        }
        for (int t = 0; t < POSITIONS; t++) {
            attend(trace, t);
            trace.attended[t] = sum(trace.x[t], output.forward(theta, trace.context[t]));
            trace.h1[t] = afterAttention.forward(theta, trace.attended[t]);
            trace.expanded[t] = expand.forward(theta, trace.h1[t]);
            trace.activated[t] = new double[feedForward];
            for (int i = 0; i < feedForward; i++) {
                trace.activated[t][i] = ReferenceLayers.gelu(trace.expanded[t][i]);
            }
            trace.fed[t] = sum(trace.h1[t], contract.forward(theta, trace.activated[t]));
            trace.h2[t] = afterFeedForward.forward(theta, trace.fed[t]);
            trace.read[t] = last.forward(theta, trace.h2[t]);
        }
        trace.logits = head.forward(theta, trace.read[POSITIONS - 1]);
        return trace;
    }

    /** softmax(q·k/√c) over the positions, head by head, weighs the values. */
    private void attend(Trace trace, int t) {
        trace.weights[t] = new double[heads][];
        trace.context[t] = new double[width];
        for (int h = 0; h < heads; h++) {
            double[] scores = new double[POSITIONS];
            for (int s = 0; s < POSITIONS; s++) {
                for (int i = h * columns; i < (h + 1) * columns; i++) {
                    scores[s] += trace.query[t][i] * trace.key[s][i] / Math.sqrt(columns);
                }
            }
            trace.weights[t][h] = ReferenceLayers.softmax(scores);
            for (int s = 0; s < POSITIONS; s++) {
                for (int i = h * columns; i < (h + 1) * columns; i++) {
                    trace.context[t][i] += trace.weights[t][h][s] * trace.value[s][i];
                }
            }
        }
    }

    private void backward(double[] theta, int example, Trace trace, double[] dLogits, double[] gradient) {
        double[][] dRead = new double[POSITIONS][width];
        dRead[POSITIONS - 1] = head.backward(theta, gradient, trace.read[POSITIONS - 1], dLogits);
        double[][] dX = new double[POSITIONS][];
        double[][] dContext = new double[POSITIONS][];
        for (int t = 0; t < POSITIONS; t++) {
            double[] dH2 = last.backward(theta, gradient, trace.h2[t], dRead[t]);
            double[] dFed = afterFeedForward.backward(theta, gradient, trace.fed[t], dH2);
            double[] dHidden = contract.backward(theta, gradient, trace.activated[t], dFed);
            for (int i = 0; i < feedForward; i++) {
                dHidden[i] *= ReferenceLayers.geluSlope(trace.expanded[t][i]);
            }
            double[] dH1 = sum(dFed, expand.backward(theta, gradient, trace.h1[t], dHidden));
            dX[t] = afterAttention.backward(theta, gradient, trace.attended[t], dH1);
            dContext[t] = output.backward(theta, gradient, trace.context[t], dX[t]);
        }
        attendBackward(theta, trace, dContext, dX, gradient);
        for (int t = 0; t < POSITIONS; t++) {
            for (int i = 0; i < width; i++) {
                gradient[tokenEmbedding[t] + i * data().vocabulary() + data().token(example, t)] += dX[t][i];
                gradient[positionEmbedding + t * width + i] += dX[t][i];
            }
        }
    }

    private void attendBackward(double[] theta, Trace trace, double[][] dContext, double[][] dX, double[] gradient) {
        double[][] dQuery = new double[POSITIONS][width];
        double[][] dKey = new double[POSITIONS][width];
        double[][] dValue = new double[POSITIONS][width];
        for (int t = 0; t < POSITIONS; t++) {
            for (int h = 0; h < heads; h++) {
                double[] dWeights = new double[POSITIONS];
                for (int s = 0; s < POSITIONS; s++) {
                    for (int i = h * columns; i < (h + 1) * columns; i++) {
                        dWeights[s] += dContext[t][i] * trace.value[s][i];
                        dValue[s][i] += dContext[t][i] * trace.weights[t][h][s];
                    }
                }
                double[] dScores = ReferenceLayers.softmaxBackward(trace.weights[t][h], dWeights);
                for (int s = 0; s < POSITIONS; s++) {
                    for (int i = h * columns; i < (h + 1) * columns; i++) {
                        dQuery[t][i] += dScores[s] * trace.key[s][i] / Math.sqrt(columns);
                        dKey[s][i] += dScores[s] * trace.query[t][i] / Math.sqrt(columns);
                    }
                }
            }
        }
        for (int t = 0; t < POSITIONS; t++) {
            dX[t] = sum(dX[t], query.backward(theta, gradient, trace.x[t], dQuery[t]));
            dX[t] = sum(dX[t], key.backward(theta, gradient, trace.x[t], dKey[t]));
            dX[t] = sum(dX[t], value.backward(theta, gradient, trace.x[t], dValue[t]));
        }
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    /** Where a layer normalization's numbers are; or nothing happens. */
    private final class Norm {
        private final boolean normalizes;
        private final int gain;
        private final int bias;

        Norm(String name, boolean normalizes) {
            this.normalizes = normalizes;
            gain = normalizes ? offset(name + ".gain") : 0;
            bias = normalizes ? offset(name + ".bias") : 0;
        }

        double[] forward(double[] theta, double[] x) {
            return normalizes ? ReferenceLayers.layerNorm(theta, gain, bias, x) : x;
        }

        double[] backward(double[] theta, double[] gradient, double[] x, double[] dy) {
            return normalizes ? ReferenceLayers.layerNormBackward(theta, gradient, gain, bias, x, dy) : dy;
        }
    }
}
