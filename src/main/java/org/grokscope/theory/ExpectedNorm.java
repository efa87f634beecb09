package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;

/**
 * V*, the ‖θ‖² that a forecast expects at T_grok: where the predicted curve is then. It moves with every evaluation, because T̂_grok and
 * the curve's far end do, so it is stated with its range.
 *
 * @param norm the curve at T̂_grok
 * @param range from the curve at the late end of T̂_grok's 90 % band to the curve at the early end, each with the curve's own 90 % band
 */
public record ExpectedNorm(double norm, Interval range) {

    /** The range does not reach 0, which a logarithmic axis could not show. */
    private static final double LEAST_PART = 0.1;

    /** The norm that a forecast expects; nothing where ‖θ‖² follows no curve. */
    public static Optional<ExpectedNorm> of(Forecast.Jump jump) {
        return jump.law().filter(law -> Double.isFinite(jump.threshold())).map(law -> of(jump, law));
    }

    private static ExpectedNorm of(Forecast.Jump jump, Calibration law) {
        double early = Math.max(jump.low(), law.anchorStep());
        double low = law.norm(jump.high()) - law.halfWidth(jump.high());
        double high = law.norm(early) + law.halfWidth(early);
        return new ExpectedNorm(
                jump.threshold(),
                new Interval(
                        Math.max(Math.min(low, jump.threshold()), LEAST_PART * jump.threshold()),
                        Math.max(high, jump.threshold())));
    }
}
