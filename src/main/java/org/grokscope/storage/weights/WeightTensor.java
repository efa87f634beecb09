package org.grokscope.storage.weights;

import java.util.List;

/**
 * One array of a network's weights or biases, as a view of the flat θ that checkpoints hold.
 *
 * @param name as the attribute of a PyTorch module, "layer.linear1.weight"
 * @param shape rows and columns, or one length
 * @param blocks its parts, one below the other
 */
public record WeightTensor(String name, List<Integer> shape, List<Block> blocks) {

    /**
     * Some neighbouring rows.
     *
     * @param offset where they begin in θ
     * @param rows how many
     * @param columns how many numbers a row has
     * @param transposed whether θ has them column by column
     */
    record Block(int offset, int rows, int columns, boolean transposed) {}

    /** A copy of the numbers of θ, row by row. */
    public float[] values(float[] theta) {
        float[] values = new float[size()];
        eachPlace((at, place) -> values[at] = theta[place]);
        return values;
    }

    /** Writes the numbers, row by row, into θ. */
    void fill(float[] theta, float[] values) {
        eachPlace((at, place) -> theta[place] = values[at]);
    }

    /** Receives a place in this array and its place in θ. */
    private interface Places {
        void are(int at, int place);
    }

    private void eachPlace(Places places) {
        int at = 0;
        for (Block block : blocks) {
            for (int row = 0; row < block.rows; row++) {
                for (int column = 0; column < block.columns; column++) {
                    int place = block.transposed ? column * block.rows + row : row * block.columns + column;
                    places.are(at++, block.offset + place);
                }
            }
        }
    }

    /** How many numbers it has. */
    public int size() {
        return shape.stream().reduce(1, (product, length) -> product * length);
    }
}
