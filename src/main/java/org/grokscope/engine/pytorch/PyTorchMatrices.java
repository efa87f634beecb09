package org.grokscope.engine.pytorch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;

/**
 * Matrices in PyTorch's memory, multiplied by its {@code matmul}.
 *
 * <p>DJL has no product into given memory: each creates a new array. So the array of a product's result replaces the one that
 * its matrix had, which is freed at once. Nothing is copied, and native memory does not grow. PyTorch records no gradients, as
 * no array requires them.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class PyTorchMatrices implements Matrices {

    private final NDManager manager;
    private final List<PyTorchMatrix> matrices = new ArrayList<>();

    @SuppressWarnings("MustBeClosedChecker") // close() closes it
    PyTorchMatrices(Engine pyTorch) {
        manager = pyTorch.newBaseManager();
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        // Memory of PyTorch, not a Java buffer, which would have to outlive the array.
        PyTorchMatrix matrix = new PyTorchMatrix(manager.zeros(new Shape(rows, columns)), rows, columns);
        matrices.add(matrix);
        return matrix;
    }

    @Override
    public Product product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix result) {
        PyTorchMatrix left = (PyTorchMatrix) a;
        PyTorchMatrix right = (PyTorchMatrix) b;
        PyTorchMatrix target = (PyTorchMatrix) result;
        return () -> {
            try (Factor first = new Factor(left, transposeA);
                    Factor second = new Factor(right, transposeB)) {
                target.replace(first.array.matMul(second.array));
            } catch (EngineException e) {
                throw new IllegalStateException("matmul: " + e.getMessage(), e);
            }
        };
    }

    @Override
    public void close() {
        // DJL's manager identifies arrays by their addresses. If two threads free and create arrays at the same time,
        // it can lose track of some and never free them, so they are closed here one by one.
        matrices.forEach(PyTorchMatrix::close);
        matrices.clear();
        manager.close();
    }

    /** A matrix as a factor: itself, or a view that is its transpose and is freed after the product. */
    private static final class Factor implements AutoCloseable {
        private final NDArray array;
        private final boolean isView;

        private Factor(PyTorchMatrix matrix, boolean transpose) {
            array = transpose ? matrix.array.transpose() : matrix.array;
            isView = transpose;
        }

        @Override
        public void close() {
            if (isView) {
                array.close();
            }
        }
    }

    private static final class PyTorchMatrix implements Matrix {
        private final int rows;
        private final int columns;
        private NDArray array;
        private MemorySegment memory;

        private PyTorchMatrix(NDArray array, int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            this.array = array;
        }

        private void replace(NDArray product) {
            NDArray old = array;
            array = product;
            memory = null;
            old.close();
        }

        /** The array is contiguous, so DJL does not copy it. */
        @Override
        public MemorySegment memory() {
            if (memory == null) {
                memory = MemorySegment.ofBuffer(array.toByteBuffer(true));
            }
            return memory;
        }

        private void close() {
            array.close();
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }
    }
}
