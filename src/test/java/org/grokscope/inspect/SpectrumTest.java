package org.grokscope.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumTest {

    private static final int P = 97;

    /** Rows of an embedding of P tokens, one function of the token's angle 2πa/p each. */
    private static float[] rows(DoubleUnaryOperator... functions) {
        float[] values = new float[functions.length * P];
        for (int row = 0; row < functions.length; row++) {
            for (int a = 0; a < P; a++) {
                values[row * P + a] = (float) functions[row].applyAsDouble(2 * Math.PI * a / P);
            }
        }
        return values;
    }

    @Test
    void rotationsHaveTheirFrequenciesAndNothingElse() {
        float[] values = rows(a -> 3 * Math.cos(5 * a), a -> 2 * Math.sin(40 * a), a -> 7 + Math.cos(48 * a + 1));
        Spectrum spectrum = Spectrum.of(values, 3, P);

        assertEquals(List.of(5, 40, 48), spectrum.strongest(3));
        assertEquals(9.0 / 14, spectrum.part(5), 1e-6);
        assertEquals(4.0 / 14, spectrum.part(40), 1e-6);
        assertEquals(1.0 / 14, spectrum.part(48), 1e-6);
        assertEquals(5.0 / 14, spectrum.outside(1), 1e-6);
        assertEquals(0, spectrum.outside(3), 1e-6);
        assertEquals(1, spectrum.outside(0), 1e-12);
    }

    /** All power but the constant's is counted once: Parseval's theorem. */
    @Test
    void partsAddUpForOddAndEvenP() {
        Random random = new Random(1);
        for (int p : new int[] {97, 96, 2}) {
            float[] values = new float[4 * p];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            Spectrum spectrum = Spectrum.of(values, 4, p);
            double sum = 0;
            for (int f = 1; f <= p / 2; f++) {
                sum += spectrum.part(f);
            }
            assertEquals(1, sum, 1e-12);
        }
    }

    @Test
    void theOwnMirrorOfAnEvenModulusCountsByItsPower() {
        float[] values = new float[2 * 8];
        for (int a = 0; a < 8; a++) {
            values[a] = a % 2 == 0 ? 1 : -1;
            values[8 + a] = (float) (Math.sqrt(2) * Math.cos(2 * Math.PI * a / 8));
        }
        Spectrum spectrum = Spectrum.of(values, 2, 8);

        assertEquals(0.5, spectrum.part(4), 1e-6);
        assertEquals(0.5, spectrum.part(1), 1e-6);
    }

    @Test
    void eachPartIsThatOfTheDefinition() {
        Random random = new Random(3);
        for (int p : new int[] {2, 3, 8, 59, 96}) {
            float[] values = new float[p];
            for (int a = 0; a < p; a++) {
                values[a] = (float) random.nextGaussian();
            }
            double[] power = IntStream.rangeClosed(1, p / 2)
                    .mapToDouble(f -> power(values, f) * (2 * f == p ? 0.5 : 1))
                    .toArray();
            double total = Arrays.stream(power).sum();
            Spectrum spectrum = Spectrum.of(values, 1, p);
            for (int f = 1; f <= p / 2; f++) {
                assertEquals(power[f - 1] / total, spectrum.part(f), 1e-9, "f " + f + " of p " + p);
            }
            assertEquals(spectrum.strongest(1).getFirst(), spectrum.strongest());
        }
    }

    /** |Σ_a e(a)·exp(−2πi·fa/p)|². */
    private static double power(float[] values, int f) {
        double real = 0;
        double imaginary = 0;
        for (int a = 0; a < values.length; a++) {
            real += values[a] * Math.cos(2 * Math.PI * f * a / values.length);
            imaginary -= values[a] * Math.sin(2 * Math.PI * f * a / values.length);
        }
        return real * real + imaginary * imaginary;
    }

    @Test
    void noiseLiesOutsideFiveOfFortyEightFrequencies() {
        Random random = new Random(2);
        float[] values = new float[128 * P];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        double outside = Spectrum.of(values, 128, P).outside(5);
        assertTrue(outside > 0.83 && outside < 43.0 / 48, "R of noise was " + outside);
    }

    @Test
    void parametersBehindTheEmbeddingAreLeftAlone() {
        float[] values = Arrays.copyOf(rows(a -> Math.cos(3 * a)), 3 * P);
        Arrays.fill(values, P, values.length, 1000f);
        assertEquals(0, Spectrum.of(values, 1, P).outside(1), 1e-6);
    }

    @Test
    void tooFewNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Spectrum.of(new float[P - 1], 1, P));
        assertThrows(IllegalArgumentException.class, () -> Spectrum.of(new float[P], 1, 1));
    }

    @Test
    void anEmbeddingOfZeroesHasNoParts() {
        assertTrue(Double.isNaN(Spectrum.of(new float[P], 1, P).outside(5)));
    }
}
