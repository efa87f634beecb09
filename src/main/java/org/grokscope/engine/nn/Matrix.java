package org.grokscope.engine.nn;

/** A matrix of floats in a numerical library's memory, stored row by row. Made and freed by its {@link Matrices}. */
public interface Matrix {

    int rows();

    int columns();

    /**
     * Fills the first rows of this matrix.
     *
     * @param values row by row, from {@code from} on
     * @param from where the first row starts in {@code values}
     * @param rows how many rows to fill
     */
    void write(float[] values, int from, int rows);

    /**
     * Fills some rows of this matrix.
     *
     * @param row the first of them
     * @param values one or several whole rows
     */
    void write(int row, float[] values);

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
    void read(float[] values, int to, int rows);

    /**
     * Copies some rows of this matrix out.
     *
     * @param row the first of them
     * @param values takes one or several whole rows
     */
    void read(int row, float[] values);

    /**
     * Copies the first rows of this matrix out.
     *
     * @param values takes the rows, one or several whole ones in each array
     */
    default void read(float[][] values) {
        int row = 0;
        for (float[] rows : values) {
            read(row, rows);
            row += rows.length / columns();
        }
    }
}
