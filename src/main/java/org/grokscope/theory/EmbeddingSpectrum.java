package org.grokscope.theory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Fourier power of a token embedding over the residues modulo p. A network that adds modulo p by rotations keeps only
 * a few frequencies (Nanda et al. 2023, arXiv 2301.05217); one that has memorized has power in all.
 *
 * <p>Each of the d rows of the embedding is a function of the token a, of which frequency f has the power
 * |Σ_a e(a)·exp(−2πi·fa/p)|²; the powers of all rows are added. The constant part, f = 0, tells no two tokens apart and is
 * left out; f and p − f are the same frequency, so f goes from 1 to p/2.
 */
public final class EmbeddingSpectrum {

    private final double[] power;
    private final double total;

    private EmbeddingSpectrum(double[] power) {
        this.power = power;
        this.total = Arrays.stream(power).sum();
    }

    /**
     * Measures an embedding.
     *
     * @param values at least width·p numbers, of which the first are the embedding: for each of its dimensions, the p
     *     tokens
     * @param width how many dimensions the embedding has, d
     * @param p how many tokens, at least 2
     * @throws IllegalArgumentException if there are fewer numbers than that
     */
    public static EmbeddingSpectrum of(float[] values, int width, int p) {
        if (p < 2 || values.length < width * p) {
            throw new IllegalArgumentException(values.length + " numbers are no embedding of " + p + " tokens");
        }
        double[] cosines = IntStream.range(0, p)
                .mapToDouble(i -> Math.cos(2 * Math.PI * i / p))
                .toArray();
        double[] sines = IntStream.range(0, p)
                .mapToDouble(i -> Math.sin(2 * Math.PI * i / p))
                .toArray();
        double[] power = new double[p / 2];
        for (int row = 0; row < width; row++) {
            for (int f = 1; f <= power.length; f++) {
                double real = 0;
                double imaginary = 0;
                for (int a = 0; a < p; a++) {
                    double value = values[row * p + a];
                    real += value * cosines[f * a % p];
                    imaginary += value * sines[f * a % p];
                }
                // An even p has one frequency that is its own mirror image and so counts once, not twice.
                double weight = 2 * f == p ? 0.5 : 1;
                power[f - 1] += weight * (real * real + imaginary * imaginary);
            }
        }
        return new EmbeddingSpectrum(power);
    }

    /** The strongest frequencies, the strongest first: at most this many, each from 1 to p/2. */
    public List<Integer> strongest(int count) {
        return IntStream.rangeClosed(1, power.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -power[f - 1]))
                .limit(count)
                .toList();
    }

    /** The part of the power that frequency f, from 1 to p/2, has; 0 to 1, NaN for an embedding without any. */
    public double part(int f) {
        return power[f - 1] / total;
    }

    /**
     * R, the part of the power outside the strongest frequencies: near 1 for noise with many frequencies, near 0 for a
     * network of rotations.
     *
     * @param count how many frequencies count as the strongest
     * @return 0 to 1, NaN for an embedding without any power
     */
    public double outside(int count) {
        return 1 - strongest(count).stream().mapToDouble(this::part).sum();
    }
}
