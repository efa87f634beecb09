package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrainingSessionTest extends SessionFixture {

    @Test
    void goesFromReadyThroughPauseAndSingleStepToTheEnd() {
        TrainingSession session = endless();
        assertInstanceOf(SessionState.Ready.class, session.state());
        assertNull(session.engine());
        try (SessionThread _ = new SessionThread(session)) {
            await(() -> session.history().size() == 1);
            assertEquals(new EngineInfo("Fake", "1.0", 1), session.engine());
            assertInstanceOf(SessionState.Ready.class, session.state());
            session.resume();
            await(() -> session.step() > 100);
            assertInstanceOf(SessionState.Running.class, session.state());
            session.pause();
            awaitState(session, SessionState.Paused.class);
            long paused = session.step();
            session.singleStep();
            await(() -> session.step() == paused + 1);
            awaitState(session, SessionState.Paused.class);
            session.resume();
            await(() -> session.step() > paused + 100);
            session.stop();
            awaitState(session, SessionState.Finished.class);
            assertTrue(session.state().isOver());
            assertEquals(new Outcome.Grokked(), session.result().outcome());
        }
        assertEquals(1, learners.closedOn().size());
    }

    @Test
    void trainsNothingBeforeResume() {
        TrainingSession session = endless();
        try (SessionThread _ = new SessionThread(session)) {
            await(() -> session.history().size() == 1);
            assertEquals(0, session.step());
            assertEquals(0, learners.steps());
            assertEquals(FakeLearner.INITIAL_NORM, session.history().value(RunHistory.Column.SQUARED_NORM, 0));
        }
    }

    @Test
    void commandsBeforeTheStartAreObeyedInOrder() {
        TrainingSession session = new TrainingSession(config(1, 10, 100, Schedule.NEVER), learners);
        session.setLearningRate(2e-2);
        session.singleStep();
        session.setWeightDecay(0.5);
        session.resume();
        session.run();
        assertEquals(100, session.step());
        assertEquals(
                List.of(new RunEvent.LearningRateChanged(0, 1e-2, 2e-2), new RunEvent.WeightDecayChanged(1, 1, 0.5)),
                session.history().events().subList(0, 2));
        assertEquals(1, session.history().evaluation(1).step(), "the single step was measured");
    }

    @Test
    void changedRatesApplyFromTheNextStepAndAreEvents() {
        TrainingSession session = new TrainingSession(config(1, 1, 5, Schedule.NEVER), learners);
        session.singleStep();
        session.setWeightDecay(0);
        session.singleStep();
        session.setWeightDecay(2);
        session.setLearningRate(1e-3);
        session.singleStep();
        session.stop();
        session.run();
        RunHistory history = session.history();
        double first = FakeLearner.INITIAL_NORM * Math.pow(1 - 1e-2, 2);
        assertEquals(first, history.evaluation(1).squaredNorm(), 1e-9);
        assertEquals(first, history.evaluation(2).squaredNorm(), 1e-9);
        assertEquals(first * Math.pow(1 - 2e-3, 2), history.evaluation(3).squaredNorm(), 1e-9);
        assertEquals(
                List.of(
                        new RunEvent.WeightDecayChanged(1, 1, 0),
                        new RunEvent.WeightDecayChanged(2, 0, 2),
                        new RunEvent.LearningRateChanged(2, 1e-2, 1e-3)),
                history.events());
        assertEquals(2, session.weightDecay());
        assertEquals(1e-3, session.learningRate());
    }

    @Test
    void aChangedTemperatureIsAnEventAndInTheCheckpoint() {
        TrainingSession session = new TrainingSession(config(1, 1, 5, Schedule.NEVER), learners);
        session.keepCheckpoints();
        session.singleStep();
        session.setTemperature(1.67);
        session.setTemperature(1.67);
        session.singleStep();
        session.stop();
        session.run();
        assertEquals(
                List.of(new RunEvent.TemperatureChanged(1, 1, 1.67)),
                session.history().events());
        assertEquals(1.67, session.temperature());
        assertEquals(1, session.timeline().at(0).temperature());
        assertEquals(1.67, session.timeline().at(1).temperature());
        Checkpoint last = session.checkpoints().getLast();
        assertEquals(OptionalDouble.of(1.67), last.snapshot().temperature());
        TrainingSession resumed =
                new TrainingSession(RunStart.resumed(session.result(), session.checkpoints()), learners);
        assertEquals(1.67, resumed.temperature());
        TrainingSession branch = new TrainingSession(session.branch(last, new Intervention.None()), learners);
        assertEquals(1.67, branch.temperature());
        for (double bad : new double[] {0, -1, 101, Double.NaN}) {
            assertThrows(InvalidSettingException.class, () -> session.setTemperature(bad));
        }
        assertEquals(
                "Temperature must be between 0.01 and 100 (got 0).",
                assertThrows(InvalidSettingException.class, () -> session.setTemperature(0))
                        .getMessage());
    }

    @Test
    void unchangedRatesAreNoEvents() {
        TrainingSession session = new TrainingSession(config(1, 1, 3, Schedule.NEVER), learners);
        session.setLearningRate(1e-2);
        session.setWeightDecay(1);
        session.resume();
        session.run();
        assertEquals(List.of(), session.history().events());
    }

    @Test
    void invalidRatesAreRefusedAtOnce() {
        TrainingSession session = endless();
        assertThrows(InvalidSettingException.class, () -> session.setLearningRate(Double.NaN));
        assertThrows(InvalidSettingException.class, () -> session.setLearningRate(-1));
        assertThrows(InvalidSettingException.class, () -> session.setWeightDecay(-1));
        assertThrows(IllegalArgumentException.class, () -> session.setSpeedLimit(0));
        assertThrows(IllegalArgumentException.class, () -> session.setSpeedLimit(Double.NaN));
        session.stop();
        session.run();
        assertEquals(List.of(), session.history().events());
    }

    @Test
    void memorizesAndThenGroks() {
        RunResult result = whole(config(1, 10, 1_000, Schedule.NEVER));
        Milestones milestones = result.milestones();
        assertEquals(new Outcome.Grokked(), result.outcome());
        assertEquals(OptionalLong.of(80), milestones.memorizationStep());
        assertEquals(OptionalLong.of(120), milestones.grokkingStep());
        assertEquals(
                List.of(new RunEvent.Memorized(80), new RunEvent.Grokked(120)),
                result.history().events());
        assertEquals(101, result.history().size());
        assertEquals(1_000, result.steps());
        assertTrue(result.seconds() > 0);
    }

    @Test
    void runWithoutDecayOnlyMemorizes() {
        assertEquals(
                new Outcome.MemorizedOnly(),
                whole(config(0, 10, 1_000, Schedule.NEVER)).outcome());
        assertEquals(
                new Outcome.NotLearnt(),
                whole(config(0, 10, 50, Schedule.NEVER)).outcome());
    }

    @Test
    void endsTheGivenNumberOfStepsAfterGrokking() {
        assertEquals(120, whole(config(1, 10, 1_000, 0)).steps());
        assertEquals(133, whole(config(1, 10, 1_000, 13)).steps());
        assertEquals(125, whole(config(1, 10, 125, 13)).steps());
    }

    @Test
    void lastStepIsEvaluatedOffTheCadence() {
        RunHistory history = whole(config(1, 10, 25, Schedule.NEVER)).history();
        assertEquals(List.of(0L, 10L, 20L, 25L), steps(history));
        assertEquals(
                List.of(0L, 5L), steps(whole(config(1, 100, 5, Schedule.NEVER)).history()));
    }

    @Test
    void singleStepsAreEvaluatedOffTheCadenceInOrder() {
        TrainingSession session = new TrainingSession(config(1, 4, 10, Schedule.NEVER), learners);
        for (int i = 0; i < 5; i++) {
            session.singleStep();
        }
        session.resume();
        session.run();
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 8L, 10L), steps(session.history()));
        assertEquals(
                steps(session.history()).size(), session.history().forecasts().size());
    }

    private static List<Long> steps(RunHistory history) {
        return IntStream.range(0, history.size())
                .mapToObj(row -> history.evaluation(row).step())
                .toList();
    }

    @Test
    void speedLimitDelaysStepsButNotCommands() {
        TrainingSession session = endless();
        session.setSpeedLimit(1e-3);
        session.resume();
        try (SessionThread _ = new SessionThread(session)) {
            await(() -> session.step() == 1);
            session.setWeightDecay(2);
            await(() -> session.weightDecay() == 2);
            assertEquals(1, session.step(), "the next step is due in a quarter of an hour");
            session.setSpeedLimit(TrainingSession.UNLIMITED);
            await(() -> session.step() > 1_000);
            session.setSpeedLimit(Double.MIN_VALUE);
            session.setLearningRate(1e-3);
            await(() -> session.learningRate() == 1e-3);
            long slow = session.step();
            session.setWeightDecay(1);
            await(() -> session.weightDecay() == 1);
            assertTrue(session.step() <= slow + 1);
        }
    }
}
