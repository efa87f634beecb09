package org.grokscope.theory.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Forecast;
import org.grokscope.run.ForecastReason;
import org.grokscope.run.ForecastReason.Aspect;
import org.grokscope.run.ForecastReason.Code;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Activation;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.LossFunction;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Objective;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.optimization.DecayScope;
import org.grokscope.run.optimization.GradientFilter;
import org.grokscope.run.optimization.Moments;
import org.grokscope.run.optimization.OrthogonalGradient;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.task.ParityTask;
import org.grokscope.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That no jump comes is stated, with a probability, for runs like those that were counted, and for no others. */
class CalibrationDomainTest {

    private static final Network SMALL = new Network.Transformer(64, 4, 256);
    private static final Task SUM = new ModularTask(Operation.ADD, 47);
    private static final RunConfig BASE = config(SUM, 0.5, SMALL, new Optimization(Optimizer.ADAMW, 4e-3, 1, 512));

    private static RunConfig config(Task task, double fraction, Network network, Optimization optimization) {
        return new RunConfig(task, fraction, network, optimization, new Schedule(1, 25, 3_000, 500));
    }

    /** A setting in which a treatment was counted. */
    private static RunConfig counted(Treatment treatment) {
        return switch (treatment) {
            case NO_DECAY -> BASE.withRates(4e-3, 0);
            case HELD -> BASE.withIntervention(new Intervention.HoldNorm());
            case FADES -> BASE.withOptimizer(Optimizer.SGD);
            case FORGETS -> BASE.withIntervention(new Intervention.SwitchOptimizer(Optimizer.SGD));
            case HOPELESS -> BASE.withRates(4e-3, 5);
            case CONTRACTING -> BASE;
        };
    }

    /** The forecast at step 300, with T_mem at 175 where the treatment lets the run memorize. */
    private static Forecast forecast(RunConfig config, Treatment treatment) {
        return forecast(config, treatment, new Evaluation(300, 0.01, 1, 6, 0.01, 1_580, 3, List.of()));
    }

    private static Forecast forecast(RunConfig config, Treatment treatment, Evaluation newest) {
        return forecast(config, treatment, newest, 1_580);
    }

