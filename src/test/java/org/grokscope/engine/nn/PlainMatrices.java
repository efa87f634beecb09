package org.grokscope.engine.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Matrices in Java's heap, multiplied in double precision by three loops. */
public final class PlainMatrices implements Matrices {

    private record Plain(int rows, int columns, MemorySegment memory) implements Matrix {
        double at(int row, int column) {
            return memory.getAtIndex(ValueLayout.JAVA_FLOAT, (long) row * columns + column);
        }
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new Plain(rows, columns, MemorySegment.ofArray(new float[rows * columns]));
    }

    @Override
    public Product product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix result) {
        Plain left = (Plain) a;
        Plain right = (Plain) b;
        int inner = transposeA ? left.rows() : left.columns();
        return () -> {
            for (int row = 0; row < result.rows(); row++) {
                for (int column = 0; column < result.columns(); column++) {
                    double sum = 0;
                    for (int i = 0; i < inner; i++) {
                        sum += (transposeA ? left.at(i, row) : left.at(row, i))
                                * (transposeB ? right.at(column, i) : right.at(i, column));
                    }
                    result.memory()
                            .setAtIndex(ValueLayout.JAVA_FLOAT, (long) row * result.columns() + column, (float) sum);
                }
            }
        };
    }

    @Override
    public void close() {}
}
