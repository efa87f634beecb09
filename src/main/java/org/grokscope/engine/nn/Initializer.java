package org.grokscope.engine.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Fills parameters with their initial values, as PyTorch's modules do. */
final class Initializer {

    private final RandomGenerator random;
    private final float[] values;

    Initializer(RandomGenerator random, Parameters parameters) {
        this.random = random;
        this.values = parameters.values();
    }

    /** N(0, 1). */
    void normal(Parameters.Part part) {
        normal(part, 1);
    }

    /** N(0, deviation²). */
    void normal(Parameters.Part part, double deviation) {
        for (int i = part.offset(); i < part.offset() + part.length(); i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
    }

    /** U(−bound, bound). */
    void uniform(Parameters.Part part, double bound) {
        for (int i = part.offset(); i < part.offset() + part.length(); i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
    }

    /** One value for all. */
    void constant(Parameters.Part part, float value) {
        Arrays.fill(values, part.offset(), part.offset() + part.length(), value);
    }
}
