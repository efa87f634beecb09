package org.grokscope.inspect;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/** Projections of an embedding onto the plane of a frequency's circle, and onto that of its two principal components. */
final class Projections {

    private static final int ITERATIONS = 60;

    private final WeightMatrix embedding;
    private final TokenOrder order;
    private final int n;
    /** n × d: a row for each of n tokens, each column without its mean. */
    private final Array2DRowRealMatrix centred;

    private final double variance;

    Projections(WeightMatrix embedding, TokenOrder order) {
        this.embedding = embedding;
        this.order = order;
        n = embedding.columns();
        double[][] values = new double[n][embedding.rows()];
        for (int row = 0; row < embedding.rows(); row++) {
            double mean = 0;
            for (int a = 0; a < n; a++) {
                mean += embedding.values()[row * n + a] / (double) n;
            }
            for (int a = 0; a < n; a++) {
                values[a][row] = embedding.values()[row * n + a] - mean;
            }
        }
        centred = new Array2DRowRealMatrix(values, false);
        variance = Math.pow(centred.getFrobeniusNorm(), 2);
    }

    /** The plane in which the tokens are arranged in a circle at this frequency: token 0 lies to the right. */
    Plane circle(int frequency) {
        Waves waves = new Waves(n);
        RealVector across = new ArrayRealVector(embedding.rows());
        RealVector up = new ArrayRealVector(embedding.rows());
        for (int row = 0; row < embedding.rows(); row++) {
            across.setEntry(row, waves.cosine(frequency, embedding.values(), row * n));
            up.setEntry(row, waves.sine(frequency, embedding.values(), row * n));
        }
        across = unit(across);
        up = unit(orthogonal(up, across));
        return plane(centred.operate(across), centred.operate(up));
    }

    /**
     * The plane of the two principal components, by orthogonal iteration on the tokens' Gram matrix: a fifth of the time of its whole
     * eigendecomposition. A component's sign is arbitrary. The iteration starts from the same vectors each time, so that the picture
     * does not flip from one snapshot to the next: the first component correlates positively with cos(2πa/n), the second with sin(2πa/n).
     */
    Plane principal() {
        RealMatrix gram = centred.multiplyTransposed(centred);
        RealVector first = new ArrayRealVector(n);
        RealVector second = new ArrayRealVector(n);
        for (int a = 0; a < n; a++) {
            first.setEntry(a, Math.cos(2 * Math.PI * a / n) + 0.1 * Math.sin(5.0 * a));
            second.setEntry(a, Math.sin(2 * Math.PI * a / n) + 0.1 * Math.cos(3.0 * a));
        }
        for (int i = 0; i < ITERATIONS; i++) {
            first = unit(gram.operate(first));
            second = unit(orthogonal(gram.operate(second), first));
        }
        return plane(coordinates(gram, first), coordinates(gram, second));
    }

    /** The tokens' coordinates along the component whose eigenvector this is: √eigenvalue times the eigenvector. */
    private static RealVector coordinates(RealMatrix gram, RealVector eigenvector) {
        return eigenvector.mapMultiply(Math.sqrt(Math.max(0, eigenvector.dotProduct(gram.operate(eigenvector)))));
    }

    private static RealVector orthogonal(RealVector vector, RealVector toUnit) {
        return vector.subtract(toUnit.mapMultiply(toUnit.dotProduct(vector)));
    }

    private static RealVector unit(RealVector vector) {
        double length = vector.getNorm();
        return length == 0 ? vector : vector.mapDivide(length);
    }

    private Plane plane(RealVector across, RealVector up) {
        List<Plane.Point> points = IntStream.range(0, n)
                .mapToObj(a -> new Plane.Point(order.token(a), across.getEntry(a), up.getEntry(a)))
                .toList();
        double part = (across.dotProduct(across) + up.dotProduct(up)) / variance;
        return new Plane(points, variance == 0 ? 0 : part);
    }
}
