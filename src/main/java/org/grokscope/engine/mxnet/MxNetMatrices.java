package org.grokscope.engine.mxnet;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Pointer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;

/**
 * Matrices in MXNet's memory. Between two products they are read and written by address, so MXNet must complete
 * each operator before the call returns ({@link NativeSetup}).
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
        MxNDArray array = (MxNDArray) manager.zeros(new Shape(1, rows, columns));
        MemorySegment handle = MemorySegment.ofAddress(Pointer.nativeValue(array.getHandle()));
        MemorySegment memory = mxnet.dataOf(handle).reinterpret((long) rows * columns * Float.BYTES);
        return new MxNetMatrix(rows, columns, handle, memory);
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
        // Unlike the manager, an arena must not be closed twice.
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private record MxNetMatrix(int rows, int columns, MemorySegment handle, MemorySegment memory) implements Matrix {}
}
