package org.grokscope.engine.nn;

/**
 * One learner's matrices in a numerical library's memory, and their products: all that a network delegates to the library.
 *
 * <p>Created, prepared and closed on one thread. Products may run on several threads at once as long as none writes what
 * another one reads or writes.
 */
public interface Matrices extends AutoCloseable {

    /** A new matrix of zeros. */
    Matrix matrix(int rows, int columns);

    /**
     * Prepares result = A·B, with A or B transposed if requested; it can then be run repeatedly.
     *
     * @param a A, or Aᵀ if {@code transposeA}
     * @param b B, or Bᵀ if {@code transposeB}
     * @param result where the product goes; neither of the factors
     */
    Product product(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix result);

    /** Frees all of them. */
    @Override
    void close();

    /** A prepared matrix product. */
    interface Product {

        /**
         * Computes it from what the factors hold now; the result is complete when this returns.
         *
         * @throws IllegalStateException with the library's message if it fails
         */
        void run();
    }
}
