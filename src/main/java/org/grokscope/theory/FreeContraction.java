package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;

/**
 * What weight decay alone would do to ‖θ‖², with nothing fitted (arXiv 2603.13331): the gradient of the loss is taken
 * as 0. The gradient pushes back, so ‖θ‖² of a run lies above this curve.
 *
 * @param anchorStep t_a, in steps
 * @param anchorNorm V_a = ‖θ‖² at t_a
 * @param learningRate η
 * @param weightDecay λ, PyTorch's convention
 */
public record FreeContraction(long anchorStep, double anchorNorm, double learningRate, double weightDecay) {

    /** From where the fitted curve of a run begins, or from its newest evaluation as long as there is none. */
    public static Optional<FreeContraction> of(RunState run) {
        if (run.rows() == 0) {
            return Optional.empty();
        }
        Optional<Calibration> fitted =
                run.isMemorized() ? run.forecast().flatMap(Forecast::calibration) : Optional.empty();
        return Optional.of(new FreeContraction(
                fitted.map(Calibration::anchorStep).orElse(run.evaluatedStep()),
                fitted.map(Calibration::anchorNorm).orElse(run.newest(RunHistory.Column.SQUARED_NORM)),
                run.learningRate(),
                run.weightDecay()));
    }

    /** V(t) = V_a·(1 − ηλ)^(2(t − t_a)); V_a itself when ηλ is 0. */
    public double norm(double step) {
        return anchorNorm * Math.pow(Math.max(0, 1 - learningRate * weightDecay), 2 * (step - anchorStep));
    }

    /** The steps in which V falls to 1/e, 1/(2ηλ); infinite when ηλ is 0. */
    public double timeScale() {
        return 1 / decayRate(learningRate, weightDecay);
    }

    /**
     * T_esc = log(V_mem / V_post) / (2ηλ), the steps from one ‖θ‖² to a smaller one.
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
