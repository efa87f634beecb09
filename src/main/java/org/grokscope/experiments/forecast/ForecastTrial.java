package org.grokscope.experiments.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.RunConfig;
import org.grokscope.theory.forecast.DelayModels;
import org.grokscope.theory.forecast.Forecaster;

/**
 * One finished run, replayed with the current forecast: each forecast sees the evaluations up to its step and nothing else.
 *
 * @param config the run
 * @param milestones when it memorized and grokked
 * @param forecasts one per evaluation, in order
 */
record ForecastTrial(RunConfig config, Milestones milestones, List<Forecast> forecasts) {

    /** Replays a run. */
    static ForecastTrial of(RunResult run, DelayModels models) {
        RunHistory history = run.history();
        RunHistory replayed = new RunHistory(history.layers());
        Forecaster forecaster = new Forecaster(run.config(), models);
        List<RunEvent> events = history.events();
        List<Forecast> forecasts = new ArrayList<>();
        int event = 0;
        for (int row = 0; row < history.size(); row++) {
            replayed.append(history.evaluation(row));
            while (event < events.size()
                    && events.get(event).step() <= history.evaluation(row).step()) {
                replayed.append(events.get(event++));
            }
            forecasts.add(forecaster.forecast(replayed));
        }
        return new ForecastTrial(run.config(), run.milestones(), forecasts);
    }

    /** Whether there was a delay to forecast. */
    boolean hasDelay() {
        return milestones.delay().orElse(0) > 0;
    }

    /** T_grok − T_mem in steps. */
    long delay() {
        return milestones.delay().orElseThrow();
    }

    /**
     * The forecast when a part of the delay was over, from the last evaluation before.
     *
     * @param part 0 at T_mem, 1 at T_grok
     * @return nothing if no jump was expected then
     */
    Optional<Expectation> at(double part) {
        long memorized = milestones.memorizationStep().orElseThrow();
        Forecast forecast = latest(memorized + part * delay());
        return forecast instanceof Forecast.Jump jump
                ? Optional.of(new Expectation(jump, milestones.grokkingStep().orElseThrow(), delay()))
                : Optional.empty();
    }

    /** The forecast at T_mem. */
    Forecast atMemorization() {
        return latest(milestones.memorizationStep().orElseThrow());
    }

    /** What was expected at step 0, from the settings alone. */
    Optional<Expectation> atStart() {
        return forecasts.getFirst() instanceof Forecast.Jump jump
                ? Optional.of(new Expectation(jump, milestones.grokkingStep().orElseThrow(), delay()))
                : Optional.empty();
    }

    /** The probability that the run does not grok, from the last evaluation up to a step; empty without a forecast. */
    OptionalDouble noGrokking(double step) {
        double probability = switch (latest(step)) {
            case Forecast.Jump jump -> jump.noGrokking();
            case Forecast.NoJump none -> none.noGrokking();
            case Forecast.Unknown unknown -> Double.NaN;
        };
        return Double.isNaN(probability) ? OptionalDouble.empty() : OptionalDouble.of(probability);
    }

    private Forecast latest(double step) {
        Forecast latest = forecasts.getFirst();
        for (Forecast forecast : forecasts) {
            if (forecast.step() > step) {
                return latest;
            }
            latest = forecast;
        }
        return latest;
    }

    /**
     * A forecast beside what came.
     *
     * @param forecast what was expected
     * @param grokkingStep T_grok
     * @param delay T_grok − T_mem, of which errors are parts
     */
    record Expectation(Forecast.Jump forecast, long grokkingStep, long delay) {

        /** (T̂_grok − T_grok) / delay: below 0 if it was expected too early. */
        double error() {
            return (forecast.grokkingStep() - grokkingStep) / delay;
        }

        boolean isInsideBand() {
            return forecast.low() <= grokkingStep && grokkingStep <= forecast.high();
        }
    }
}
