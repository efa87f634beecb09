package org.grokscope.engine.nn.kernel;

import org.grokscope.run.config.Activation;

/**
 * Functions of one number, on arrays. They are written so that the JVM computes many numbers at once: without branches,
 * library calls or bit patterns, and in loops of few operations, as it does not vectorize long ones.
 */
public final class Elementwise {

    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float DENSITY_AT_ZERO = (float) (1 / Math.sqrt(2 * Math.PI));
    /** −x²/32 at |x| = 5.6. */
    private static final float LEAST_EXPONENT = -0.98f;

    private Elementwise() {}

    /**
     * x ← eˣ, to single precision; below −87 and above 88 the value at that limit. NaN stays NaN.
     *
     * <p>eˣ is the 1024th power of e^(x/1024), whose argument is so small that seven terms of the series suffice. In
     * double precision nothing is lost by the ten squarings.
     */
    public static void exp(float[] x) {
        for (int i = 0; i < x.length; i++) {
            double t = Math.max(-87f, Math.min(88f, x[i])) * (1.0 / 1024);
            double power = 1 + t * (1 / 6.0);
            power = 1 + t * (1 / 5.0) * power;
            power = 1 + t * (1 / 4.0) * power;
            power = 1 + t * (1 / 3.0) * power;
            power = 1 + t * (1 / 2.0) * power;
            power = 1 + t * power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            x[i] = (float) power;
        }
    }

    /**
     * The exact GELU, y = x·Φ(x) with the normal distribution function Φ, and its slope Φ(x) + x·φ(x).
     *
     * @param x the arguments
     * @param y written
     * @param slope written
     */
    public static void gelu(float[] x, float[] y, float[] slope) {
        distribution(x, y);
        rootOfDensity(x, slope);
        for (int i = 0; i < x.length; i++) {
            float density = slope[i];
            density *= density;
            density *= density;
            density *= density;
            density *= density;
            float distribution = y[i];
            y[i] = x[i] * distribution;
            slope[i] = distribution + x[i] * DENSITY_AT_ZERO * density;
        }
    }

    /** The exact GELU without its slope. */
    public static void gelu(float[] x, float[] y) {
        distribution(x, y);
        multiply(y, x);
    }

    /**
     * Φ(x) = (1 + erf(u))/2 with u = x/√2. erf(u)/u is a quotient of two polynomials of degree 5 in u², fitted to the
     * smallest largest error on |u| ≤ 3.92 (1.6e-8, far below single precision); beyond, erf is 1 to 3e-8.
     */
    private static void distribution(float[] x, float[] phi) {
        for (int i = 0; i < x.length; i++) {
            float u = Math.max(-3.92f, Math.min(3.92f, x[i] * ROOT_HALF));
            float s = u * u;
            float p = 2.0347145e-6f * s + 2.8748068e-4f;
            p = p * s + 3.8684038e-3f;
            p = p * s + 5.3060714e-2f;
            p = p * s + 1.927659e-1f;
            p = p * s + 1.128379f;
            float q = 3.80705e-5f * s + 1.188133e-3f;
            q = q * s + 1.5172448e-2f;
            q = q * s + 1.1508537e-1f;
            q = q * s + 5.04166e-1f;
            q = q * s + 1;
            phi[i] = 0.5f + 0.5f * (u * p / q);
        }
    }

    /** The 16th root of e^(−x²/2), by eight terms of its series; beyond |x| = 5.6 the value there, which is nearly 0. */
    private static void rootOfDensity(float[] x, float[] root) {
        for (int i = 0; i < x.length; i++) {
            float t = Math.max(x[i] * x[i] * (-1f / 32), LEAST_EXPONENT);
            float sum = 1 + t * (1f / 7);
            sum = 1 + t * (1f / 6) * sum;
            sum = 1 + t * (1f / 5) * sum;
            sum = 1 + t * (1f / 4) * sum;
            sum = 1 + t * (1f / 3) * sum;
            sum = 1 + t * (1f / 2) * sum;
            root[i] = 1 + t * sum;
        }
    }

    /** The activation function of hidden units, y = f(x). */
    public static void activate(Activation function, float[] x, float[] y) {
        switch (function) {
            case RELU -> relu(x, y);
            case SQUARE -> square(x, y);
            case GELU -> gelu(x, y);
        }
    }

    /**
     * The activation function of hidden units, y = f(x), and its slope.
     *
     * @param x the arguments
     * @param y written
     * @param slope written; that of ReLU at 0 is 0
     */
    public static void activate(Activation function, float[] x, float[] y, float[] slope) {
        switch (function) {
            case RELU -> {
                relu(x, y);
                step(x, slope);
            }
            case SQUARE -> {
                square(x, y);
                sum(x, x, slope);
            }
            case GELU -> gelu(x, y, slope);
        }
    }

    /** y = max(0, x). */
    private static void relu(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(0, x[i]);
        }
    }

    /** y = 1 where x is above 0, else 0. NaN stays NaN. */
    private static void step(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(0, Math.signum(x[i]));
        }
    }

    /** y = x². */
    private static void square(float[] x, float[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * x[i];
        }
    }

    /** sum = x + y, number by number. */
    public static void sum(float[] x, float[] y, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = x[i] + y[i];
        }
    }

    /** x ← x + summand. */
    public static void add(float[] x, float summand) {
        for (int i = 0; i < x.length; i++) {
            x[i] += summand;
        }
    }

    /** x ← x·factor, number by number. */
    public static void multiply(float[] x, float[] factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor[i];
        }
    }

    /** sum ← sum + x, number by number. */
    public static void add(float[] sum, float[] x) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += x[i];
        }
    }
}
