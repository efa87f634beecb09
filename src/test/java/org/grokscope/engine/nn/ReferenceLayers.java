package org.grokscope.engine.nn;

import java.util.Arrays;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.LossFunction;

/**
 * The layers in double precision, one vector at a time, each in its textbook form. Slow and plain on purpose: the
 * engine's layers are measured against these.
 *
 * <p>θ and its gradient are flat; {@code offset}, {@code gain} and {@code bias} say where in them a layer's own numbers
 * start. Every backward method adds to the gradient of θ and returns the gradient of its input.
 */
public final class ReferenceLayers {

    private static final double EPSILON = 1e-5;

    private ReferenceLayers() {}

    /**
     * y = W·x + b, for some of the outputs of a layer. The layer's numbers are stored input by input, and the biases
     * after them.
     *
     * @param offset where the layer's numbers start in θ
     * @param inputs size of x
     * @param stored how many outputs the layer has in all
     * @param first the first of them to compute
     * @param outputs size of y
     */
    record Linear(int offset, int inputs, int stored, int first, int outputs) {

        /** All outputs of a layer. */
        Linear(int offset, int inputs, int outputs) {
            this(offset, inputs, outputs, 0, outputs);
        }

        /** Where W's number in row {@code output} and column {@code input} is. */
        private int weight(int output, int input) {
            return offset + input * stored + first + output;
        }

        private int bias(int output) {
            return offset + inputs * stored + first + output;
        }

        double[] forward(double[] theta, double[] x) {
            double[] y = new double[outputs];
            for (int i = 0; i < outputs; i++) {
                double sum = theta[bias(i)];
                for (int j = 0; j < inputs; j++) {
                    sum += theta[weight(i, j)] * x[j];
                }
                y[i] = sum;
            }
            return y;
        }

        double[] backward(double[] theta, double[] gradient, double[] x, double[] dy) {
            double[] dx = new double[inputs];
            for (int i = 0; i < outputs; i++) {
                gradient[bias(i)] += dy[i];
                for (int j = 0; j < inputs; j++) {
                    gradient[weight(i, j)] += dy[i] * x[j];
                    dx[j] += dy[i] * theta[weight(i, j)];
                }
            }
            return dx;
        }
    }

