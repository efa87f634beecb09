package org.grokscope.engine.nn.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.grokscope.engine.nn.Numbers;
import org.grokscope.engine.nn.ReferenceLayers;
import org.grokscope.run.config.Activation;
import org.junit.jupiter.api.Test;

class ElementwiseTest {

    /** Evenly from one number to another, both included; more than a vector register holds, and not a multiple of it. */
    private static float[] range(double from, double to, int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (from + (to - from) * i / (count - 1));
        }
        return x;
    }

    private static double worst(float[] x, float[] y, DoubleUnaryOperator expected) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double error = Math.abs(y[i] - expected.applyAsDouble(x[i]));
            // Not Math.max alone, which would be fine with NaN, but a comparison that is not.
            worst = error <= worst ? worst : error;
        }
        return worst;
    }

    @Test
    void expIsRightToSinglePrecisionWithinItsLimits() {
        float[] x = range(-87, 88, 100_001);
        float[] y = x.clone();
        Elementwise.exp(y);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double error = Math.abs(y[i] / Math.exp(x[i]) - 1);
            worst = error <= worst ? worst : error;
        }
        Numbers.assertAtMost(2e-7, worst, "relative error of exp from −87 to 88");
    }

    @Test
    void expNearZeroIsExactAtZeroAndNeverFalls() {
        float[] y = range(-1e-3, 1e-3, 10_001);
        y[5_000] = 0;
        Elementwise.exp(y);
        assertEquals(1, y[5_000]);
        for (int i = 1; i < y.length; i++) {
            assertEquals(Math.max(y[i - 1], y[i]), y[i], "number " + i);
        }
    }

    @Test
    void expStaysFiniteBeyondItsLimits() {
        float[] x = {-100, -87.5f, -3e38f, Float.NEGATIVE_INFINITY, 88.5f, 100, 3e38f, Float.POSITIVE_INFINITY};
        Elementwise.exp(x);
        for (int i = 0; i < x.length; i++) {
            assertEquals(1, x[i] / Math.exp(i < 4 ? -87 : 88), 2e-7);
        }
    }

    @Test
    void notANumberStaysNotANumber() {
        for (int length : new int[] {1, 37}) {
            float[] nan = new float[length];
            Arrays.fill(nan, Float.NaN);
            float[] x = nan.clone();
            Elementwise.exp(x);
            assertArrayEquals(nan, x, "exp");
            float[] y = new float[length];
            float[] slope = new float[length];
            Elementwise.gelu(nan, y, slope);
            assertArrayEquals(nan, y, "GELU");
            assertArrayEquals(nan, slope, "its slope");
            Elementwise.gelu(nan, new float[length]);
            for (Activation function : Activation.values()) {
                Elementwise.activate(function, nan, y, slope);
                assertArrayEquals(nan, y, function.id());
                assertArrayEquals(nan, slope, "slope of " + function.id());
            }
        }
    }

    @Test
    void geluAndItsSlopeAgreeWithTheFormula() {
        float[] x = range(-10, 10, 200_001);
        float[] y = new float[x.length];
        float[] slope = new float[x.length];
        Elementwise.gelu(x, y, slope);
        // At |x| = 10 single precision resolves 1e-6; the tanh approximation would be off by 5e-4.
        Numbers.assertAtMost(2e-6, worst(x, y, ReferenceLayers::gelu), "GELU");
        Numbers.assertAtMost(2e-6, worst(x, slope, ReferenceLayers::geluSlope), "slope of GELU");
        float[] alone = new float[x.length];
        Elementwise.gelu(x, alone);
        assertArrayEquals(y, alone, 0, "training and evaluation compute the same function");
    }

    @Test
    void geluFarOutIsTheIdentityOrNearlyZero() {
        float[] x = {1e4f, -1e4f};
        float[] y = new float[2];
        float[] slope = new float[2];
        Elementwise.gelu(x, y, slope);
        // Φ is 0 or 1 to 1e-7 there.
        assertArrayEquals(new float[] {1e4f, 0}, y, 2e-3f);
        assertArrayEquals(new float[] {1, 0}, slope, 2e-3f);
    }

    @Test
    void everyActivationAndItsSlopeAgreeWithTheFormula() {
        float[] x = range(-3, 3, 100);
        for (Activation function : Activation.values()) {
            float[] y = new float[x.length];
            float[] slope = new float[x.length];
            Elementwise.activate(function, x, y, slope);
            double[] hidden = Numbers.toDouble(x);
            double[] ones = new double[x.length];
            Arrays.fill(ones, 1);
            double[] expected = ReferenceLayers.activate(function, hidden);
            Numbers.assertAtMost(1e-6, Numbers.relativeError(expected, y), function.id());
            double[] slopes = ReferenceLayers.activateBackward(function, hidden, ones);
            Numbers.assertAtMost(1e-6, Numbers.relativeError(slopes, slope), "slope of " + function.id());
            float[] alone = new float[x.length];
            Elementwise.activate(function, x, alone);
            assertArrayEquals(y, alone, 0, "training and evaluation compute the same function");
        }
    }

    @Test
    void reluAndItsStepAtAndBesideZero() {
        float[] x = {-3, -Float.MIN_VALUE, -0f, 0, Float.MIN_VALUE, 3, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY
        };
        float[] y = new float[x.length];
        float[] slope = new float[x.length];
        Elementwise.activate(Activation.RELU, x, y, slope);
        assertArrayEquals(new float[] {0, 0, 0, 0, Float.MIN_VALUE, 3, 0, Float.POSITIVE_INFINITY}, y, 0);
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 0, 1}, slope, 0);
    }

    @Test
    void multiplySumAndAddGoNumberByNumber() {
        float[] x = {-3, 0.5f, 0};
        float[] y = {9, 0.25f, 0};
        Elementwise.multiply(y, new float[] {2, 4, 6});
        assertArrayEquals(new float[] {18, 1, 0}, y);
        Elementwise.add(y, x);
        assertArrayEquals(new float[] {15, 1.5f, 0}, y);
        float[] sum = new float[3];
        Elementwise.sum(x, y, sum);
        assertArrayEquals(new float[] {12, 2, 0}, sum);
        Elementwise.add(sum, -2);
        assertArrayEquals(new float[] {10, 0, -2}, sum);
        Elementwise.add(x, x);
        assertArrayEquals(new float[] {-6, 1, 0}, x, "to itself");
    }
}
