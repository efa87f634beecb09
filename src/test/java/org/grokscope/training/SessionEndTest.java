package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How sessions end: diverged, stopped, and without leaving a thread. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionEndTest extends SessionFixture {

    @Test
    void lossThatIsNotFiniteEndsTheRunWithStepAndAdvice() {
        learners.nanAt(33);
        RunResult result = whole(config(1, 10, 1_000, Schedule.NEVER));
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcome());
        assertEquals(33, failed.step());
        assertTrue(failed.message().contains("step 33"), failed.message());
        assertTrue(failed.message().contains("smaller learning rate"), failed.message());
        assertEquals(4, result.history().size(), "what was measured stays");
        assertEquals(1, learners.closedOn().size());
    }

    @Test
    void evaluationThatIsNotFiniteEndsTheRun() {
        learners.nanEvaluationAt(20);
        RunResult result = whole(config(1, 10, 1_000, Schedule.NEVER));
        assertEquals(
                20, assertInstanceOf(Outcome.Failed.class, result.outcome()).step());
        assertFalse(result.history().evaluation(2).isFinite());
    }

    @Test
    void missingEngineIsAFailedOutcome() {
        learners.unavailable("There is no engine for this machine.");
        RunResult result = whole(config(1, 10, 1_000, Schedule.NEVER));
        assertEquals(new Outcome.Failed(0, "There is no engine for this machine."), result.outcome());
        assertNull(result.engine());
        assertEquals(0, result.history().size());
    }

    @Test
    void learnerIsClosedOnItsThreadEvenIfAStepThrows() {
        learners.throwAt(7);
        TrainingSession session = endless();
        try (SessionThread _ = new SessionThread(session)) {
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
        try (SessionThread _ = new SessionThread(session)) {
            preparation.accept(session);
            session.stop();
            awaitState(session, SessionState.Finished.class);
        }
        assertFalse(outcome(session) instanceof Outcome.Failed);
    }

    @Test
    void stopEndsTheThreadAndIsIdempotent() {
        TrainingSession session = endless();
        try (SessionThread _ = new SessionThread(session)) {
            session.resume();
            await(() -> session.step() > 10);
        }
        assertTrue(session.state().isOver());
        assertFalse(learners.madeOn().getFirst().isAlive());
        long steps = session.step();
        session.stop();
        assertEquals(steps, session.step());
    }

    @Test
    void sessionStoppedBeforeItsStartEndsAtOnce() {
        TrainingSession session = endless();
        session.stop();
        session.run();
        assertTrue(session.state().isOver());
        assertEquals(0, session.step());
    }

    @Test
    void fiveHundredSessionsLeaveNoThread() {
        for (int i = 0; i < 500; i++) {
            TrainingSession session = endless();
            try (SessionThread _ = new SessionThread(session)) {
                if (i % 2 == 0) {
                    session.resume();
                }
            }
        }
        assertEquals(500, learners.closedOn().size());
        assertTrue(learners.madeOn().stream().noneMatch(Thread::isAlive));
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("training") && thread.isAlive()));
    }
}
