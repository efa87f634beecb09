package org.grokscope.inspect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Projections of an embedding onto the plane of a frequency's circle, and onto that of its two principal components. All sums run along
 * rows in memory, so that the compiler makes vector instructions of them: a snapshot takes its time from the training.
 */
final class Projections {

    private static final int ITERATIONS = 60;

    private final WeightMatrix embedding;
    private final TokenOrder order;
    private final int n;
    /** d × n: a column for each of n tokens, each row without its mean. */
    private final double[][] centred;

    private final double variance;

    Projections(WeightMatrix embedding, TokenOrder order) {
        this.embedding = embedding;
        this.order = order;
        n = embedding.columns();
        centred = new double[embedding.rows()][n];
        double squares = 0;
        for (int row = 0; row < centred.length; row++) {
            double mean = 0;
            for (int a = 0; a < n; a++) {
                mean += embedding.values()[row * n + a] / (double) n;
            }
            for (int a = 0; a < n; a++) {
                centred[row][a] = embedding.values()[row * n + a] - mean;
            }
            squares += dot(centred[row], centred[row]);
        }
        variance = squares;
    }

    /** The plane in which the tokens are arranged in a circle at this frequency: token 0 lies to the right. */
    Plane circle(int frequency) {
        Waves waves = new Waves(n);
        double[] across = new double[centred.length];
        double[] up = new double[centred.length];
        for (int row = 0; row < centred.length; row++) {
            across[row] = waves.cosine(frequency, embedding.values(), row * n);
            up[row] = waves.sine(frequency, embedding.values(), row * n);
        }
        makeUnit(across);
        makeOrthogonal(up, across);
        makeUnit(up);
        return plane(combined(across, centred), combined(up, centred));
    }

    /**
     * The plane of the two principal components, by orthogonal iteration on the tokens' Gram matrix: a fifth of the time of its whole
     * eigendecomposition. A component's sign is arbitrary. The iteration starts from the same vectors each time, so that the picture
     * does not flip from one snapshot to the next: the first component correlates positively with cos(2πa/n), the second with sin(2πa/n).
     */
    Plane principal() {
        double[][] gram = gram();
        double[] first = new double[n];
        double[] second = new double[n];
        for (int a = 0; a < n; a++) {
            first[a] = Math.cos(2 * Math.PI * a / n) + 0.1 * Math.sin(5.0 * a);
            second[a] = Math.sin(2 * Math.PI * a / n) + 0.1 * Math.cos(3.0 * a);
        }
        for (int i = 0; i < ITERATIONS; i++) {
            first = combined(first, gram);
            makeUnit(first);
            second = combined(second, gram);
            makeOrthogonal(second, first);
            makeUnit(second);
        }
        return plane(coordinates(gram, first), coordinates(gram, second));
    }

    /** n × n, symmetric: the products of the tokens' columns. */
    private double[][] gram() {
        double[][] gram = new double[n][n];
        for (double[] row : centred) {
            for (int a = 0; a < n; a++) {
                add(row[a], row, gram[a]);
            }
        }
        return gram;
    }

    /** The tokens' coordinates along the component whose eigenvector this is: √eigenvalue times the eigenvector. */
    private static double[] coordinates(double[][] gram, double[] eigenvector) {
        double eigenvalue = dot(eigenvector, combined(eigenvector, gram));
        double[] coordinates = new double[eigenvector.length];
        add(Math.sqrt(Math.max(0, eigenvalue)), eigenvector, coordinates);
        return coordinates;
    }

    /** Σ_r weights(r)·rows(r). */
    private static double[] combined(double[] weights, double[][] rows) {
        double[] sum = new double[rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            add(weights[row], rows[row], sum);
        }
        return sum;
    }

    private static void add(double factor, double[] vector, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void makeOrthogonal(double[] vector, double[] toUnit) {
        add(-dot(toUnit, vector), toUnit, vector);
    }

    private static void makeUnit(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
    }

    private Plane plane(double[] across, double[] up) {
        List<Plane.Point> points = IntStream.range(0, n)
                .mapToObj(a -> new Plane.Point(order.token(a), across[a], up[a]))
                .toList();
        double part = (dot(across, across) + dot(up, up)) / variance;
        return new Plane(points, variance == 0 ? 0 : part);
    }
}
