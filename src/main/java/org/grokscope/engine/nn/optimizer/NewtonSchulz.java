package org.grokscope.engine.nn.optimizer;

import org.grokscope.engine.nn.Matrices;
import org.grokscope.engine.nn.Matrix;
import org.grokscope.engine.nn.Parameters.HiddenMatrix;

/**
 * Brings all singular values of a matrix near 1 and leaves its singular vectors: X ← aX + (bA + cA²)X with A = XXᵀ, five times, from the matrix
 * divided by its Frobenius norm. With Jordan's coefficients singular values end between about 0.7 and 1.2, unless they were tiny
 * (K. Jordan, Muon, 2024, kellerjordan.github.io/posts/muon).
 */
final class NewtonSchulz {

    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;
    private static final int STEPS = 5;
    /** Added to the norm, so that a matrix of zeros stays one. */
    private static final double LEAST_NORM = 1e-7;

    private final HiddenMatrix place;
    /** Whether X is the transposed matrix: it has no more rows than columns, so that A is as small as it can be. */
    private final boolean transposed;

    private final Matrix x;
    private final Matrix gram;
    private final Matrix square;
    private final Matrix change;
    private final Matrices.Product gramOfX;
    private final Matrices.Product squareOfGram;
    private final Matrices.Product changeOfX;
    private final float[] values;
    private final float[] changes;
    private final float[] grams;
    private final float[] squares;

    NewtonSchulz(Matrices matrices, HiddenMatrix place) {
        this.place = place;
        transposed = place.rows() > place.columns();
        int rows = Math.min(place.rows(), place.columns());
        int columns = Math.max(place.rows(), place.columns());
        x = matrices.matrix(rows, columns);
        gram = matrices.matrix(rows, rows);
        square = matrices.matrix(rows, rows);
        change = matrices.matrix(rows, columns);
        gramOfX = matrices.product(x, false, x, true, gram);
        squareOfGram = matrices.product(gram, false, gram, false, square);
        changeOfX = matrices.product(gram, false, x, false, change);
        values = new float[rows * columns];
        changes = new float[rows * columns];
        grams = new float[rows * rows];
        squares = new float[rows * rows];
    }

    HiddenMatrix place() {
        return place;
    }

    /** Replaces the numbers at its place in an array as long as θ by those of the orthogonalized matrix, times a factor. */
    void run(float[] flat, float factor) {
        double squaredNorm = 0;
        for (int i = 0; i < values.length; i++) {
            float value = flat[at(i)];
            values[i] = value;
            squaredNorm += (double) value * value;
        }
        float scale = (float) (1 / (Math.sqrt(squaredNorm) + LEAST_NORM));
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        for (int step = 0; step < STEPS; step++) {
            improve();
        }
        for (int i = 0; i < values.length; i++) {
            flat[at(i)] = factor * values[i];
        }
    }

    private void improve() {
        x.write(0, values);
        gramOfX.run();
        squareOfGram.run();
        gram.read(0, grams);
        square.read(0, squares);
        for (int i = 0; i < grams.length; i++) {
            grams[i] = B * grams[i] + C * squares[i];
        }
        gram.write(0, grams);
        changeOfX.run();
        change.read(0, changes);
        for (int i = 0; i < values.length; i++) {
            values[i] = A * values[i] + changes[i];
        }
    }

    /** Where a number of X is in the flat array. */
    private int at(int i) {
        int columns = x.columns();
        int row = i / columns;
        int column = i % columns;
        return place.offset() + (transposed ? column * place.stride() + row : row * place.stride() + column);
    }
}