    private static Forecast forecast(RunConfig config, Treatment treatment, Evaluation newest, double heldNorm) {
        boolean learns = treatment != Treatment.FADES && treatment != Treatment.HOPELESS;
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4, 0.02, 4, 0.02, 3_700));
        history.append(new Evaluation(175, 0.1, learns ? 1 : 0.02, 5, 0.01, 1_580, learns ? 0 : Double.NaN, List.of()));
        if (learns) {
            history.append(new RunEvent.Memorized(175));
        }
        switch (treatment) {
            case HELD -> history.append(new RunEvent.NormHeld(175, heldNorm));
            case FORGETS -> history.append(new RunEvent.OptimizerChanged(175, Optimizer.ADAMW, Optimizer.SGD));
            case NO_DECAY, FADES, HOPELESS, CONTRACTING -> {}
        }
        history.append(
                learns
                        ? newest
                        : new Evaluation(
                                newest.step(),
                                4,
                                Math.min(newest.trainAccuracy(), 0.03),
                                4,
                                newest.testAccuracy(),
                                900));
        return new Forecaster(config).forecast(history);
    }

    @ParameterizedTest
    @EnumSource(value = Treatment.class, names = "CONTRACTING", mode = EnumSource.Mode.EXCLUDE)
    void whereRunsWereCountedTheProbabilityNamesItsBudget(Treatment treatment) {
        Forecast.NoJump none =
                assertInstanceOf(Forecast.NoJump.class, forecast(counted(treatment), treatment), treatment::toString);
        assertEquals(treatment.noGrokking(), none.noGrokking());
        assertTrue(none.noGrokking() > 0.9 && none.noGrokking() < 1);
        assertEquals(3_000, none.reason().budget().orElseThrow());
        RunConfig longer = counted(treatment).withLength(50_000, Schedule.NEVER);
        Forecast.NoJump same = assertInstanceOf(Forecast.NoJump.class, forecast(longer, treatment));
        assertEquals(3_000, same.reason().budget().orElseThrow(), "no run was counted for longer");
    }

    /** Runs were counted whose norm stayed what it was. */
    @Test
    void aNormThatIsRaisedOrLoweredWasNotCounted() {
        RunConfig free = counted(Treatment.HELD).withIntervention(new Intervention.None());
        assertInstanceOf(Forecast.NoJump.class, held(free, 1_580));
        assertInstanceOf(Forecast.NoJump.class, held(free, 1_600));
        assertInstanceOf(Forecast.NoJump.class, held(free, 1_416), "it has fallen since the evaluation");
        for (double norm : List.of(1_580 * 0.85 * 0.85, 1_580 * 1.15 * 1.15)) {
            assertInstanceOf(Forecast.Unknown.class, held(free, norm), () -> norm + "");
        }
    }

    private static Forecast held(RunConfig config, double norm) {
        return forecast(config, Treatment.HELD, new Evaluation(300, 0.01, 1, 6, 0.01, norm, 3, List.of()), norm);
    }

    @ParameterizedTest
    @EnumSource(Treatment.class)
    void elsewhereNoProbabilityIsStatedAndNoStep(Treatment treatment) {
        RunConfig like = counted(treatment);
        Optimization rates = like.optimization();
        List<RunConfig> unlike = List.of(
                // Seven of seven of these grokked with their norm held, and those below with λ = 0.
                config(SUM, 0.8, Network.Mlp.DEFAULT, rates),
                config(
                        new ModularTask(Operation.ADD, 23),
                        0.75,
                        new Network.Mlp(256, Activation.SQUARE),
                        new Optimization(rates.optimizer(), 1e-3, rates.weightDecay(), Optimization.FULL_BATCH)),
                config(SUM, 0.5, Network.Mlp.DEFAULT, rates),
                config(SUM, 0.5, Network.EmbeddingMlp.DEFAULT, rates),
                config(SUM, 0.8, SMALL, rates),
                config(SUM, 0.5, new Network.Transformer(32, 4, 128), rates),
                config(SUM, 0.5, new Network.Transformer(64, 4, 64), rates),
                config(new ModularTask(Operation.SUM_OF_SQUARES, 47), 0.5, SMALL, rates),
                config(
                        new ModularTask(Operation.ADD, 31),
                        0.5,
                        SMALL,
                        new Optimization(rates.optimizer(), rates.learningRate(), rates.weightDecay(), 256)),
                config(
                        SUM,
                        0.5,
                        SMALL,
                        new Optimization(
                                rates.optimizer(), rates.learningRate(), rates.weightDecay(), Optimization.FULL_BATCH)),
                config(
                        SUM,
                        0.5,
                        SMALL,
                        new Optimization(Optimizer.ADAM_L2, rates.learningRate(), rates.weightDecay(), 512)),
                config(SUM, 0.5, SMALL, new Optimization(rates.optimizer(), 1e-5, rates.weightDecay(), 512)));
        for (RunConfig config : unlike) {
            Forecast forecast = forecast(config, treatment);
            assertInstanceOf(Forecast.Unknown.class, forecast, () -> treatment + " " + config + ": " + forecast);
        }
    }

    /** Whatever is done to them: with StableMax or ⊥Grad networks are said to grok with λ = 0. */
    @ParameterizedTest
    @EnumSource(Treatment.class)
    void noRunWithAnotherLossMeanOrFilterWasCounted(Treatment treatment) {
        RunConfig like = counted(treatment);
        Optimization same = like.optimization();
        GradientFilter filter = new GradientFilter(OrthogonalGradient.ON, Optional.empty());
        List<RunConfig> unlike = List.of(
                like.withObjective(Objective.of(LossFunction.SQUARED_ERROR)),
                like.withOptimization(optimization(same, new Moments(0.9, 0.98, 1e-8), GradientFilter.NONE)),
                ConfigFields.config(like, Map.of(ConfigField.WARMUP, "10")),
                like.withOptimization(optimization(same, Moments.DEFAULT, filter)));
        for (RunConfig config : unlike) {
            assertInstanceOf(Forecast.Unknown.class, forecast(config, treatment), () -> treatment + " " + config);
        }
        Forecast.Unknown unknown =
                assertInstanceOf(Forecast.Unknown.class, forecast(unlike.getLast(), Treatment.CONTRACTING));
        if (treatment == Treatment.CONTRACTING) {
            assertEquals(ForecastReason.uncalibrated(Code.UNCALIBRATED, Aspect.GRADIENT_FILTER), unknown.reason());
        }
    }

    private static Optimization optimization(Optimization like, Moments moments, GradientFilter filter) {
        return new Optimization(
                like.optimizer(),
                like.learningRate(),
                like.weightDecay(),
                like.batchSize(),
                DecayScope.ALL,
                moments,
                filter,
                RatePlan.NONE);
    }

    @Test
    void lionAndMuonHaveNoKnownRateOfContraction() {
        for (Optimizer optimizer : List.of(Optimizer.LION, Optimizer.MUON)) {
            Forecast.Unknown unknown = assertInstanceOf(
                    Forecast.Unknown.class, forecast(BASE.withOptimizer(optimizer), Treatment.CONTRACTING));
            assertEquals(ForecastReason.uncalibrated(optimizer), unknown.reason());
        }
    }

    @Test
    void itIsWithdrawnWhenTheRunShowsOtherwise() {
        Evaluation rising = new Evaluation(300, 0.01, 1, 6, 0.15, 1_580, 3, List.of());
        Evaluation turning = new Evaluation(300, 0.01, 1, 6, 0.01, 1_580, 45, List.of());
        Evaluation shrinking = new Evaluation(300, 0.01, 1, 6, 0.01, 1_000, 3, List.of());
        for (Treatment treatment : List.of(Treatment.HELD, Treatment.NO_DECAY)) {
            assertEquals(Code.CONTRADICTED, unknown(forecast(counted(treatment), treatment, rising)));
            assertEquals(Code.CONTRADICTED, unknown(forecast(counted(treatment), treatment, turning)));
            assertEquals(Code.NORM_LOW, unknown(forecast(counted(treatment), treatment, shrinking)));
        }
        for (Treatment treatment : List.of(Treatment.FADES, Treatment.FORGETS, Treatment.HOPELESS)) {
            assertEquals(Code.CONTRADICTED, unknown(forecast(counted(treatment), treatment, rising)));
        }
    }

    private static Code unknown(Forecast forecast) {
        return assertInstanceOf(Forecast.Unknown.class, forecast, forecast::toString)
                .reason()
                .code();
    }

    @Test
    void afterTheCountedStepsNothingIsKnown() {
        RunConfig longer = counted(Treatment.NO_DECAY).withLength(50_000, Schedule.NEVER);
        Forecast late =
                forecast(longer, Treatment.NO_DECAY, new Evaluation(3_025, 0.01, 1, 6, 0.01, 1_580, 3, List.of()));
        assertEquals(
                ForecastReason.uncalibrated(Code.UNCALIBRATED_NO_DECAY, Aspect.STEPS),
                assertInstanceOf(Forecast.Unknown.class, late).reason());
    }

    @Test
    void strongDecayIsNoReasonForAnMlpOrASmallLearningRate() {
        for (double eta : new double[] {1e-3, 1e-5}) {
            RunConfig mlp = config(
                    new ModularTask(Operation.ADD, 23),
                    0.5,
                    Network.Mlp.DEFAULT,
                    new Optimization(Optimizer.ADAMW, eta, eta == 1e-3 ? 5 : 10, Optimization.FULL_BATCH));
            assertEquals(Code.UNCALIBRATED, unknown(forecast(mlp, Treatment.HOPELESS)));
        }
    }

    @Test
    void aNormThatGrowsAfterAStrongerDecayFollowsNoLaw() {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4, 0.02, 4, 0.02, 3_700));
        history.append(new Evaluation(175, 0.1, 1, 5, 0.01, 400, 0, List.of()));
        history.append(new RunEvent.Memorized(175));
        history.append(new RunEvent.WeightDecayChanged(175, 10, 1));
        Forecaster forecaster = new Forecaster(BASE.withRates(4e-3, 10));
        for (long step = 200; step <= 600; step += 25) {
            history.append(new Evaluation(step, 0.1, 1, 5, 0.01, 400 + step, 5, List.of()));
            Forecast forecast = forecaster.forecast(history);
            assertEquals(Code.UNCALIBRATED, unknown(forecast));
            assertTrue(forecast.law().isEmpty(), forecast::toString);
        }
        RunHistory grown = new RunHistory();
        Forecaster other = new Forecaster(BASE);
        for (long step = 0; step <= 600; step += 25) {
            double train = step < 175 ? 0.5 : 1;
            grown.append(
                    new Evaluation(step, 0.1, train, 5, 0.01, 1_000 + step, step < 175 ? Double.NaN : 5, List.of()));
            other.forecast(grown);
        }
        Forecast newest = other.forecast(grown);
        assertEquals(Code.NOT_CONTRACTING, unknown(newest));
        assertTrue(newest.law().isEmpty(), newest::toString);
    }

    /** No run was counted whose temperature was changed. */
    @Test
    void aTemperatureThatIsChangedOnTheWayIsNotCalibrated() {
        assertInstanceOf(Forecast.Jump.class, contracting(new RunEvent[0]));
        Forecast warmer = contracting(new RunEvent.TemperatureChanged(200, 1, 1.5));
        assertEquals(ForecastReason.uncalibrated(Code.UNCALIBRATED, Aspect.CHANGES), reason(warmer));
    }

    private static ForecastReason reason(Forecast forecast) {
        return assertInstanceOf(Forecast.Unknown.class, forecast, forecast::toString)
                .reason();
    }

    /** A run of a calibrated setting that contracts as such runs do. */
    private static Forecast contracting(RunEvent... events) {
        RunHistory history = new RunHistory();
        Forecaster forecaster = new Forecaster(BASE);
        Forecast newest = null;
        for (long step = 0; step <= 400; step += 25) {
            boolean memorized = step >= 175;
            history.append(new Evaluation(
                    step,
                    memorized ? 0.1 : 2,
                    memorized ? 1 : 0.3,
                    5,
                    0.01,
                    3_700 * Math.exp(-step / 220.0),
                    memorized ? (step - 175) / 10.0 : Double.NaN,
                    List.of()));
            if (step == 175) {
                history.append(new RunEvent.Memorized(step));
            }
            for (RunEvent event : events) {
                if (event.step() == step) {
                    history.append(event);
                }
            }
            newest = forecaster.forecast(history);
        }
        return newest;
    }

    @Test
    void parityHasNoDelayInTheSettingOfThePaperOnly() {
        RunConfig paper = Preset.PARITY.config();
        assertInstanceOf(Forecast.NoJump.class, start(paper));
        assertEquals(Code.UNCALIBRATED_PARITY, unknown(start(paper.withOptimizer(Optimizer.SGD))));
        assertEquals(Code.UNCALIBRATED_PARITY, unknown(start(paper.withRates(1e-3, 0))));
        assertEquals(
                Code.UNCALIBRATED_PARITY,
                unknown(start(new RunConfig(
                        new ParityTask(20, 3, 25_000),
                        0.1,
                        Network.Mlp.DEFAULT,
                        paper.optimization(),
                        paper.schedule()))));
    }

    private static Forecast start(RunConfig config) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 0.7, 0.5, 0.7, 0.5, 90));
        return new Forecaster(config).forecast(history);
    }
}
