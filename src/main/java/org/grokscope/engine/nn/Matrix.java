package org.grokscope.engine.nn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A matrix of floats in a numerical library's memory, stored row by row. Created and freed by its {@link Matrices}. */
public interface Matrix {

    int rows();

    int columns();

    /** The elements, row by row. A product may move its result, so the segment must be fetched again after each. */
    MemorySegment memory();

    /**
     * Fills a stretch of the elements, counted row by row.
     *
     * @param to the first element to fill
     * @param values what to fill it with, from {@code from} on
     * @param from the first value
     * @param count how many
     */
    default void write(int to, float[] values, int from, int count) {
        MemorySegment.copy(values, from, memory(), ValueLayout.JAVA_FLOAT, (long) to * Float.BYTES, count);
    }

    /**
     * Fills some rows of this matrix.
     *
     * @param row the first of them
     * @param values one or several whole rows
     */
    default void write(int row, float[] values) {
        MemorySegment.copy(values, 0, memory(), ValueLayout.JAVA_FLOAT, offset(row), values.length);
    }

    /**
     * Fills the first rows of this matrix.
     *
     * @param values the rows, one or several whole ones in each array
     */
    default void write(float[][] values) {
        int row = 0;
        for (float[] rows : values) {
            write(row, rows);
            row += rows.length / columns();
        }
    }

    /**
     * Copies the first rows of this matrix out.
     *
     * @param values row by row, written from {@code to} on
     * @param to where the first row goes in {@code values}
     * @param rows how many rows to copy
     */
    default void read(float[] values, int to, int rows) {
        MemorySegment.copy(memory(), ValueLayout.JAVA_FLOAT, 0, values, to, rows * columns());
    }

    /**
     * Copies some rows of this matrix out.
     *
     * @param row the first of them
     * @param values receives one or several whole rows
     */
    default void read(int row, float[] values) {
        MemorySegment.copy(memory(), ValueLayout.JAVA_FLOAT, offset(row), values, 0, values.length);
    }

    /**
     * Copies the first rows of this matrix out.
     *
     * @param values receives the rows, one or several whole ones in each array
     */
    default void read(float[][] values) {
        int row = 0;
        for (float[] rows : values) {
            read(row, rows);
            row += rows.length / columns();
        }
    }

    private long offset(int row) {
        return (long) row * columns() * Float.BYTES;
    }
}
