package org.grokscope.engine.mxnet;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Pointer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;

/**
 * Matrices in MXNet's memory. Between two products they are read and written by address, which is why MXNet must run
 * each operator to its end before it returns ({@link NativeSetup}).
 *
 * <p>The operator {@code batch_dot} multiplies them, as a batch of one: oneDNN computes it, while {@code dot} goes through
 * OpenBLAS, which copies its factors first and takes a sixth more time for the shapes that occur here.
 */
@SuppressWarnings("restricted") // native access is what this class is for
final class MxNetMatrices implements Matrices {

    private final MxNet mxnet;
    private final NDManager manager;
    private final Arena arena;

    @SuppressWarnings("MustBeClosedChecker") // close() closes both
    MxNetMatrices(MxNet mxnet) {
        this.mxnet = mxnet;
        manager = mxnet.newManager();
        // Shared, as products run on several threads.
        arena = Arena.ofShared();
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new MxNetMatrix(mxnet, manager, rows, columns);
    }

    @Override
    public Product product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix result) {
        MxNet.Call call = mxnet.prepare(
                arena,
                "batch_dot",
                new MemorySegment[] {handle(a), handle(b)},
                new MemorySegment[] {handle(result)},
                Map.of("transpose_a", truth(transposeA), "transpose_b", truth(transposeB)));
        return call::run;
    }

    private static MemorySegment handle(Matrix matrix) {
        return ((MxNetMatrix) matrix).handle;
    }

    private static String truth(boolean value) {
        return value ? "True" : "False";
    }

    @Override
    public void close() {
        manager.close();
        // Unlike the manager, an arena minds being closed twice.
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private static final class MxNetMatrix implements Matrix {
        private final int rows;
        private final int columns;
        private final MemorySegment handle;
        private final MemorySegment memory;

        private MxNetMatrix(MxNet mxnet, NDManager manager, int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
            MxNDArray array = (MxNDArray) manager.zeros(new Shape(1, rows, columns));
            handle = MemorySegment.ofAddress(Pointer.nativeValue(array.getHandle()));
            memory = mxnet.dataOf(handle).reinterpret((long) rows * columns * Float.BYTES);
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public void write(float[] values, int from, int count) {
            MemorySegment.copy(values, from, memory, ValueLayout.JAVA_FLOAT, 0, count * columns);
        }

        @Override
        public void write(int row, float[] values) {
            MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, offset(row), values.length);
        }

        @Override
        public void read(float[] values, int to, int count) {
            MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 0, values, to, count * columns);
        }

        @Override
        public void read(int row, float[] values) {
            MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, offset(row), values, 0, values.length);
        }

        private long offset(int row) {
            return (long) row * columns * Float.BYTES;
        }
    }
}
