package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.HeldNorm;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.optimization.DecayChange;
import org.grokscope.run.optimization.RateDecay;
import org.grokscope.run.optimization.RatePlan;
import org.grokscope.run.optimization.RateShape;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interventions, planned for T_mem or by command. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InterventionTest extends SessionFixture {

    private static final RunConfig CONFIG = config(1, 10, 1_000, Schedule.NEVER);
    private static final long T_MEM = FakeLearner.MEMORIZED_AT;

    private static double norm(RunHistory history, long step) {
        return history.evaluation(history.rowAt(step)).squaredNorm();
    }

    @Test
    void plannedHoldStartsAtMemorizationAndPreventsGrokking() {
        RunResult result = whole(CONFIG.withIntervention(new Intervention.HoldNorm()));
        assertEquals(new Outcome.MemorizedOnly(), result.outcome());
        RunHistory history = result.history();
        double held = norm(history, T_MEM);
        assertEquals(List.of(new RunEvent.Memorized(T_MEM), new RunEvent.NormHeld(T_MEM, held)), history.events());
        assertTrue(norm(history, T_MEM - 10) > held, "it is free before");
        assertEquals(held, norm(history, 1_000));
    }

    /** Whatever the norm is, and whether or not it has memorized. */
    @Test
    void aPlannedNormIsHeldFromItsStepOn() {
        RunConfig planned = CONFIG.withHeldNorm(Optional.of(new HeldNorm(1.5, 40, 2)));
        RunHistory history = whole(planned).history();
        assertEquals(new RunEvent.NormHeld(40, 9), history.events().getFirst());
        assertEquals(9, norm(history, 1_000));
        RunHistory atOnce =
                whole(CONFIG.withHeldNorm(Optional.of(new HeldNorm(1.5, 0, 2)))).history();
        assertEquals(new RunEvent.NormHeld(0, 9), atOnce.events().getFirst());
    }

    private static RunConfig planned(RatePlan plan) {
        Optimization like = CONFIG.optimization();
        return CONFIG.withOptimization(new Optimization(
                like.optimizer(),
                like.learningRate(),
                like.weightDecay(),
                like.batchSize(),
                like.decayScope(),
                like.moments(),
                like.filter(),
                plan));
    }

    @Test
    void weightDecayChangesAtItsStepWhateverTheRunDoes() {
        RunConfig config = planned(new RatePlan(0, Optional.empty(), Optional.of(new DecayChange(40, 0))));
        RunHistory history = whole(config).history();
        assertEquals(new RunEvent.WeightDecayChanged(40, 1, 0), history.events().getFirst());
        assertTrue(norm(history, 30) > norm(history, 40));
        assertEquals(norm(history, 40), norm(history, 1_000));
    }

    /** η = 0.01 and λ = 1: each step scales ‖θ‖² by (1 − 0.01·f)². */
    @Test
    void theLearningRateFollowsItsPlan() {
        RateDecay linear = new RateDecay(RateShape.LINEAR, 8, 0.5);
        RunHistory history = whole(planned(new RatePlan(4, Optional.of(linear), Optional.empty())))
                .history();
        double expected = FakeLearner.INITIAL_NORM;
        for (double factor : new double[] {0.25, 0.5, 0.75, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.5}) {
            expected *= Math.pow(1 - 0.01 * factor, 2);
        }
        assertEquals(expected, norm(history, 10), 1e-8);
        assertEquals(expected * Math.pow(1 - 0.005, 20), norm(history, 20), 1e-8);
        assertTrue(
                history.events().stream().noneMatch(RunEvent.LearningRateChanged.class::isInstance),
                "a plan is no change");
    }

    @Test
    void plannedCutChangesWeightDecay() {
        RunResult result = whole(CONFIG.withIntervention(new Intervention.CutDecay()));
        assertEquals(new Outcome.MemorizedOnly(), result.outcome());
        assertEquals(
                List.of(new RunEvent.Memorized(T_MEM), new RunEvent.WeightDecayChanged(T_MEM, 1, 0)),
                result.history().events());
        assertEquals(norm(result.history(), T_MEM), norm(result.history(), 1_000));
    }

    @Test
    void plannedSwitchChangesTheOptimizer() {
        RunResult result = whole(CONFIG.withIntervention(new Intervention.SwitchOptimizer(Optimizer.SGD)));
        assertEquals(List.of(Optimizer.SGD), learners.switchedTo());
        assertEquals(
                new RunEvent.OptimizerChanged(T_MEM, Optimizer.ADAMW, Optimizer.SGD),
                result.history().events().get(1));
    }

    @Test
    void interventionNeedsMemorization() {
        RunConfig tooShort = config(1, 10, T_MEM - 1, Schedule.NEVER);
        RunResult result = whole(tooShort.withIntervention(new Intervention.HoldNorm()));
        assertEquals(List.of(), result.history().events());
    }

    @Test
    void forecastAtMemorizationKnowsTheIntervention() {
        RunHistory history =
                whole(CONFIG.withIntervention(new Intervention.CutDecay())).history();
        assertEquals(
                history.latestForecast().orElseThrow().getClass(),
                history.forecasts().get(history.rowAt(T_MEM)).getClass());
    }

    @Test
    void angleIsMeasuredFromMemorization() {
        RunHistory history = whole(CONFIG).history();
        int memorized = history.rowAt(T_MEM);
        assertTrue(Double.isNaN(history.value(RunHistory.Column.ANGLE, memorized - 1)));
        assertEquals(0, history.value(RunHistory.Column.ANGLE, memorized));
        assertEquals(10, history.value(RunHistory.Column.ANGLE, memorized + 1));
        assertEquals(CONFIG.network().layers(), history.layers());
        assertEquals(norm(history, T_MEM) / 2, history.layerNorm(0, memorized));
    }

    @Test
    void commandsHoldReleaseAndSwitch() {
        TrainingSession session = new TrainingSession(CONFIG, learners);
        assertFalse(session.heldNorm().isPresent());
        session.singleStep();
        session.holdNorm(1);
        session.holdNorm(1);
        session.singleStep();
        session.releaseNorm();
        session.releaseNorm();
        session.switchOptimizer(Optimizer.ADAM_L2);
        session.switchOptimizer(Optimizer.ADAM_L2);
        session.singleStep();
        session.holdNorm(1);
        session.stop();
        session.run();
        RunHistory history = session.history();
        assertEquals(norm(history, 1), norm(history, 2));
        assertTrue(norm(history, 3) < norm(history, 2));
        assertEquals(
                List.of(
                        new RunEvent.NormHeld(1, norm(history, 1)),
                        new RunEvent.NormReleased(2),
                        new RunEvent.OptimizerChanged(2, Optimizer.ADAMW, Optimizer.ADAM_L2),
                        new RunEvent.NormHeld(3, norm(history, 3))),
                history.events());
        assertTrue(session.heldNorm().isPresent());
        assertEquals(Optimizer.ADAM_L2, session.optimizer());
    }

    /** Each value is an event, one that is in force already is none, and a multiple is of the norm as it is held. */
    @Test
    void aHeldNormIsRaisedAndLowered() {
        TrainingSession session = new TrainingSession(CONFIG, learners);
        session.singleStep();
        session.holdNormAt(3);
        session.holdNormAt(3);
        session.singleStep();
        session.holdNorm(1);
        session.holdNorm(2);
        session.singleStep();
        session.stop();
        session.run();
        RunHistory history = session.history();
        assertEquals(List.of(new RunEvent.NormHeld(1, 9), new RunEvent.NormHeld(2, 36)), history.events());
        assertEquals(9, norm(history, 2));
        assertEquals(36, norm(history, 3));
        assertEquals(OptionalDouble.of(36), session.heldNorm());
        assertThrows(InvalidSettingException.class, () -> session.holdNormAt(0));
        assertThrows(InvalidSettingException.class, () -> session.holdNorm(-1));
        assertThrows(InvalidSettingException.class, () -> session.holdNormAt(Double.NaN));
    }
}
