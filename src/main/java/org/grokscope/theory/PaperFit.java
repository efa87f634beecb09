package org.grokscope.theory;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.hipparchus.analysis.MultivariateMatrixFunction;
import org.hipparchus.analysis.MultivariateVectorFunction;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;

/**
 * The contraction as arXiv 2603.13331 reports it: V = a·e^(−kx) + c, x steps after T_mem, fitted without bounds to
 * every evaluation from T_mem to the end of the run (there: 2,000 steps after T_grok, evaluated every 200 steps).
 *
 * @param vFactor e^(−k), the factor of V per step; (1 − ηλ)² if decay acted alone
 * @param amplitude a
 * @param floor c
 * @param rSquared how much of the variance of V the fit explains
 */
public record PaperFit(double vFactor, double amplitude, double floor, double rSquared) {

    private static final int MIN_POINTS = 4;
    /** Of a log from elsewhere, which can have millions. */
    private static final int MOST_POINTS = 2_000;
    /** As for the curve of the run: with less, V does not follow this law. */
    private static final double LEAST_R_SQUARED = 0.9;

    /** Whether V falls along the fit: e^(−k) is then the factor of a contraction. */
    public boolean isContraction() {
        return rSquared >= LEAST_R_SQUARED && amplitude > 0 && vFactor < 1;
    }

    /**
     * Fits a run.
     *
     * @param run the run, evaluated as often as the fit is to see it: every 200 steps to compare with the paper
     * @param end evaluations after this step do not count
     * @return the fit, or nothing before T_mem, with fewer than four evaluations from it on, or if it does not converge
     */
    public static Optional<PaperFit> of(RunTimeline run, long end) {
        RunState state = run.at(end);
        if (!state.isMemorized()) {
            return Optional.empty();
        }
        return of(state, 1);
    }

    /** Fits the rows from T_mem on, one of so many. */
    private static Optional<PaperFit> of(RunState state, int stride) {
        int[] rows = IntStream.iterate(state.memorizationRow(), row -> row < state.rows(), row -> row + stride)
                .toArray();
        return of(column(state, RunHistory.Column.STEP, rows), column(state, RunHistory.Column.SQUARED_NORM, rows));
    }

    /** Fits a run with all its evaluations at multiples of its cadence; one from elsewhere with an even choice of those it has. */
    public static Optional<PaperFit> of(RunResult result) {
        if (result.config().elsewhere().isPresent()) {
            RunState end = result.timeline().latest();
            return end.isMemorized()
                    ? of(end, 1 + (end.rows() - end.memorizationRow()) / MOST_POINTS)
                    : Optional.empty();
        }
        return of(result.timeline().every(result.config().evaluationCadence()), Long.MAX_VALUE);
    }

    private static double[] column(RunState state, RunHistory.Column column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> state.value(column, row)).toArray();
    }

    /** Fits n steps and their n values of ‖θ‖², the first at T_mem. */
    static Optional<PaperFit> of(double[] steps, double[] norms) {
        int count = steps.length;
        if (count < MIN_POINTS || !Arrays.stream(norms).allMatch(Double::isFinite)) {
            return Optional.empty();
        }
        double span = steps[count - 1] - steps[0];
        double[] x = Arrays.stream(steps).map(step -> (step - steps[0]) / span).toArray();
        double scale = Math.max(Arrays.stream(norms).map(Math::abs).max().orElse(1), Double.MIN_NORMAL);
        double[] y = Arrays.stream(norms).map(norm -> norm / scale).toArray();
        try {
            double[] best = minimise(x, y);
            double factor = Math.exp(-best[1] / span);
            PaperFit fit = new PaperFit(
                    factor, best[0] * scale, best[2] * scale, ContractionFit.rSquared(y, i -> at(best, x[i])));
            return Double.isFinite(fit.vFactor + fit.amplitude + fit.floor) ? Optional.of(fit) : Optional.empty();
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    private static double[] minimise(double[] x, double[] y) {
        MultivariateVectorFunction model =
                p -> Arrays.stream(x).map(t -> at(p, t)).toArray();
        MultivariateMatrixFunction jacobian = p -> Arrays.stream(x)
                .mapToObj(t -> {
                    double decay = Math.exp(-p[1] * t);
                    return new double[] {decay, -p[0] * t * decay, 1};
                })
                .toArray(double[][]::new);
        double last = y[y.length - 1];
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[] {y[0] - last, 3, last})
                .target(y)
                .model(model, jacobian)
                .maxEvaluations(1_000)
                .maxIterations(1_000)
                .build();
        return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
    }

    private static double at(double[] parameters, double x) {
        return parameters[0] * Math.exp(-parameters[1] * x) + parameters[2];
    }
}
