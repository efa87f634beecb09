package org.grokscope.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A line through points with 95 % percentile intervals from Efron's bootstrap: lines through points that are drawn with replacement. The
 * same seed gives the same intervals.
 *
 * <p>Points that belong together, such as the seeds of one setting, can be drawn together as a cluster; only then do differences between
 * settings count as uncertainty.
 */
public final class LineBootstrap {

    /** How many sets of points are drawn. */
    public static final int RESAMPLES = 2_000;

    private static final double TAIL = 0.025;

    private final Optional<LinearFit> line;
    private final List<LinearFit> lines;

    private LineBootstrap(Optional<LinearFit> line, List<LinearFit> lines) {
        this.line = line;
        this.lines = List.copyOf(lines);
    }

    /**
     * Draws single points.
     *
     * @param x n finite numbers
     * @param y n finite numbers
     * @param seed decides what is drawn
     */
    public static LineBootstrap ofPoints(double[] x, double[] y, long seed) {
        return ofClusters(x, y, IntStream.range(0, x.length).toArray(), seed);
    }

    /**
     * Draws whole clusters, as many as there are.
     *
     * @param x n finite numbers
     * @param y n finite numbers
     * @param clusters of each point, a number that names its cluster
     * @param seed decides what is drawn
     * @throws IllegalArgumentException if the lengths differ or a number is not finite
     */
    public static LineBootstrap ofClusters(double[] x, double[] y, int[] clusters, long seed) {
        LinearFit.check(x, y);
        if (clusters.length != x.length) {
            throw new IllegalArgumentException(x.length + " points, but " + clusters.length + " clusters");
        }
        int[][] members = Arrays.stream(clusters)
                .distinct()
                .mapToObj(cluster -> IntStream.range(0, x.length)
                        .filter(i -> clusters[i] == cluster)
                        .toArray())
                .toArray(int[][]::new);
        SplittableRandom random = new SplittableRandom(seed);
        List<LinearFit> lines = new ArrayList<>();
        for (int i = 0; i < RESAMPLES && members.length > 0; i++) {
            int[] drawn = random.ints(members.length, 0, members.length)
                    .flatMap(cluster -> Arrays.stream(members[cluster]))
                    .toArray();
            // All at one x: the draw says nothing about a slope.
            LinearFit.of(pick(x, drawn), pick(y, drawn)).ifPresent(lines::add);
        }
        return new LineBootstrap(LinearFit.of(x, y), lines);
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    /** The line through all points; nothing without two different x. */
    public Optional<LinearFit> line() {
        return line;
    }

    /** The interval of the slope; nothing if no draw had two different x. */
    public Optional<Interval> slope() {
        return interval(lines.stream().mapToDouble(LinearFit::slope).toArray());
    }

    /** The interval of the correlation r; nothing if no draw had two different x and two different y. */
    public Optional<Interval> pearson() {
        return interval(lines.stream()
                .mapToDouble(LinearFit::pearson)
                .filter(Double::isFinite)
                .toArray());
    }

    /** The interval of r²; nothing if no draw had two different x and two different y. */
    public Optional<Interval> rSquared() {
        return interval(lines.stream()
                .mapToDouble(LinearFit::rSquared)
                .filter(Double::isFinite)
                .toArray());
    }

    /** The interval of the line's height at x; nothing if no draw had two different x. */
    public Optional<Interval> at(double x) {
        return interval(lines.stream().mapToDouble(line -> line.at(x)).toArray());
    }

    private static Optional<Interval> interval(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(values);
        return Optional.of(new Interval(percentile.evaluate(100 * TAIL), percentile.evaluate(100 * (1 - TAIL))));
    }
}
