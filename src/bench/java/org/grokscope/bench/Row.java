package org.grokscope.bench;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/**
 * The results of one job.
 *
 * @param job the job
 * @param samples what was measured in each round
 * @param profile the parts of its time, if a profile was taken
 * @param problem why nothing was measured, or null
 */
record Row(Job job, Map<Measure, List<Double>> samples, List<Share> profile, String problem) {

    private static final double MILLIS_PER_SECOND = 1000;

    /** The median of the rounds; NaN if there is none. */
    double median(Measure measure) {
        double[] sorted = samples.getOrDefault(measure, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (sorted.length == 0 || problem != null) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** By how much the slowest round differs from the fastest, as a part of the median; NaN if there is none. */
    double spread() {
        Measure measure = job.measures().getFirst();
        DoubleSummaryStatistics values = samples.getOrDefault(measure, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return (values.getMax() - values.getMin()) / median(measure);
    }

    /** Milliseconds a training step; NaN if not measured. */
    double millisPerStep() {
        return median(job.kind() == Job.Kind.PAIR ? Measure.TOGETHER : Measure.STEP);
    }

    /** Training steps a second; NaN if not measured. */
    double stepsPerSecond() {
        return MILLIS_PER_SECOND / millisPerStep();
    }

    /**
     * 10⁹ operations a second; NaN if not measured. Of training only the operations that a step needs count: executing
     * more than that does not count as speed.
     */
    double gflops() {
        return job.kind() == Job.Kind.SGEMM
                ? median(Measure.GFLOPS)
                : stepsPerSecond() * Work.gflopPerStep(job.subject().config());
    }

    /** The part of a run's time, 0 to 1, that evaluations take at its cadence; NaN if not measured. */
    double evaluationShare() {
        double evaluation = median(Measure.EVALUATION);
        return evaluation
                / (evaluation + millisPerStep() * job.subject().config().evaluationCadence());
    }

    /** How many times faster two runs are side by side than one after the other; NaN if not measured. */
    double sideBySideGain() {
        return median(Measure.IN_TURN) / median(Measure.TOGETHER);
    }
}
