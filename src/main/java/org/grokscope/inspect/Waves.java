package org.grokscope.inspect;

import java.util.stream.IntStream;

/** Cosines and sines of the frequencies on n residues, from a table. */
final class Waves {

    private final int n;
    private final double[] cosines;
    private final double[] sines;

    Waves(int n) {
        this.n = n;
        cosines = IntStream.range(0, n)
                .mapToDouble(i -> Math.cos(2 * Math.PI * i / n))
                .toArray();
        sines = IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(2 * Math.PI * i / n))
                .toArray();
    }

    /** Σ_a values(from + a)·cos(2πfa/n). */
    double cosine(int f, float[] values, int from) {
        return product(f, values, from, cosines);
    }

    /** Σ_a values(from + a)·sin(2πfa/n). */
    double sine(int f, float[] values, int from) {
        return product(f, values, from, sines);
    }

    private double product(int f, float[] values, int from, double[] wave) {
        double sum = 0;
        int place = 0;
        for (int a = 0; a < n; a++) {
            sum += values[from + a] * wave[place];
            place += f;
            if (place >= n) {
                place -= n;
            }
        }
        return sum;
    }
}
