package org.grokscope.inspect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Fourier power of functions on the residues modulo n, such as the rows of a token embedding. A network that adds modulo p by
 * rotations keeps only a few frequencies (Nanda et al. 2023, arXiv 2301.05217); one that has memorized has power in all.
 *
 * <p>Frequency f of a function e has the power |Σ_a e(a)·exp(−2πi·fa/n)|²; the powers of all functions are added. The constant
 * part, f = 0, tells no two residues apart and is left out; f and n − f are the same frequency, so f goes from 1 to n/2.
 */
public final class Spectrum {

    /** How many times the mean part a frequency must have to count as a key frequency. */
    private static final double KEY_FACTOR = 3;

    private static final int MOST_KEYS = 8;

    private final double[] power;
    private final double total;

    private Spectrum(double[] power) {
        this.power = power;
        this.total = Arrays.stream(power).sum();
    }

    /**
     * The spectrum of some functions.
     *
     * @param values at least rows·n numbers, of which the first are the functions: n values for each
     * @param rows how many functions, for an embedding its dimensions d
     * @param n how many residues, at least 2
     * @throws IllegalArgumentException if there are fewer numbers than that
     */
    public static Spectrum of(float[] values, int rows, int n) {
        if (n < 2 || values.length < rows * n) {
            throw new IllegalArgumentException(values.length + " numbers are not " + rows + " functions of " + n);
        }
        return of(new Waves(n), values, rows);
    }

    /** As {@link #of(float[], int, int)}, with tables that are made once for several spectra. */
    static Spectrum of(Waves waves, float[] values, int rows) {
        double[] power = new double[waves.n() / 2];
        for (int row = 0; row < rows; row++) {
            waves.addPower(values, row * waves.n(), power);
        }
        return new Spectrum(power);
    }

    /** How many frequencies there are, n/2. */
    public int size() {
        return power.length;
    }

    /** The strongest frequency, from 1 to n/2; of equal ones the lowest. */
    public int strongest() {
        int strongest = 0;
        for (int f = 1; f < power.length; f++) {
            strongest = power[f] > power[strongest] ? f : strongest;
        }
        return strongest + 1;
    }

    /** The strongest frequencies, the strongest first: at most this many, each from 1 to n/2. */
    public List<Integer> strongest(int count) {
        return IntStream.rangeClosed(1, power.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -power[f - 1]))
                .limit(count)
                .toList();
    }

    /**
     * The frequencies that stand out, the strongest first: at most {@value #MOST_KEYS}, each with at least three times the mean
     * power. Noise of many dimensions has none.
     */
    public List<Integer> keys() {
        return strongest(MOST_KEYS).stream()
                .filter(f -> part(f) * power.length >= KEY_FACTOR)
                .toList();
    }

    /** The part of the power that frequency f, from 1 to n/2, has; 0 to 1, NaN if there is no power. */
    public double part(int f) {
        return power[f - 1] / total;
    }

    /** The parts of all frequencies, from 1 to n/2. */
    public List<Double> parts() {
        return IntStream.rangeClosed(1, power.length).mapToObj(this::part).toList();
    }

    /**
     * R, the part of the power outside the strongest frequencies: near 1 for noise with many frequencies, near 0 for a
     * network of rotations.
     *
     * @param count how many frequencies count as the strongest
     * @return 0 to 1, NaN if there is no power
     */
    public double outside(int count) {
        return 1 - strongest(count).stream().mapToDouble(this::part).sum();
    }
}
