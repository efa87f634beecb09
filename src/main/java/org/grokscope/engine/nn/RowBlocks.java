package org.grokscope.engine.nn;

/**
 * Working arrays for matrices of B columns, {@value #ROWS} rows in one array: the JVM's vectorized loops have a cost of
 * their own for each start, which for one row of B numbers would be larger than its work.
 */
final class RowBlocks {

    /** How many rows stand one after the other in an array; the last array may have fewer. */
    static final int ROWS = 8;

    private RowBlocks() {}

    /** Allocates rows×columns. */
    static float[][] of(int rows, int columns) {
        float[][] blocks = new float[(rows + ROWS - 1) / ROWS][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new float[Math.min(ROWS, rows - i * ROWS) * columns];
        }
        return blocks;
    }
}