    /** y = gain·(x − mean)/√(biased variance + ε) + bias. */
    static double[] layerNorm(double[] theta, int gain, int bias, double[] x) {
        double deviation = deviation(x);
        double mean = mean(x);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = theta[gain + i] * (x[i] - mean) / deviation + theta[bias + i];
        }
        return y;
    }

    /** By the full Jacobian ∂x̂_j/∂x_i = (δ_ij − 1/n − x̂_i·x̂_j/n)/√(variance + ε), term by term. */
    static double[] layerNormBackward(double[] theta, double[] gradient, int gain, int bias, double[] x, double[] dy) {
        int n = x.length;
        double deviation = deviation(x);
        double mean = mean(x);
        double[] dx = new double[n];
        for (int j = 0; j < n; j++) {
            double normalizedJ = (x[j] - mean) / deviation;
            gradient[gain + j] += dy[j] * normalizedJ;
            gradient[bias + j] += dy[j];
            for (int i = 0; i < n; i++) {
                double normalizedI = (x[i] - mean) / deviation;
                double jacobian = ((i == j ? 1 : 0) - 1.0 / n - normalizedI * normalizedJ / n) / deviation;
                dx[i] += theta[gain + j] * dy[j] * jacobian;
            }
        }
        return dx;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value;
        }
        return sum / x.length;
    }

    private static double deviation(double[] x) {
        double mean = mean(x);
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / x.length + EPSILON);
    }

    static double[] softmax(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            max = Math.max(max, score);
        }
        double[] weights = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            weights[i] = Math.exp(scores[i] - max);
            sum += weights[i];
        }
        for (int i = 0; i < scores.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    static double[] softmaxBackward(double[] weights, double[] dWeights) {
        double[] dScores = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < weights.length; j++) {
                dScores[j] += dWeights[i] * weights[i] * ((i == j ? 1 : 0) - weights[j]);
            }
        }
        return dScores;
    }

    /** −log softmax(logits)[label]. */
    public static double crossEntropy(double[] logits, int label) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        return Math.log(sum) + max - logits[label];
    }

    /** softmax − one-hot, times a factor. */
    static double[] crossEntropyBackward(double[] logits, int label, double factor) {
        double[] dLogits = softmax(logits);
        dLogits[label] -= 1;
        for (int i = 0; i < dLogits.length; i++) {
            dLogits[i] *= factor;
        }
        return dLogits;
    }

    /** The mean over the outputs of (output − one-hot)². */
    public static double squaredError(double[] outputs, int label) {
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += Math.pow(outputs[i] - (i == label ? 1 : 0), 2);
        }
        return sum / outputs.length;
    }

    /** 2·(output − one-hot)/C, times a factor. */
    static double[] squaredErrorBackward(double[] outputs, int label, double factor) {
        double[] dOutputs = new double[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            dOutputs[i] = 2 * (outputs[i] - (i == label ? 1 : 0)) / outputs.length * factor;
        }
        return dOutputs;
    }

    public static double loss(LossFunction function, double[] outputs, int label) {
        return switch (function) {
            case CROSS_ENTROPY -> crossEntropy(outputs, label);
            case SQUARED_ERROR -> squaredError(outputs, label);
        };
    }

    /** The cross-entropy of StableMax. */
    public static double stableMaxLoss(double[] outputs, int label) {
        double[] s = stableMax(outputs);
        return Math.log(Arrays.stream(s).sum() / s[label]);
    }

    private static double[] stableMax(double[] outputs) {
        return Arrays.stream(outputs).map(x -> x >= 0 ? x + 1 : 1 / (1 - x)).toArray();
    }

    /** The gradient of {@link #stableMaxLoss}, times a factor. */
    static double[] stableMaxBackward(double[] outputs, int label, double factor) {
        double[] s = stableMax(outputs);
        double sum = Arrays.stream(s).sum();
        double[] gradient = new double[s.length];
        for (int i = 0; i < s.length; i++) {
            double slope = outputs[i] >= 0 ? 1 : s[i] * s[i];
            gradient[i] = factor * slope * (1 / sum - (i == label ? 1 / s[i] : 0));
        }
        return gradient;
    }

    /** The gradient of a loss, times a factor. */
    static double[] lossBackward(LossFunction function, double[] outputs, int label, double factor) {
        return switch (function) {
            case CROSS_ENTROPY -> crossEntropyBackward(outputs, label, factor);
            case SQUARED_ERROR -> squaredErrorBackward(outputs, label, factor);
        };
    }

    /** The activations of hidden units. */
    public static double[] activate(Activation function, double[] hidden) {
        return Arrays.stream(hidden)
                .map(h -> switch (function) {
                    case RELU -> h > 0 ? h : 0;
                    case SQUARE -> h * h;
                    case GELU -> gelu(h);
                })
                .toArray();
    }

    /** The gradient of hidden units from that of their activations. */
    public static double[] activateBackward(Activation function, double[] hidden, double[] dActivations) {
        double[] gradient = new double[hidden.length];
        for (int i = 0; i < hidden.length; i++) {
            double slope = switch (function) {
                case RELU -> hidden[i] > 0 ? 1 : 0;
                case SQUARE -> 2 * hidden[i];
                case GELU -> geluSlope(hidden[i]);
            };
            gradient[i] = dActivations[i] * slope;
        }
        return gradient;
    }

    /** x·Φ(x) with the normal distribution function Φ. */
    public static double gelu(double x) {
        return x * normal(x);
    }

    /** Φ(x) + x·φ(x). */
    public static double geluSlope(double x) {
        return normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double normal(double x) {
        double z = x / Math.sqrt(2);
        // Left of zero 1 + erf would cancel.
        return x < 0 ? complement(-z) / 2 : 1 - complement(z) / 2;
    }

    /** erfc(z) for z ≥ 0: where erf is not near 1 by its series without cancellation, else by a continued fraction. */
    static double complement(double z) {
        double factor = Math.exp(-z * z) / Math.sqrt(Math.PI);
        if (z < 2.5) {
            // erf(z) = 2/√π·e^(−z²)·Σ 2ⁿz^(2n+1)/(1·3·5 … (2n+1))
            double term = z;
            double sum = z;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * z * z / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 * factor * sum;
        }
        // erfc(z) = e^(−z²)/√π · 1/(z + (1/2)/(z + 1/(z + (3/2)/(z + …))))
        double fraction = z;
        for (int n = 60; n > 0; n--) {
            fraction = z + n / 2.0 / fraction;
        }
        return factor / fraction;
    }
}
