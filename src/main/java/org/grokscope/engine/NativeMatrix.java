package org.grokscope.engine;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.Pointer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A matrix of floats in MXNet's memory; a single row of n columns has the shape (n). Freed with its manager. */
@SuppressWarnings("restricted") // native access is what this class is for
final class NativeMatrix {

    private final int length;
    private final MemorySegment handle;
    private final MemorySegment memory;

    private NativeMatrix(MxNet mxnet, NDManager manager, Shape shape) {
        length = Math.toIntExact(shape.size());
        MxNDArray array = (MxNDArray) manager.zeros(shape);
        handle = MemorySegment.ofAddress(Pointer.nativeValue(array.getHandle()));
        memory = mxnet.dataOf(handle).reinterpret((long) length * Float.BYTES);
    }

    static NativeMatrix of(MxNet mxnet, NDManager manager, int rows, int columns) {
        return new NativeMatrix(mxnet, manager, new Shape(rows, columns));
    }

    static NativeMatrix vector(MxNet mxnet, NDManager manager, int columns) {
        return new NativeMatrix(mxnet, manager, new Shape(columns));
    }

    MemorySegment handle() {
        return handle;
    }

    /** Fills this matrix from an array, starting there at {@code from}. */
    void write(float[] values, int from) {
        MemorySegment.copy(values, from, memory, ValueLayout.JAVA_FLOAT, 0, length);
    }

    /** Copies this matrix into an array, starting there at {@code to}. */
    void read(float[] values, int to) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 0, values, to, length);
    }
}
