package org.grokscope.inspect;

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
        float[] ordered = new float[rows * order.size()];
        for (int row = 0; row < rows; row++) {
            for (int place = 0; place < order.size(); place++) {
                ordered[row * order.size() + place] = values[row * columns + order.token(place)];
            }
        }
        return new WeightMatrix(rows, order.size(), ordered);
    }
}
