package org.grokscope.theory;

import java.util.Optional;
import org.grokscope.run.Calibration;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunState;

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

    /**
     * A wider range tells nothing that one could hold a run to: between T_mem and T_grok ‖θ‖² itself shrinks by a factor of 3 to 4. At T_mem, when
     * no evaluation has been fitted, the prior of κ and V_∞ alone makes it wider than that.
     */
    private static final double MOST_SPREAD = 3;

    /** More forecasts from T_mem on are not searched: a curve is fitted to no more evaluations either. */
    private static final int MOST_FORECASTS = 1_000;

    /** Whether the range is narrow enough to be drawn: its ends differ by at most a factor of 3. */
    public boolean isDefinite() {
        return range.high() <= MOST_SPREAD * range.low();
    }

    /**
     * V* as a run is held to it.
     *
     * @param step when it was stated
     * @param norm what was stated then
     */
    public record Frozen(long step, ExpectedNorm norm) {}

    /**
     * The V* of the first forecast, from T_mem on, whose range is definite; if η, λ or the optimizer were changed on the way, from the last
     * change on. Nothing before, and while the forecast is hidden.
     */
    public static Optional<Frozen> frozen(RunState run) {
        if (!run.isMemorized() || run.isForecastHidden()) {
            return Optional.empty();
        }
        long end = run.milestones().grokkingStep().orElse(run.evaluatedStep() + 1);
        long from = run.changes().stream()
                .mapToLong(RunEvent::step)
                .filter(step -> step < end)
                .reduce(run.milestones().memorizationStep().getAsLong(), Math::max);
        return run.history()
                .firstForecast(from, MOST_FORECASTS, it -> definite(it).isPresent())
                .filter(it -> it.step() < end)
                .flatMap(it -> definite(it).map(norm -> new Frozen(it.step(), norm)));
    }

    private static Optional<ExpectedNorm> definite(Forecast forecast) {
        return forecast instanceof Forecast.Jump jump ? of(jump).filter(ExpectedNorm::isDefinite) : Optional.empty();
    }

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
