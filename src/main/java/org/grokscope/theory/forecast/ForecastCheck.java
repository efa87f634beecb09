package org.grokscope.theory.forecast;

import java.util.Optional;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;

/**
 * How good the forecast made at T_mem was.
 *
 * @param memorizationStep T_mem
 * @param grokkingStep T_grok
 * @param forecast what was forecast at T_mem
 */
public record ForecastCheck(long memorizationStep, long grokkingStep, Forecast.Jump forecast) {

    /**
     * Compares, once the run has grokked.
     *
     * @return nothing before T_grok; nothing either if no jump was forecast at T_mem, if both came together, or if the
     *     run was changed in between, because then the forecast was for another run
     */
    public static Optional<ForecastCheck> of(RunHistory history) {
        long memorized = Long.MAX_VALUE;
        long grokked = Long.MAX_VALUE;
        long changed = Long.MIN_VALUE;
        for (RunEvent event : history.events()) {
            switch (event) {
                case RunEvent.Memorized(long step) -> memorized = step;
                case RunEvent.Grokked(long step) -> grokked = step;
                case RunEvent.Forked forked -> {}
                case RunEvent.Change change -> changed = before(change.step(), grokked, changed);
            }
        }
        if (memorized >= grokked || grokked == Long.MAX_VALUE || changed >= memorized) {
            return Optional.empty();
        }
        long tMem = memorized;
        long tGrok = grokked;
        return history.forecasts().stream()
                .filter(forecast -> forecast.step() == tMem)
                .findFirst()
                .filter(Forecast.Jump.class::isInstance)
                .map(jump -> new ForecastCheck(tMem, tGrok, (Forecast.Jump) jump));
    }

    /** The last change that came before T_grok; a change after it does not matter. */
    private static long before(long step, long grokked, long changed) {
        return step < grokked ? step : changed;
    }

    /** T_grok − T̂_grok in steps: positive if it grokked later than forecast. */
    public double error() {
        return grokkingStep - forecast.grokkingStep();
    }

    /** |error| as a part of the delay T_grok − T_mem. */
    public double relativeError() {
        return Math.abs(error()) / (grokkingStep - memorizationStep);
    }

    /** Whether T_grok fell into the 90 % band. */
    public boolean isInsideBand() {
        return grokkingStep >= forecast.low() && grokkingStep <= forecast.high();
    }
}
