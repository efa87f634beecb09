package org.grokscope.engine.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All trainable parameters θ of a network as one flat array, so that an optimizer is one loop, and beside it as many flat
 * gradients as there are lanes; ∂L/∂θ is their sum.
 *
 * <p>Layers reserve their parts while the network is built; then {@link #allocate} creates the arrays.
 */
public final class Parameters {

    /**
     * A layer's part of the flat arrays.
     *
     * @param name the layer's, or begins with it and a dot
     * @param weights how many of its numbers, the first ones, are embeddings or entries of weight matrices; the others are biases and gains
     */
    public record Part(String name, int offset, int length, int weights) {
        String layer() {
            int dot = name.indexOf('.');
            return dot < 0 ? name : name.substring(0, dot);
        }
    }

    /**
     * Some neighbouring parameters.
     *
     * @param from the first one
     * @param to one after the last
     */
    public record Stretch(int from, int to) {}

    /**
     * The weights from one hidden layer, or from embeddings, to another hidden layer: neither a table of embeddings nor a layer of outputs.
     *
     * @param offset where it begins
     * @param rows how many rows
     * @param columns how many neighbouring numbers a row has
     * @param stride from the beginning of a row to that of the next
     */
    public record HiddenMatrix(int offset, int rows, int columns, int stride) {}

    private final List<HiddenMatrix> hidden = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Stretch> tensors = new ArrayList<>();
    private int size;
    private float[] values;
    private float[][] lanes;
    private float[] gradient;
    private float[] reference;

    /** Reserves a part of weights. */
    Part reserve(String name, int weights) {
        return reserve(name, weights, 0);
    }

    /** Reserves a part of weights, followed by biases or gains. */
    Part reserve(String name, int weights, int others) {
        Part part = new Part(name, size, weights + others, weights);
        parts.add(part);
        if (weights > 0) {
            tensors.add(new Stretch(size, size + weights));
        }
        if (others > 0) {
            tensors.add(new Stretch(size + weights, size + part.length()));
        }
        size += part.length();
        return part;
    }

    /** Declares a hidden matrix in what was reserved; in the order of their places. */
    void hidden(int offset, int rows, int columns, int stride) {
        hidden.add(new HiddenMatrix(offset, rows, columns, stride));
    }

    /** The hidden matrices, in the order of their places. */
    public List<HiddenMatrix> hiddenMatrices() {
        return Collections.unmodifiableList(hidden);
    }

    /** The weights of each layer, and each layer's biases or gains: all of θ. */
    public List<Stretch> tensors() {
        return Collections.unmodifiableList(tensors);
    }

    /** The stretches of θ that hold weights, as pairs of their first place and the one after their last; neighbours are joined. */
    public int[] weightStretches() {
        List<Integer> ends = new ArrayList<>();
        for (Part part : parts) {
            if (part.weights() > 0) {
                if (!ends.isEmpty() && ends.getLast() == part.offset()) {
                    ends.removeLast();
                } else {
                    ends.add(part.offset());
                }
                ends.add(part.offset() + part.weights());
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    void allocate(int laneCount) {
        values = new float[size];
        lanes = new float[laneCount][size];
        gradient = new float[size];
    }

    public int size() {
        return size;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** θ. */
    public float[] values() {
        return values;
    }

    /** Copies those numbers of a part that lie in a stretch of θ to the matrix that has the part row by row. */
    void upload(Part part, Matrix matrix, int from, int to) {
        int first = Math.max(from, part.offset());
        int end = Math.min(to, part.offset() + part.length());
        if (first < end) {
            matrix.write(first - part.offset(), values, first, end - first);
        }
    }

    /** One lane's contribution to ∂L/∂θ in the last backward pass; parts that it never writes stay 0. */
    float[] lane(int lane) {
        return lanes[lane];
    }

    /** ∂L/∂θ of the last backward pass, where the lanes have been added up. */
    public float[] gradient() {
        return gradient;
    }

    /** Adds up the lanes in a stretch of the gradient. */
    public void addLanes(int from, int to) {
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

    /** Σθᵢ² over a stretch, in double precision. */
    public double squaredNorm(int from, int to) {
        // Four independent sums: a single one would be bound by the latency of each addition.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i <= to - 4; i += 4) {
            s0 += (double) values[i] * values[i];
            s1 += (double) values[i + 1] * values[i + 1];
            s2 += (double) values[i + 2] * values[i + 2];
            s3 += (double) values[i + 3] * values[i + 3];
        }
        for (; i < to; i++) {
            s0 += (double) values[i] * values[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** ‖·‖² of layers that together are all of θ. */
    public double[] squaredNorms(List<String> layers) {
        double[] norms = new double[layers.size()];
        for (Part part : parts) {
            norms[layers.indexOf(part.layer())] += squaredNorm(part.offset(), part.offset() + part.length());
        }
        return norms;
    }

    /** θ ← factor·θ in a stretch. */
    public void scale(float factor, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    /** Stores the current θ as the reference. */
    public void markReference() {
        reference = values.clone();
    }

    /** The reference, which never changes; empty if none is set. */
    public float[] reference() {
        return reference == null ? new float[0] : reference;
    }

    /**
     * Sets the reference, or clears it if it is empty.
     *
     * @throws IllegalArgumentException if it has another length
     */
    public void setReference(float[] newReference) {
        if (newReference.length != 0 && newReference.length != size) {
            throw new IllegalArgumentException(
                    "a reference of " + newReference.length + " parameters does not fit a network of " + size);
        }
        reference = newReference.length == 0 ? null : newReference.clone();
    }

    /** The angle between θ and the reference in degrees, summed in double precision; NaN if none is set. */
    public double angleFromReference() {
        if (reference == null) {
            return Double.NaN;
        }
        double product = 0;
        double squared = 0;
        double referenceSquared = 0;
        for (int i = 0; i < size; i++) {
            product += (double) values[i] * reference[i];
            squared += (double) values[i] * values[i];
            referenceSquared += (double) reference[i] * reference[i];
        }
        // Rounding may take the cosine of a tiny angle above 1.
        double cosine = Math.clamp(product / Math.sqrt(squared * referenceSquared), -1.0, 1.0);
        return Math.toDegrees(Math.acos(cosine));
    }
}
