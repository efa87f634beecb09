package org.grokscope.inspect;

import java.util.ArrayList;
import java.util.List;

/** Looks at an embedding from the side of a frequency's circle, or of its two principal components. */
final class Projections {

    private static final int ITERATIONS = 60;

    private final TokenOrder order;
    private final int rows;
    private final int n;
    /** rows × n, each row without its mean. */
    private final float[] centred;

    private final double variance;

    Projections(WeightMatrix embedding, TokenOrder order) {
        this.order = order;
        rows = embedding.rows();
        n = embedding.columns();
        centred = embedding.values().clone();
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double mean = 0;
            for (int a = 0; a < n; a++) {
                mean += centred[row * n + a] / (double) n;
            }
            for (int a = 0; a < n; a++) {
                centred[row * n + a] -= (float) mean;
                sum += (double) centred[row * n + a] * centred[row * n + a];
            }
        }
        variance = sum;
    }

    /** The plane in which the tokens go round at this frequency: token 0 lies to the right. */
    Plane circle(int frequency) {
        Waves waves = new Waves(n);
        double[] across = new double[rows];
        double[] up = new double[rows];
        for (int row = 0; row < rows; row++) {
            across[row] = waves.cosine(frequency, centred, row * n);
            up[row] = waves.sine(frequency, centred, row * n);
        }
        orthonormalise(across, up);
        return plane(project(across), project(up));
    }

    /** The plane of the two principal components, by orthogonal iteration on the tokens' Gram matrix. */
    Plane principal() {
        double[][] gram = gram();
        double[] first = new double[n];
        double[] second = new double[n];
        for (int a = 0; a < n; a++) {
            // A start that is the same each time, so that the picture does not jump from look to look.
            first[a] = Math.cos(2 * Math.PI * a / n) + 0.1 * Math.sin(5.0 * a);
            second[a] = Math.sin(2 * Math.PI * a / n) + 0.1 * Math.cos(3.0 * a);
        }
        for (int i = 0; i < ITERATIONS; i++) {
            first = product(gram, first);
            second = product(gram, second);
            orthonormalise(first, second);
        }
        scale(first, Math.sqrt(Math.max(0, dot(first, product(gram, first)))));
        scale(second, Math.sqrt(Math.max(0, dot(second, product(gram, second)))));
        return plane(first, second);
    }

    private double[][] gram() {
        double[][] gram = new double[n][n];
        for (int row = 0; row < rows; row++) {
            for (int a = 0; a < n; a++) {
                double value = centred[row * n + a];
                for (int b = 0; b < n; b++) {
                    gram[a][b] += value * centred[row * n + b];
                }
            }
        }
        return gram;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private double[] project(double[] direction) {
        double[] places = new double[n];
        for (int row = 0; row < rows; row++) {
            for (int a = 0; a < n; a++) {
                places[a] += direction[row] * centred[row * n + a];
            }
        }
        return places;
    }

    private Plane plane(double[] across, double[] up) {
        List<Plane.Point> points = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            points.add(new Plane.Point(order.token(a), across[a], up[a]));
        }
        return new Plane(points, variance == 0 ? 0 : (dot(across, across) + dot(up, up)) / variance);
    }

    private static void orthonormalise(double[] first, double[] second) {
        normalise(first);
        double common = dot(first, second);
        for (int i = 0; i < second.length; i++) {
            second[i] -= common * first[i];
        }
        normalise(second);
    }

    private static void normalise(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length > 0) {
            scale(vector, 1 / length);
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
