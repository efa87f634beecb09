package org.grokscope.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.grokscope.training.LearnerFactory;

/**
 * The single-precision matrix products that this machine can do at most: every thread multiplies its own large square
 * matrices, in each way that the library has for it, and the fastest counts.
 */
final class SgemmLoad implements Load {

    /** Large enough that what surrounds a product does not count. */
    static final List<Integer> LARGE = List.of(1024, 2048);

    private static final List<BinaryOperator<NDArray>> PRODUCTS =
            List.of(NDArray::dot, (a, b) -> Linear.linear(a, b, null).singletonOrThrow());

    private final NDManager manager;
    private final int threads;
    private final List<Integer> sizes;
    private final ExecutorService pool;

    SgemmLoad(LearnerFactory learners, int threads, List<Integer> sizes) {
        // Loads the library with the learners' own set-up.
        manager = Engine.getEngine(learners.engine().name()).newBaseManager();
        this.threads = threads;
        this.sizes = sizes;
        pool = Executors.newFixedThreadPool(threads);
    }

    @Override
    public double measure(Measure what, double seconds) {
        double slice = seconds / (sizes.size() * PRODUCTS.size());
        return sizes.stream()
                .flatMap(size -> PRODUCTS.stream().map(product -> gflops(product, size, slice)))
                .max(Double::compare)
                .orElseThrow();
    }

    private double gflops(BinaryOperator<NDArray> product, int size, double seconds) {
        List<Future<Double>> all = IntStream.range(0, threads)
                .mapToObj(thread -> pool.submit(() -> alone(product, size, seconds)))
                .toList();
        return all.stream().mapToDouble(PairLoad::finish).sum();
    }

    private double alone(BinaryOperator<NDArray> product, int size, double seconds) {
        try (NDManager own = manager.newSubManager()) {
            NDArray a = own.ones(new Shape(size, size));
            NDArray b = own.ones(new Shape(size, size));
            Runnable once = () -> product.apply(a, b).close();
            once.run();
            return 2.0 * size * size * size / 1e6 / Timing.millis(once, seconds);
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        manager.close();
    }
}
