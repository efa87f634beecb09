package org.grokscope.run;

import java.util.List;
import java.util.Optional;

/**
 * What is drawn of a run where it is one of many: few points, however long it is.
 *
 * @param points by ascending step
 * @param checkpoints the steps at which it can be continued or branched, ascending
 * @param atMemorization what was forecast at T_mem, if it came that far
 */
public record RunOutline(List<Point> points, List<Long> checkpoints, Optional<Forecast> atMemorization) {

    /** Copies the lists. */
    public RunOutline {
        points = List.copyOf(points);
        checkpoints = List.copyOf(checkpoints);
    }

    /**
     * The evaluations of a part of the run, each part as long as the others. NaN is what was not finite.
     *
     * @param step their mean step
     * @param leastTrain the least train accuracy
     * @param mostTrain the greatest train accuracy
     * @param leastTest the least test accuracy
     * @param mostTest the greatest test accuracy
     * @param squaredNorm the mean of ‖θ‖²
     */
    public record Point(
            double step, double leastTrain, double mostTrain, double leastTest, double mostTest, double squaredNorm) {}
}
