package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.run.Evaluation;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.SyntheticRun;
import org.junit.jupiter.api.Test;

class ForecastFeaturesTest {

    private static RunConfig config(double eta, double lambda) {
        return SyntheticRun.config(
                new ModularTask(Operation.ADD, 97), Network.Transformer.PAPER, Optimizer.ADAMW, eta, lambda, 100_000);
    }

    /** A run whose numbers are exponential in the clock's time, measured at the given cadence. */
    private static ForecastFeatures smooth(double eta, double lambda, int cadence, double until) {
        RunConfig config = config(eta, lambda);
        RunHistory history = new RunHistory();
        RunTimeline timeline = new RunTimeline(config, history);
        for (long step = 0; 2 * eta * lambda * step <= until; step += cadence) {
            double clock = 2 * eta * lambda * step;
            double odds = Math.exp(clock - 4);
            history.append(new Evaluation(
                    step,
                    Math.exp(-clock),
                    clock < 1 ? 0.5 : 1,
                    8 * Math.exp(-0.5 * clock),
                    odds / (1 + odds),
                    13_000 * Math.exp(-0.7 * clock)));
        }
        return new ForecastFeatures(timeline.latest());
    }

    @Test
    void ratesAreThoseOfTheClockWhateverEtaLambdaAndCadenceAre() {
        for (ForecastFeatures moment : new ForecastFeatures[] {
            smooth(1e-3, 1, 50, 2), smooth(2e-3, 0.25, 50, 2), smooth(1e-4, 0.3, 500, 2), smooth(1e-3, 1, 10, 2)
        }) {
            assertEquals(-0.7, Signal.CONTRACTION.of(moment), 1e-9);
            assertEquals(-0.5, Signal.TEST_LOSS_RATE.of(moment), 1e-9);
            assertEquals(1, Signal.TEST_ODDS_RATE.of(moment), 0.03);
            assertEquals(-1.4, Signal.NORM.of(moment), 0.05);
            assertEquals(1, Signal.SINCE_MEMORIZED.of(moment), 0.05);
            assertEquals(0, Signal.MEMORIZATION.of(moment), 0.05);
        }
    }

    @Test
    void settingsAreReadAsTheyAreNow() {
        ForecastFeatures moment = smooth(2e-3, 0.25, 50, 2);
        assertEquals(Math.log(2e-3), Signal.RATE.of(moment));
        assertEquals(Math.log(0.25), Signal.DECAY.of(moment));
        assertEquals(Math.log(97), Signal.MODULUS.of(moment));
    }

    @Test
    void accuraciesOfNoneAndAllHaveFiniteOdds() {
        RunHistory history = new RunHistory();
        RunTimeline timeline = new RunTimeline(config(1e-3, 1), history);
        for (int row = 0; row < 3; row++) {
            history.append(new Evaluation(50L * row, 1, 1, 1, row / 2.0, 1_000));
        }
        ForecastFeatures moment = new ForecastFeatures(timeline.latest());
        assertTrue(Double.isFinite(moment.logTestOdds(0)) && Double.isFinite(moment.logTestOdds(2)));
        assertEquals(-moment.logTestOdds(0), moment.logTestOdds(2), 1e-9);
    }

    @Test
    void afterAChangeRatesWaitForTwoMeasurementsAndSeeNothingFromBefore() {
        RunHistory history = new RunHistory();
        RunTimeline timeline = new RunTimeline(config(1e-3, 1), history);
        for (int row = 0; row < 10; row++) {
            history.append(new Evaluation(50L * row, 1, 1, 1, 0, 13_000 * Math.exp(-0.002 * 50 * row)));
        }
        history.append(new RunEvent.WeightDecayChanged(450, 1, 0.5));
        assertFalse(new ForecastFeatures(timeline.latest()).hasRates());
        history.append(new Evaluation(500, 1, 1, 1, 0, 13_000 * Math.exp(-0.002 * 450 - 0.6 * 0.001 * 50)));
        ForecastFeatures moment = new ForecastFeatures(timeline.latest());
        assertTrue(moment.hasRates());
        assertEquals(-0.6, Signal.CONTRACTION.of(moment), 1e-9);
    }
}
