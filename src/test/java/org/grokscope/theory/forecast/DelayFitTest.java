package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.junit.jupiter.api.Test;

class DelayFitTest {

    private static final EngineInfo ENGINE = new EngineInfo("none", "1", 1);

    /** The law with a V* that depends on p and λ, and a seed's luck that shows in the test loss. */
    private static RunResult lawful(int p, double eta, double lambda, long seed) {
        RunConfig config = new RunConfig(
                new ModularTask(Operation.ADD, p),
                0.5,
                Network.Transformer.PAPER,
                new Optimization(Optimizer.ADAMW, eta, lambda, 512),
                new Schedule(seed, 50, 100_000, Schedule.NEVER));
        double luck = 0.2 * new Random(seed).nextGaussian();
        double threshold = 1_200 * Math.pow(p / 97.0, 0.8) * Math.pow(lambda, -0.3) * Math.exp(luck);
        RunHistory history = new RunHistory();
        boolean memorized = false;
        double norm = 13_000;
        for (long step = 0; norm > 0.9 * threshold; step += 50) {
            norm = 13_000 * Math.exp(-0.7 * 2 * eta * lambda * step);
            double train = norm < 4_000 ? 1 : 0.3;
            // The log-odds of the test accuracy rise as log V falls, to those of 0.99 at V*.
            double test = 1 / (1 + Math.exp(-4.6 - 5 * Math.log(threshold / norm)));
            history.append(new Evaluation(step, 0.1, train, 8 * Math.exp(luck), test, norm));
            if (!memorized && train == 1) {
                memorized = true;
                history.append(new RunEvent.Memorized(step));
            }
            if (test >= 0.99) {
                history.append(new RunEvent.Grokked(step));
                break;
            }
        }
        return new RunResult(config, ENGINE, history, new Outcome.Grokked(), 1, 1);
    }

    private static List<RunResult> calibration() {
        List<RunResult> runs = new ArrayList<>();
        for (int seed = 1; seed <= 6; seed++) {
            for (int p : new int[] {53, 97, 127}) {
                runs.add(lawful(p, 1e-3, 1, seed));
                runs.add(lawful(p, 2e-4, 0.3, 10 + seed));
            }
        }
        return runs;
    }

    @Test
    void runsThatFollowTheLawAreForecastInSettingsThatWereNotFittedTo() {
        DelayModels models = DelayFit.of(calibration()).orElseThrow();
        double settingsAlone = 0;
        double atMemorization = 0;
        for (int seed = 100; seed < 120; seed++) {
            RunResult run = lawful(79, 5e-4, 0.6, seed);
            Milestones milestones = run.milestones();
            settingsAlone += error(run, models, 0);
            atMemorization += error(run, models, milestones.memorizationStep().orElseThrow());
        }
        assertTrue(atMemorization / 20 < 0.1, "mean error at T_mem " + atMemorization / 20);
        assertTrue(atMemorization < settingsAlone, settingsAlone / 20 + " from the settings alone");
    }

    private static double error(RunResult run, DelayModels models, long step) {
        RunHistory before = new RunHistory();
        Milestones milestones = run.milestones();
        for (int row = 0; row <= run.history().rowAt(step); row++) {
            before.append(run.history().evaluation(row));
        }
        Forecast forecast = new Forecaster(run.config(), models).forecast(before);
        double expected = ((Forecast.Jump) forecast).grokkingStep();
        return Math.abs(expected - milestones.grokkingStep().orElseThrow())
                / milestones.delay().orElseThrow();
    }

    @Test
    void theDomainIsThatOfTheRuns() {
        DelayModel.Span moduli = DelayFit.of(calibration()).orElseThrow().remaining().domain().stream()
                .filter(span -> span.signal() == Signal.MODULUS)
                .findFirst()
                .orElseThrow();
        assertEquals(Math.log(53), moduli.low(), 1e-12);
        assertEquals(Math.log(127), moduli.high(), 1e-12);
    }

    @Test
    void runsThatTeachNothingAreLeftOutAndFewSettingsAreTooFew() {
        RunResult changed = lawful(89, 1e-3, 1, 1);
        changed.history().append(new RunEvent.WeightDecayChanged(100, 1, 0.5));
        assertTrue(DelaySamples.of(changed.config(), changed.history()).isEmpty());
        RunHistory memorizedOnly = new RunHistory();
        memorizedOnly.append(new Evaluation(0, 1, 1, 1, 0, 1_000));
        assertTrue(DelaySamples.of(changed.config(), memorizedOnly).isEmpty());
        assertTrue(DelayFit.of(List.of(lawful(53, 1e-3, 1, 1), lawful(97, 1e-3, 1, 1)))
                .isEmpty());
    }
}
