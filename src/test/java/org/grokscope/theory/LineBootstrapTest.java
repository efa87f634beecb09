package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBootstrapTest {

    private static final double[] X =
            IntStream.range(0, 60).mapToDouble(i -> i % 6).toArray();

    private static double[] noisy(double slope, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, X.length)
                .mapToDouble(i -> 7 + slope * X[i] + random.nextGaussian())
                .toArray();
    }

    @Test
    void exactPointsLeaveNoDoubt() {
        double[] y = IntStream.range(0, X.length).mapToDouble(i -> 7 + 2 * X[i]).toArray();
        LineBootstrap bootstrap = LineBootstrap.ofPoints(X, y, 1);

        Interval slope = bootstrap.slope().orElseThrow();
        assertEquals(2, slope.low(), 1e-9);
        assertEquals(2, slope.high(), 1e-9);
        Interval height = bootstrap.at(10).orElseThrow();
        assertEquals(27, height.low(), 1e-9);
        assertEquals(27, height.high(), 1e-9);
    }

    /** With σ = 1 the slope's standard error is 1/√Σ(x − x̄)²: the interval is about 3.92 of them wide. */
    @Test
    void theIntervalIsAsWideAsTheNoiseSays() {
        double standardError = 1 / Math.sqrt(60 * 35.0 / 12);
        int covered = 0;
        double width = 0;
        for (int seed = 0; seed < 100; seed++) {
            Interval slope =
                    LineBootstrap.ofPoints(X, noisy(2, seed), seed).slope().orElseThrow();
            covered += slope.contains(2) ? 1 : 0;
            width += (slope.high() - slope.low()) / 100;
        }
        assertEquals(3.92 * standardError, width, 0.3 * standardError);
        assertTrue(covered >= 86 && covered <= 100, "of 100 intervals " + covered + " hold the true slope");
    }

    @Test
    void theCorrelationHasAnIntervalToo() {
        double[] y = noisy(0.5, 4);
        double measured = LinearFit.of(X, y).orElseThrow().pearson();
        LineBootstrap bootstrap = LineBootstrap.ofPoints(X, y, 1);

        Interval r = bootstrap.pearson().orElseThrow();
        assertTrue(r.contains(measured) && r.low() > 0 && r.high() < 1, r::toString);
        assertEquals(r.high() * r.high(), bootstrap.rSquared().orElseThrow().high(), 1e-3);
        assertEquals(
                Optional.empty(),
                LineBootstrap.ofPoints(X, new double[X.length], 1).pearson());
    }

    @Test
    void theSameSeedDrawsTheSame() {
        double[] y = noisy(2, 5);
        assertEquals(
                LineBootstrap.ofPoints(X, y, 3).slope(),
                LineBootstrap.ofPoints(X, y, 3).slope());
        assertNotEquals(
                LineBootstrap.ofPoints(X, y, 3).slope(),
                LineBootstrap.ofPoints(X, y, 4).slope());
    }

    @Test
    void whatClustersShareCountsAsUncertain() {
        double[] shift = {0, 3, -3, 2, -2, 0};
        double[] y = noisy(2, 9);
        int[] clusters = new int[X.length];
        for (int i = 0; i < X.length; i++) {
            clusters[i] = (int) X[i];
            y[i] += shift[clusters[i]];
        }
        Interval points = LineBootstrap.ofPoints(X, y, 1).slope().orElseThrow();
        Interval cells = LineBootstrap.ofClusters(X, y, clusters, 1).slope().orElseThrow();
        assertTrue(cells.high() - cells.low() > 1.5 * (points.high() - points.low()), points + " against " + cells);
    }

    @Test
    void withoutTwoDifferentXThereIsNoInterval() {
        LineBootstrap one = LineBootstrap.ofPoints(new double[] {1, 1}, new double[] {1, 2}, 1);
        assertEquals(Optional.empty(), one.slope());
        assertEquals(Optional.empty(), one.at(3));
        assertEquals(
                Optional.empty(),
                LineBootstrap.ofPoints(new double[0], new double[0], 1).slope());
        LineBootstrap oneCluster =
                LineBootstrap.ofClusters(new double[] {1, 1}, new double[] {1, 2}, new int[] {4, 4}, 1);
        assertEquals(Optional.empty(), oneCluster.slope());
    }

    @Test
    void everyPointNeedsACluster() {
        assertThrows(
                IllegalArgumentException.class,
                () -> LineBootstrap.ofClusters(new double[] {1, 2}, new double[] {1, 2}, new int[] {1}, 1));
    }

    @Test
    void intervalsKnowWhatTheyHold() {
        Interval interval = new Interval(1, 2);
        assertTrue(interval.contains(1) && interval.contains(2) && !interval.contains(2.01));
        assertTrue(interval.overlaps(new Interval(2, 3)) && interval.overlaps(new Interval(0, 9)));
        assertTrue(!interval.overlaps(new Interval(2.01, 3)) && !new Interval(2.01, 3).overlaps(interval));
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
    }
}
