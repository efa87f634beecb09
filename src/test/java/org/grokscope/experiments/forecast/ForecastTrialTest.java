package org.grokscope.experiments.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.grokscope.run.Forecast;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.theory.forecast.DelayModels;
import org.grokscope.training.FakeLearner;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;

class ForecastTrialTest {

    static RunConfig config(int p, double lambda) {
        return config(p, 4e-3, lambda);
    }

    private static RunConfig config(int p, double eta, double lambda) {
        return new RunConfig(
                new ModularTask(Operation.ADD, p),
                0.5,
                Network.Transformer.PAPER,
                new Optimization(Optimizer.ADAMW, eta, lambda, 512),
                new Schedule(1, 10, 1_000, 100));
    }

    static RunResult run(RunConfig config) {
        TrainingSession session = new TrainingSession(config, new FakeLearner.Factory());
        session.resume();
        session.run();
        return session.result();
    }

    private static ForecastTrial trial(RunConfig config) {
        return ForecastTrial.of(run(config), DelayModels.SHIPPED);
    }

    @Test
    void aRunGoneThroughAgainIsForecastAsItWasWhileItRan() {
        for (Intervention intervention : List.of(new Intervention.None(), new Intervention.HoldNorm())) {
            RunResult run = run(config(89, 1).withIntervention(intervention));
            ForecastTrial trial = ForecastTrial.of(run, DelayModels.SHIPPED);
            assertEquals(run.history().forecasts(), trial.forecasts());
        }
    }

    @Test
    void aForecastIsTheLastOneUntilItsMoment() {
        ForecastTrial trial = trial(config(89, 1));
        assertTrue(trial.hasDelay());
        long memorized = trial.milestones().memorizationStep().orElseThrow();
        long grokked = trial.milestones().grokkingStep().orElseThrow();
        for (double part : ForecastSection.PARTS) {
            Forecast.Jump jump = trial.at(part).orElseThrow().forecast();
            double moment = memorized + part * (grokked - memorized);
            assertTrue(jump.step() <= moment && jump.step() > moment - 10, "step " + jump.step() + " at " + moment);
        }
        assertEquals(0, trial.atStart().orElseThrow().forecast().step());
    }

    @Test
    void anErrorIsAPartOfTheDelayAndBelowZeroIfTooEarly() {
        Forecast.Jump jump = new Forecast.Jump(800, 1_500, 1_300, 1_900, 1_200, 0.1, java.util.Optional.empty());
        ForecastTrial.Expectation early = new ForecastTrial.Expectation(jump, 1_800, 1_000);
        assertEquals(-0.3, early.error(), 1e-12);
        assertTrue(early.isInsideBand());
        assertFalse(new ForecastTrial.Expectation(jump, 1_950, 1_000).isInsideBand());
    }

    @Test
    void withoutDecayItSaysHowSureItIsThatNothingComes() {
        ForecastTrial silent = trial(config(89, 1e-3, 0));
        assertFalse(silent.hasDelay());
        assertTrue(silent.noGrokking(90).orElseThrow() > 0.9);
        assertTrue(silent.noGrokking(500).isEmpty(), "withdrawn: θ turns as in no calibration run");
        assertTrue(trial(config(89, 1)).noGrokking(0).orElseThrow() < 0.5);
    }

    @Test
    void calibratingCellsAreFewAndTheirSeedsDoNotMatter() {
        assertTrue(CalibrationCells.contains(setting(97, 1e-3, 1, 42)));
        assertTrue(CalibrationCells.contains(setting(97, 1e-3, 1, 977)));
        assertFalse(CalibrationCells.contains(setting(89, 1e-3, 1, 42)));
        assertFalse(CalibrationCells.contains(setting(97, 5e-4, 1, 42)));
        assertFalse(CalibrationCells.contains(setting(97, 1e-3, 1, 42).withIntervention(new Intervention.HoldNorm())));
    }

    private static RunConfig setting(int p, double eta, double lambda, long seed) {
        return new RunConfig(
                new ModularTask(Operation.ADD, p),
                0.5,
                Network.Transformer.PAPER,
                new Optimization(Optimizer.ADAMW, eta, lambda, 512),
                new Schedule(seed, 50, 20_000, 2_500));
    }
}
