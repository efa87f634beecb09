package org.grokscope.theory;

import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.config.Optimizer;

/**
 * What weight decay alone would do to ‖θ‖², with nothing fitted (arXiv 2603.13331): the gradient of the loss is taken
 * as 0. The gradient pushes back, so ‖θ‖² of a run lies above this curve.
 *
 * @param anchorStep t_a, in steps
 * @param anchorNorm V_a = ‖θ‖² at t_a
 * @param kept the part of θ that a step leaves, see {@link #kept}
 */
public record FreeContraction(long anchorStep, double anchorNorm, double kept) {

    /** PyTorch's momentum, see {@link Optimizer#SGD_MOMENTUM}. */
    private static final double MOMENTUM = 0.9;

    /**
     * With decoupled decay.
     *
     * @param learningRate η
     * @param weightDecay λ, PyTorch's convention
     */
    public FreeContraction(long anchorStep, double anchorNorm, double learningRate, double weightDecay) {
        this(anchorStep, anchorNorm, Math.max(0, 1 - learningRate * weightDecay));
    }

    /**
     * The part of θ that a step without a gradient leaves in the long run.
     *
     * <p>With decoupled decay it is 1 − ηλ: AdamW, SGD, Lion, whose sign of 0 is 0, and Muon, both of whose rules have the η and λ of AdamW. With
     * momentum μ the decay is part of the gradient and sums up in the velocity, u ← μu + λθ, θ ← θ − ηu: the factor is the larger root of r² −
     * (1 + μ − ηλ)r + μ, about 1 − ηλ/(1 − μ); where both are complex, θ swings and shrinks by √μ. Adam with L2 divides the decay by its own size,
     * so that each step is as large as the others and there is no such factor.
     *
     * @return between 0 and 1; empty for Adam with L2, unless λ is 0
     */
    public static OptionalDouble kept(Optimizer optimizer, double learningRate, double weightDecay) {
        double decay = learningRate * weightDecay;
        return switch (optimizer) {
            case ADAMW, SGD, LION, MUON -> OptionalDouble.of(Math.max(0, 1 - decay));
            case SGD_MOMENTUM -> {
                double sum = 1 + MOMENTUM - decay;
                double square = sum * sum - 4 * MOMENTUM;
                yield OptionalDouble.of(square < 0 ? Math.sqrt(MOMENTUM) : Math.max(0, (sum + Math.sqrt(square)) / 2));
            }
            case ADAM_L2 -> decay == 0 ? OptionalDouble.of(1) : OptionalDouble.empty();
        };
    }

    /** From a step of a run, at the η, λ and optimizer that it has; empty where decay alone has no rate. */
    public static Optional<FreeContraction> from(RunState run, long anchorStep, double anchorNorm) {
        OptionalDouble kept = kept(run.optimizer(), run.learningRate(), run.weightDecay());
        return kept.isPresent()
                ? Optional.of(new FreeContraction(anchorStep, anchorNorm, kept.getAsDouble()))
                : Optional.empty();
    }

    /** From where the fitted curve of a run begins, or from its newest evaluation as long as there is none. */
    public static Optional<FreeContraction> of(RunState run) {
        if (run.rows() == 0) {
            return Optional.empty();
        }
        Optional<Calibration> fitted =
                run.isMemorized() ? run.forecast().flatMap(Forecast::calibration) : Optional.empty();
        return from(
                run,
                fitted.map(Calibration::anchorStep).orElse(run.evaluatedStep()),
                fitted.map(Calibration::anchorNorm).orElse(run.newest(RunHistory.Column.SQUARED_NORM)));
    }

    /** V(t) = V_a·(1 − ηλ)^(2(t − t_a)); V_a itself when ηλ is 0. */
    public double norm(double step) {
        return anchorNorm * Math.pow(kept, 2 * (step - anchorStep));
    }

    /** The steps in which V falls to 1/e, 1/(2ηλ); infinite when ηλ is 0. */
    public double timeScale() {
        return timeScale(kept);
    }

    /** The same for the part of θ that a step leaves. */
    public static double timeScale(double kept) {
        return 1 / (2 * (1 - kept));
    }

    /**
     * T_esc = log(V_mem / V_post) / (2ηλ), the steps from one ‖θ‖² to a smaller one, for the part of θ that a step leaves.
     *
     * @return as the other one; NaN also for a part that is NaN
     */
    public static double escapeTime(double from, double to, double kept) {
        return escapeTime(from, to, 1 - kept, 1);
    }

    /**
     * The same with decoupled decay.
     *
     * @param from V_mem &gt; 0
     * @param to V_post &gt; 0
     * @return steps; 0 if V_post is not smaller, infinite if ηλ is 0, NaN for a ‖θ‖² that is not positive
     */
    public static double escapeTime(double from, double to, double learningRate, double weightDecay) {
        if (!(from > 0 && to > 0)) {
            return Double.NaN;
        }
        return from <= to ? 0 : Math.log(from / to) / decayRate(learningRate, weightDecay);
    }

    /** 2ηλ, the rate per step at which decay alone shrinks ‖θ‖². */
    public static double decayRate(double learningRate, double weightDecay) {
        return 2 * learningRate * weightDecay;
    }
}
