package org.grokscope.engine.nn.optimizer;

import org.grokscope.run.config.Optimizer;

/** The update rules in double precision, formula by formula as PyTorch and the papers have them. */
public final class ReferenceOptimizer {

    private final Optimizer optimizer;
    private final double[] first;
    private final double[] second;
    private int steps;

    public ReferenceOptimizer(Optimizer optimizer, int size) {
        this.optimizer = optimizer;
        first = new double[size];
        second = new double[size];
    }

    public void step(double[] theta, double[] gradient, double eta, double lambda) {
        steps++;
        for (int i = 0; i < theta.length; i++) {
            theta[i] = switch (optimizer) {
                case SGD -> (1 - eta * lambda) * theta[i] - eta * gradient[i];
                case SGD_MOMENTUM -> theta[i] - eta * momentum(i, gradient[i] + lambda * theta[i]);
                // Without hidden matrices Muon is AdamW.
                case ADAMW, MUON -> (1 - eta * lambda) * theta[i] - eta * adam(i, gradient[i]);
                case LION -> (1 - eta * lambda) * theta[i] - eta * lion(i, gradient[i]);
                case ADAM_L2 -> theta[i] - eta * adam(i, gradient[i] + lambda * theta[i]);
            };
        }
    }

    private double momentum(int i, double gradient) {
        first[i] = steps == 1 ? gradient : 0.9 * first[i] + gradient;
        return first[i];
    }

    private double lion(int i, double gradient) {
        double direction = Math.signum(0.9 * first[i] + 0.1 * gradient);
        first[i] = 0.99 * first[i] + 0.01 * gradient;
        return direction;
    }

    private double adam(int i, double gradient) {
        first[i] = 0.9 * first[i] + 0.1 * gradient;
        second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
        double mean = first[i] / (1 - Math.pow(0.9, steps));
        double square = second[i] / (1 - Math.pow(0.999, steps));
        return mean / (Math.sqrt(square) + 1e-8);
    }
}
