package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Network;
import org.grokscope.run.Optimizer;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunConfig;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.task.InvalidSettingException;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrainingSessionTest {

    private static final long LONG = 10_000_000;

    private final FakeLearner.Factory learners = new FakeLearner.Factory();

    private static RunConfig config(double weightDecay, int cadence, long maxSteps, long stopAfterGrok) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 11),
                Network.Mlp.DEFAULT,
                Optimizer.ADAMW,
                1e-2,
                weightDecay,
                0.5,
                RunConfig.FULL_BATCH,
                1,
                cadence,
                maxSteps,
                stopAfterGrok);
    }

    private TrainingSession endless() {
        return new TrainingSession(config(1, 10, LONG, RunConfig.NEVER), learners);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void awaitState(TrainingSession session, Class<? extends SessionState> state) {
        await(() -> state.isInstance(session.state()));
    }

    private static Outcome outcome(TrainingSession session) {
        return assertInstanceOf(SessionState.Finished.class, session.state()).outcome();
    }

    private RunResult whole(RunConfig config) {
        TrainingSession session = new TrainingSession(config, learners);
        session.resume();
        session.run();
        return session.result();
    }

    @Test
    void goesFromReadyThroughPauseAndSingleStepToTheEnd() {
        try (TrainingSession session = endless()) {
            assertInstanceOf(SessionState.Ready.class, session.state());
            assertNull(session.engine());
            session.start();
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
        try (TrainingSession session = endless()) {
            session.start();
            await(() -> session.history().size() == 1);
            assertEquals(0, session.step());
            assertEquals(0, learners.steps());
            assertEquals(FakeLearner.INITIAL_NORM, session.history().value(RunHistory.Column.SQUARED_NORM, 0));
        }
    }

    @Test
    void commandsBeforeTheStartAreTakenInOrder() {
        TrainingSession session = new TrainingSession(config(1, 10, 100, RunConfig.NEVER), learners);
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
    void changedRatesWorkFromTheNextStepOnAndAreRecordedWithTheirStep() {
        TrainingSession session = new TrainingSession(config(1, 1, 5, RunConfig.NEVER), learners);
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
    void unchangedRatesAreNoEvents() {
        TrainingSession session = new TrainingSession(config(1, 1, 3, RunConfig.NEVER), learners);
        session.setLearningRate(1e-2);
        session.setWeightDecay(1);
        session.resume();
        session.run();
        assertEquals(List.of(), session.history().events());
    }

    @Test
    void impossibleRatesAreRefusedAtOnce() {
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
        RunResult result = whole(config(1, 10, 1_000, RunConfig.NEVER));
        Milestones milestones = Milestones.of(result.history());
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
    void withoutDecayItOnlyMemorizes() {
        assertEquals(
                new Outcome.MemorizedOnly(),
                whole(config(0, 10, 1_000, RunConfig.NEVER)).outcome());
        assertEquals(
                new Outcome.NotLearnt(),
                whole(config(0, 10, 50, RunConfig.NEVER)).outcome());
    }

    @Test
    void endsTheAskedStepsAfterGrokking() {
        assertEquals(120, whole(config(1, 10, 1_000, 0)).steps());
        assertEquals(133, whole(config(1, 10, 1_000, 13)).steps());
        assertEquals(125, whole(config(1, 10, 125, 13)).steps());
    }

    @Test
    void theEndIsMeasuredEvenOffTheCadence() {
        RunHistory history = whole(config(1, 10, 25, RunConfig.NEVER)).history();
        assertEquals(List.of(0L, 10L, 20L, 25L), steps(history));
        assertEquals(
                List.of(0L, 5L), steps(whole(config(1, 100, 5, RunConfig.NEVER)).history()));
    }

    @Test
    void singleStepsMeasureOffTheCadenceAndTheHistoryStaysInOrder() {
        TrainingSession session = new TrainingSession(config(1, 4, 10, RunConfig.NEVER), learners);
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
    void lossThatIsNoNumberEndsTheRunWithStepAndAdvice() {
        learners.nanAt(33);
        RunResult result = whole(config(1, 10, 1_000, RunConfig.NEVER));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcome());
        assertEquals(33, failed.step());
        assertTrue(failed.message().contains("step 33"), failed.message());
        assertTrue(failed.message().contains("smaller learning rate"), failed.message());
        assertEquals(4, result.history().size(), "what was measured stays");
        assertEquals(1, learners.closedOn().size());
    }

    @Test
    void evaluationThatIsNoNumberEndsTheRun() {
        learners.nanEvaluationAt(20);
        RunResult result = whole(config(1, 10, 1_000, RunConfig.NEVER));
        assertEquals(
                20, assertInstanceOf(Outcome.Failed.class, result.outcome()).step());
        assertFalse(result.history().evaluation(2).isFinite());
    }

    @Test
    void missingEngineIsAFailedOutcome() {
        learners.unavailable("There is no engine for this machine.");
        RunResult result = whole(config(1, 10, 1_000, RunConfig.NEVER));
        assertEquals(new Outcome.Failed(0, "There is no engine for this machine."), result.outcome());
        assertNull(result.engine());
        assertEquals(0, result.history().size());
    }

    @Test
    void learnerIsClosedOnceOnItsThreadAlsoWhenAStepThrows() {
        learners.throwAt(7);
        try (TrainingSession session = endless()) {
            session.start();
            session.resume();
            awaitState(session, SessionState.Finished.class);
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome(session));
            assertTrue(failed.message().contains("made to fail"), failed.message());
        }
        assertEquals(1, learners.closedOn().size());
        assertEquals(learners.madeOn(), learners.closedOn());
        assertEquals("training", learners.closedOn().getFirst().getName());
    }

    @Test
    void stopsInEveryState() {
        TrainingSession neverStarted = endless();
        neverStarted.stop();
        neverStarted.close();
        assertInstanceOf(SessionState.Ready.class, neverStarted.state());
        stopAfter(session -> {});
        stopAfter(session -> await(() -> session.history().size() == 1));
        stopAfter(session -> {
            session.resume();
            await(() -> session.step() > 10);
        });
        stopAfter(session -> {
            session.pause();
            awaitState(session, SessionState.Paused.class);
        });
        stopAfter(session -> {
            session.stop();
            awaitState(session, SessionState.Finished.class);
        });
    }

    private void stopAfter(Consumer<TrainingSession> preparation) {
        TrainingSession session = endless();
        session.start();
        preparation.accept(session);
        session.stop();
        awaitState(session, SessionState.Finished.class);
        session.close();
        assertFalse(outcome(session) instanceof Outcome.Failed);
    }

    @Test
    void closeWaitsForTheThreadAndMayComeTwice() {
        TrainingSession session = endless();
        session.start();
        session.resume();
        await(() -> session.step() > 10);
        session.close();
        assertTrue(session.state().isOver());
        assertFalse(learners.madeOn().getFirst().isAlive());
        long steps = session.step();
        session.close();
        assertEquals(steps, session.step());
        assertThrows(IllegalStateException.class, session::start);
    }

    @Test
    void closedBeforeItsStartItEndsAtOnce() {
        TrainingSession session = endless();
        session.close();
        session.start();
        awaitState(session, SessionState.Finished.class);
        assertEquals(0, session.step());
    }

    @Test
    void anInterruptedCallerStillClosesAndStaysInterrupted() {
        TrainingSession session = endless();
        session.start();
        session.resume();
        Thread.currentThread().interrupt();
        session.close();
        assertTrue(Thread.interrupted());
        assertTrue(session.state().isOver());
    }

    @Test
    void fiveHundredSessionsLeaveNoThread() {
        for (int i = 0; i < 500; i++) {
            TrainingSession session = endless();
            session.start();
            if (i % 2 == 0) {
                session.resume();
            }
            session.close();
        }
        assertEquals(500, learners.closedOn().size());
        assertTrue(learners.madeOn().stream().noneMatch(Thread::isAlive));
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("training") && thread.isAlive()));
    }

    @Test
    void speedLimitHoldsStepsBackButNotCommands() {
        try (TrainingSession session = endless()) {
            session.setSpeedLimit(1e-3);
            session.resume();
            session.start();
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
