package org.grokscope.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What hidden neurons get from each input, as rows of a picture. Neurons on a circle are sorted by their strongest frequency and
 * then by phase, so that a network of rotations shows as stripes; others stay in their order.
 */
public final class Neurons {

    private final int columns;
    private final List<Row> rows;

    /** One neuron: its weights divided by the largest of them, and the frequency that is strongest in it; 0 for none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(float[] weights, int frequency, double phase) {}

    private Neurons(int columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Hidden units whose inputs are arranged in a circle. */
    static Neurons onCircle(WeightMatrix neurons) {
        Waves waves = new Waves(neurons.columns());
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < neurons.rows(); row++) {
            float[] weights = scaled(neurons, row);
            int strongest = Spectrum.of(waves, weights, 1).strongest();
            double phase = Math.atan2(waves.sine(strongest, weights, 0), waves.cosine(strongest, weights, 0));
            rows.add(new Row(weights, strongest, phase));
        }
        rows.sort(Comparator.comparingInt(Row::frequency).thenComparingDouble(Row::phase));
        return new Neurons(neurons.columns(), rows);
    }

    /** Hidden units whose inputs have no order. */
    static Neurons of(WeightMatrix neurons) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < neurons.rows(); row++) {
            rows.add(new Row(scaled(neurons, row), 0, 0));
        }
        return new Neurons(neurons.columns(), rows);
    }

    private static float[] scaled(WeightMatrix neurons, int row) {
        float[] weights = new float[neurons.columns()];
        float largest = 0;
        for (int column = 0; column < weights.length; column++) {
            weights[column] = neurons.values()[row * weights.length + column];
            largest = Math.max(largest, Math.abs(weights[column]));
        }
        for (int column = 0; column < weights.length && largest > 0; column++) {
            weights[column] /= largest;
        }
        return weights;
    }

    /** How many neurons there are. */
    public int rows() {
        return rows.size();
    }

    /** How many inputs. */
    public int columns() {
        return columns;
    }

    /** What a neuron gets from an input, −1 to 1 of its largest. */
    public double weight(int column, int row) {
        return rows.get(row).weights()[column];
    }

    /** The frequency that is strongest in a neuron; 0 where inputs have no order. */
    public int frequency(int row) {
        return rows.get(row).frequency();
    }
}
