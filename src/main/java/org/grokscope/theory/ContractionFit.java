package org.grokscope.theory;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.grokscope.run.Calibration;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.util.Pair;

/**
 * Fits V(t) = V_∞ + (V_a − V_∞)·e^(−2κηλ(t − t_a)) to ‖θ‖² of evaluations (arXiv 2605.18845), with a Gaussian prior
 * for κ and V_∞ from earlier runs. The prior counts as two more residuals, so the fit works from no point at all on and
 * moves smoothly from the table to the data.
 *
 * <p>κ stays from {@value #MIN_KAPPA} to {@value #MAX_KAPPA} and V_∞ from 0 to V_a by a sine (as in MINUIT): smooth,
 * with a finite argument at the bound, where a logistic would run off to infinity and clipping would leave the other
 * parameter in the wrong place. The smallest V is no bound for V_∞: noise takes it below the true floor.
 */
public final class ContractionFit {

    /** Bounds of κ. */
    static final double MIN_KAPPA = 0.05;
    /** See {@link #MIN_KAPPA}. */
    static final double MAX_KAPPA = 3;

    /** The standard deviation around the curve that is assumed before there are points, as a part of V_a. */
    private static final double ASSUMED_RESIDUAL = 0.01;
    /** How many points that assumption weighs as much as. */
    private static final double ASSUMED_POINTS = 4;
    /** The points are weighed as if they scattered at most so much, as a part of V_a. */
    private static final double MAX_NOISE = 0.03;

    private static final LevenbergMarquardtOptimizer OPTIMIZER = new LevenbergMarquardtOptimizer();
    private static final int MAX_ITERATIONS = 40;

    /**
     * The prior of κ and V_∞, before any evaluation.
     *
     * @param kappa mean of κ
     * @param kappaSd its standard deviation, &gt; 0
     * @param floor mean of V_∞
     * @param floorSd its standard deviation, &gt; 0
     */
    public record Prior(double kappa, double kappaSd, double floor, double floorSd) {

        /** A copy with V in another unit. */
        public Prior times(double unit) {
            return new Prior(kappa, kappaSd, floor * unit, floorSd * unit);
        }
    }

    private final double[] elapsed;
    private final double[] norms;
    private final double anchorNorm;
    private final double decayRate;
    private final Prior prior;

    private ContractionFit(double[] elapsed, double[] norms, double anchorNorm, double decayRate, Prior prior) {
        this.elapsed = elapsed;
        this.norms = norms;
        this.anchorNorm = anchorNorm;
        this.decayRate = decayRate;
        this.prior = prior;
    }

    /**
     * Fits.
     *
     * @param steps n steps in rising order; the first one is the anchor t_a
     * @param norms the n values of ‖θ‖² at these steps; the first one is V_a, through which the curve goes
     * @param decayRate 2ηλ per step
     * @param prior the prior
     * @return the curve, or nothing if ηλ is not positive or a number is not finite
     */
    public static Optional<Calibration> fit(double[] steps, double[] norms, double decayRate, Prior prior) {
        if (steps.length == 0 || !(decayRate > 0) || !(norms[0] > 0) || !Double.isFinite(decayRate)) {
            return Optional.empty();
        }
        int points = steps.length - 1;
        double[] elapsed = new double[points];
        double[] measured = new double[points];
        for (int i = 0; i < points; i++) {
            elapsed[i] = steps[i + 1] - steps[0];
            measured[i] = norms[i + 1];
            if (!Double.isFinite(measured[i]) || !Double.isFinite(elapsed[i])) {
                return Optional.empty();
            }
        }
        if (!Double.isFinite(norms[0])) {
            return Optional.empty();
        }
        ContractionFit fit = new ContractionFit(elapsed, measured, norms[0], decayRate, prior);
        try {
            return Optional.of(fit.solve((long) steps[0]));
        } catch (MathRuntimeException e) {
            return Optional.empty();
        }
    }

    private Calibration solve(long anchorStep) {
        double start = ASSUMED_RESIDUAL * anchorNorm;
        double[] first = minimise(new double[] {prior.kappa(), prior.floor()}, start);
        double spread = spread(first);
        // Capped: data that no curve fits must not count for so little that the table wins against them.
        double weighed = Math.min(spread * autocorrelationFactor(first), MAX_NOISE * anchorNorm);
        double[] best = minimise(first, weighed);
        double residual = spread(best);
        double noise = residual * autocorrelationFactor(best);
        double kappa = best[0];
        double floor = best[1];
        return new Calibration(
                anchorStep,
                anchorNorm,
                kappa,
                floor,
                kappa * decayRate,
                norms.length < 3 ? Double.NaN : rSquared(norms, i -> norm(best, i)),
                norms.length,
                covariance(best, noise),
                residual);
    }

