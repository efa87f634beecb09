package org.grokscope.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * All trainable parameters θ of a network and their gradients, each as one flat array, so that an optimizer is one loop.
 *
 * <p>Layers reserve their parts while the network is put together; then {@link #allocate} makes the arrays.
 */
final class Parameters {

    /** A layer's part of the flat arrays. */
    record Part(String name, int offset, int length) {}

    private final List<Part> parts = new ArrayList<>();
    private int size;
    private float[] values;
    private float[] gradients;

    Part reserve(String name, int length) {
        Part part = new Part(name, size, length);
        parts.add(part);
        size += length;
        return part;
    }

    void allocate() {
        values = new float[size];
        gradients = new float[size];
    }

    int size() {
        return size;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** θ. */
    float[] values() {
        return values;
    }

    /** ∂L/∂θ of the last backward pass. */
    float[] gradients() {
        return gradients;
    }

    /** ‖θ‖², summed in double precision. */
    double squaredNorm() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
