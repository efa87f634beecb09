package org.grokscope.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * All trainable parameters θ of a network as one flat array, so that an optimizer is one loop, and beside it as many flat
 * gradients as there are lanes; ∂L/∂θ is their sum.
 *
 * <p>Layers reserve their parts while the network is put together; then {@link #allocate} makes the arrays.
 */
final class Parameters {

    /** A layer's part of the flat arrays. */
    record Part(String name, int offset, int length) {}

    private final List<Part> parts = new ArrayList<>();
    private int size;
    private float[] values;
    private float[][] lanes;
    private float[] gradient;

    Part reserve(String name, int length) {
        Part part = new Part(name, size, length);
        parts.add(part);
        size += length;
        return part;
    }

    void allocate(int laneCount) {
        values = new float[size];
        lanes = new float[laneCount][size];
        gradient = new float[size];
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

    /** What one lane gave to ∂L/∂θ in the last backward pass; parts that it never touches stay 0. */
    float[] lane(int lane) {
        return lanes[lane];
    }

    /** ∂L/∂θ of the last backward pass, where the lanes have been added up. */
    float[] gradient() {
        return gradient;
    }

    /** Adds up the lanes in a stretch of the gradient. */
    void addLanes(int from, int to) {
        System.arraycopy(lanes[0], from, gradient, from, to - from);
        for (int lane = 1; lane < lanes.length; lane++) {
            add(gradient, lanes[lane], from, to);
        }
    }

    private static void add(float[] sum, float[] summand, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += summand[i];
        }
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
