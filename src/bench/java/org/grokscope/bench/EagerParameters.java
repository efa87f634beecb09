package org.grokscope.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** The trainable arrays of a plain network and the layers that are made of them, with PyTorch's initial values. */
final class EagerParameters {

    private static final float EPSILON = 1e-5f;

    private final NDManager manager;
    private final SplittableRandom random;
    private final List<NDArray> arrays = new ArrayList<>();

    EagerParameters(NDManager manager, long seed) {
        this.manager = manager;
        random = new SplittableRandom(seed);
    }

    /** All of them, in the order in which they were made. */
    List<NDArray> arrays() {
        return List.copyOf(arrays);
    }

    /** y = W·x + b. */
    record Dense(NDArray weight, NDArray bias) {
        NDArray apply(NDArray x) {
            return Linear.linear(x, weight, bias).singletonOrThrow();
        }
    }

    /** Layer normalization over the last axis. */
    record Norm(NDArray gain, NDArray bias) {
        NDArray apply(NDArray x) {
            return LayerNorm.layerNorm(x, gain.getShape(), gain, bias, EPSILON).singletonOrThrow();
        }
    }

    NDArray normal(long... shape) {
        return add(random::nextGaussian, shape);
    }

    Dense dense(int inputs, int outputs) {
        double bound = 1 / Math.sqrt(inputs);
        return dense(inputs, outputs, bound, bound);
    }

    Dense dense(int inputs, int outputs, double weightBound, double biasBound) {
        NDArray weight = add(() -> weightBound * random.nextDouble(-1, 1), outputs, inputs);
        return new Dense(weight, add(() -> biasBound * random.nextDouble(-1, 1), outputs));
    }

    Norm norm(int width) {
        NDArray gain = add(() -> 1, width);
        return new Norm(gain, add(() -> 0, width));
    }

    private NDArray add(DoubleSupplier values, long... shape) {
        Shape size = new Shape(shape);
        float[] initial = new float[Math.toIntExact(size.size())];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) values.getAsDouble();
        }
        NDArray array = manager.create(initial, size);
        array.setRequiresGradient(true);
        arrays.add(array);
        return array;
    }
}