    /** The κ and V_∞ of least weighted squares, from a start, for points with this standard deviation. */
    private double[] minimise(double[] start, double noise) {
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .start(new double[] {inward(start[0], MIN_KAPPA, MAX_KAPPA), inward(start[1], 0, anchorNorm)})
                .target(new double[norms.length + 2])
                .model(point -> residuals(point.toArray(), noise))
                .maxEvaluations(10 * MAX_ITERATIONS)
                .maxIterations(MAX_ITERATIONS)
                .checker((iteration, before, after) ->
                        iteration >= MAX_ITERATIONS - 1 || before.getCost() - after.getCost() < 1e-9 * after.getCost())
                .build();
        double[] u = OPTIMIZER.optimize(problem).getPoint().toArray();
        return new double[] {bounded(u[0], MIN_KAPPA, MAX_KAPPA), bounded(u[1], 0, anchorNorm)};
    }

    /** The weighted residuals and their derivatives by the unbounded parameters. */
    private Pair<RealVector, RealMatrix> residuals(double[] u, double noise) {
        double kappa = bounded(u[0], MIN_KAPPA, MAX_KAPPA);
        double floor = bounded(u[1], 0, anchorNorm);
        double kappaSlope = (MAX_KAPPA - MIN_KAPPA) / 2 * Math.cos(u[0]);
        double floorSlope = anchorNorm / 2 * Math.cos(u[1]);
        int points = norms.length;
        double[] value = new double[points + 2];
        double[][] slope = new double[points + 2][2];
        for (int i = 0; i < points; i++) {
            double decay = Math.exp(-kappa * decayRate * elapsed[i]);
            value[i] = (floor + (anchorNorm - floor) * decay - norms[i]) / noise;
            slope[i][0] = -(anchorNorm - floor) * decayRate * elapsed[i] * decay / noise * kappaSlope;
            slope[i][1] = (1 - decay) / noise * floorSlope;
        }
        value[points] = (kappa - prior.kappa()) / prior.kappaSd();
        slope[points][0] = kappaSlope / prior.kappaSd();
        value[points + 1] = (floor - prior.floor()) / prior.floorSd();
        slope[points + 1][1] = floorSlope / prior.floorSd();
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(slope, false));
    }

    private double norm(double[] parameters, int point) {
        double decay = Math.exp(-parameters[0] * decayRate * elapsed[point]);
        return parameters[1] + (anchorNorm - parameters[1]) * decay;
    }

    /** The standard deviation around the curve; drawn towards the assumed one while there are few points. */
    private double spread(double[] parameters) {
        double assumed = ASSUMED_RESIDUAL * anchorNorm;
        double squares = ASSUMED_POINTS * assumed * assumed;
        for (int i = 0; i < norms.length; i++) {
            double residual = norms[i] - norm(parameters, i);
            squares += residual * residual;
        }
        return Math.sqrt(squares / (ASSUMED_POINTS + norms.length));
    }

    /**
     * How much larger the errors are because neighbouring residuals are alike: √((1 + ρ)/(1 − ρ)) for residuals whose
     * correlation from one point to the next is ρ. A smooth misfit that is evaluated twice as often is not known twice as well.
     */
    private double autocorrelationFactor(double[] parameters) {
        double products = 0;
        // As many uncorrelated residuals of the assumed size as the assumption weighs keep ρ small while points are
        // few.
        double squares = ASSUMED_POINTS * Math.pow(ASSUMED_RESIDUAL * anchorNorm, 2);
        double previous = 0;
        for (int i = 0; i < norms.length; i++) {
            double residual = norms[i] - norm(parameters, i);
            products += residual * previous;
            squares += residual * residual;
            previous = residual;
        }
        double correlation = Math.clamp(products / squares, 0, 0.95);
        return Math.sqrt((1 + correlation) / (1 - correlation));
    }

    /** The part of the variance of some values that a fit explains; NaN if all of them are equal. */
    static double rSquared(double[] values, IntToDoubleFunction fitted) {
        double around = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i] - fitted.applyAsDouble(i), 2))
                .sum();
        double total = StatUtils.variance(values) * (values.length - 1);
        return total > 0 ? 1 - around / total : Double.NaN;
    }

    /** The inverse of the normal matrix in rate and floor; the prior keeps it regular. */
    private Calibration.Covariance covariance(double[] parameters, double noise) {
        double rateSd = prior.kappaSd() * decayRate;
        double rr = 1 / (rateSd * rateSd);
        double rf = 0;
        double ff = 1 / (prior.floorSd() * prior.floorSd());
        for (double time : elapsed) {
            double decay = Math.exp(-parameters[0] * decayRate * time);
            double byRate = -(anchorNorm - parameters[1]) * time * decay / noise;
            double byFloor = (1 - decay) / noise;
            rr += byRate * byRate;
            rf += byRate * byFloor;
            ff += byFloor * byFloor;
        }
        double determinant = rr * ff - rf * rf;
        return new Calibration.Covariance(ff / determinant, -rf / determinant, rr / determinant);
    }

    private static double bounded(double u, double low, double high) {
        return low + (high - low) * (Math.sin(u) + 1) / 2;
    }

    /** The u of a value; a little inside the bounds, where the sine's slope is not 0 and the search can leave. */
    private static double inward(double value, double low, double high) {
        double part = high > low ? (value - low) / (high - low) : 0.5;
        return Math.asin(2 * Math.clamp(part, 0.01, 0.99) - 1);
    }
}
