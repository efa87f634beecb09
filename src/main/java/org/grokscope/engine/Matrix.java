package org.grokscope.engine;

/** A matrix of floats in a numerical library's memory, stored row by row. Made and freed by its {@link Matrices}. */
interface Matrix {

    int rows();

    int columns();

    /**
     * Fills the first rows of this matrix.
     *
     * @param values row by row; as many whole rows as there are from {@code from} on are needed
     * @param from where the first row starts in {@code values}
     * @param rows how many rows to fill
     */
    void write(float[] values, int from, int rows);

    /**
     * Fills the first rows of this matrix, each from an array of its own.
     *
     * @param values at most as many rows as this matrix has, each with as many columns
     */
    void write(float[][] values);

    /**
     * Copies the first rows of this matrix out.
     *
     * @param values row by row, written from {@code to} on
     * @param to where the first row goes in {@code values}
     * @param rows how many rows to copy
     */
    void read(float[] values, int to, int rows);

    /**
     * Copies the first rows of this matrix out, each into an array of its own.
     *
     * @param values at most as many rows as this matrix has, each with as many columns
     */
    void read(float[][] values);
}
