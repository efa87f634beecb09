package org.grokscope.inspect;

import java.util.stream.IntStream;

/** Cosines and sines of the frequencies on n residues, from tables. */
final class Waves {

    private final int n;
    private final double[] cosines;
    private final double[] sines;
    /** By residue a from 1 to (n − 1)/2, then by frequency f from 1: cos(2πfa/n) and sin(2πfa/n). */
    private final double[][] cosinesOf;

    private final double[][] sinesOf;

    Waves(int n) {
        this.n = n;
        cosines = IntStream.range(0, n)
                .mapToDouble(i -> Math.cos(2 * Math.PI * i / n))
                .toArray();
        sines = IntStream.range(0, n)
                .mapToDouble(i -> Math.sin(2 * Math.PI * i / n))
                .toArray();
        cosinesOf = products(cosines);
        sinesOf = products(sines);
    }

    private double[][] products(double[] wave) {
        return IntStream.rangeClosed(1, (n - 1) / 2)
                .mapToObj(a -> IntStream.rangeClosed(1, n / 2)
                        .mapToDouble(f -> wave[(int) ((long) f * a % n)])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** How many residues. */
    int n() {
        return n;
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

    /**
     * Adds |Σ_a values(from + a)·exp(−2πi·fa/n)|² for each frequency f from 1 to n/2 to {@code power}. Residues a and n − a are taken
     * together, and the inner loops run over frequencies: the compiler makes vector instructions of them.
     */
    void addPower(float[] values, int from, double[] power) {
        double[] real = new double[power.length];
        double[] imaginary = new double[power.length];
        for (int f = 0; f < real.length; f++) {
            real[f] = values[from] + (n % 2 == 0 ? (f % 2 == 0 ? -values[from + n / 2] : values[from + n / 2]) : 0);
        }
        for (int a = 1; a <= cosinesOf.length; a++) {
            double even = (double) values[from + a] + values[from + n - a];
            double odd = (double) values[from + a] - values[from + n - a];
            add(even, cosinesOf[a - 1], real);
            add(odd, sinesOf[a - 1], imaginary);
        }
        for (int f = 0; f < power.length; f++) {
            // An even n has one frequency that is its own mirror image and so counts once, not twice.
            double weight = 2 * (f + 1) == n ? 0.5 : 1;
            power[f] += weight * (real[f] * real[f] + imaginary[f] * imaginary[f]);
        }
    }

    private static void add(double factor, double[] wave, double[] sums) {
        for (int f = 0; f < sums.length; f++) {
            sums[f] += factor * wave[f];
        }
    }
}
