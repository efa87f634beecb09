package org.grokscope.inspect;

import java.util.stream.IntStream;

/**
 * Some weights of a network at one step.
 *
 * @param rows how many units, such as an embedding's dimensions or hidden neurons
 * @param columns how many inputs: tokens, or bits
 * @param values rows × columns, row by row; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WeightMatrix(int rows, int columns, float[] values) {

    /** Checks the size. */
    public WeightMatrix {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " weights are not " + rows + " × " + columns);
        }
    }

    /** The same rows with their columns in an order, and without those that are not in it. */
    WeightMatrix ordered(TokenOrder order) {
        return ordered(IntStream.range(0, order.size()).map(order::token).toArray());
    }

    /** The same rows with these columns. */
    WeightMatrix ordered(int... order) {
        float[] ordered = new float[rows * order.length];
        for (int row = 0; row < rows; row++) {
            for (int place = 0; place < order.length; place++) {
                ordered[row * order.length + place] = values[row * columns + order[place]];
            }
        }
        return new WeightMatrix(rows, order.length, ordered);
    }
}
