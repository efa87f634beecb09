package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.inspect.NetworkSnapshots;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.junit.jupiter.api.Test;

/** The loop on the test's own thread: which command at which step has which effect. */
class TrainingLoopTest extends SessionFixture {

    private final Command.Resume resume = new Command.Resume();

    private TrainingLoop begun(RunConfig config) {
        TrainingLoop loop = new TrainingLoop(RunStart.fresh(config));
        loop.checkpoints().keep();
        loop.begin(learners.create(config));
        return loop;
    }

    private static void train(TrainingLoop loop, int steps) {
        for (int i = 0; i < steps; i++) {
            loop.step();
        }
    }

    private static Outcome toTheEnd(TrainingLoop loop) {
        while (!loop.isDone()) {
            loop.step();
        }
        return loop.end();
    }

    @Test
    void beginsWithAnEvaluationAndWaits() {
        TrainingLoop loop = begun(config(1, 10, 100, Schedule.NEVER));
        assertEquals(1, loop.history().size());
        assertEquals(1, loop.history().forecasts().size());
        assertInstanceOf(SessionState.Ready.class, loop.state());
        assertEquals(0, loop.stepsDone());
        assertEquals(0, loop.checkpoints().latest().orElseThrow().step());
    }

    @Test
    void commandsChangeTheStateAndTheFollowingStep() {
        TrainingLoop loop = begun(config(1, 1, 100, Schedule.NEVER));
        loop.obey(resume);
        assertTrue(loop.isRunning());
        train(loop, 3);
        loop.obey(new Command.SetWeightDecay(0));
        double before = norm(loop);
        train(loop, 1);
        assertEquals(before, norm(loop));
        loop.obey(new Command.Pause());
        assertInstanceOf(SessionState.Paused.class, loop.state());
        assertEquals(4, loop.checkpoints().latest().orElseThrow().step(), "a pause keeps a checkpoint");
        loop.obey(new Command.SingleStep());
        assertEquals(5, loop.stepsDone());
        assertFalse(loop.isDone());
        loop.obey(new Command.Stop());
        assertTrue(loop.isDone());
    }

    private static double norm(TrainingLoop loop) {
        return loop.history()
                .value(RunHistory.Column.SQUARED_NORM, loop.history().size() - 1);
    }

    @Test
    void interventionAtMemorizationPrecedesTheForecastOfThatEvaluation() {
        TrainingLoop loop = begun(config(1, 10, 200, Schedule.NEVER).withIntervention(new Intervention.CutDecay()));
        train(loop, 80);
        assertEquals(
                List.of(new RunEvent.Memorized(80), new RunEvent.WeightDecayChanged(80, 1, 0)),
                loop.history().events());
        assertEquals(0, loop.history().evaluation(8).angle(), "θ at T_mem is the reference");
        assertEquals(loop.history().size(), loop.history().forecasts().size(), "a forecast per evaluation");
        assertEquals(0, loop.checkpoints().latest().orElseThrow().snapshot().weightDecay());
        assertEquals(new Outcome.MemorizedOnly(), toTheEnd(loop));
    }

    @Test
    void observersStopAtAnEvaluationThatIsNotFinite() {
        learners.nanEvaluationAt(20);
        TrainingLoop loop = begun(config(1, 10, 200, Schedule.NEVER));
        train(loop, 20);
        assertTrue(loop.isDone());
        assertEquals(3, loop.history().size());
        assertEquals(2, loop.history().forecasts().size());
        assertEquals(20, assertInstanceOf(Outcome.Failed.class, loop.end()).step());
        assertEquals(10, loop.checkpoints().latest().orElseThrow().step(), "no checkpoint of a diverged network");
    }

    @Test
    void snapshotsAreTakenAtEvaluationsOnly() {
        TrainingLoop loop = begun(config(1, 10, 25, Schedule.NEVER));
        loop.inspection().set(InspectionMode.ALWAYS);
        toTheEnd(loop);
        assertEquals(
                List.of(10L, 20L, 25L),
                loop.inspection().snapshots().all().stream()
                        .map(NetworkSnapshot::step)
                        .toList());
    }

    @Test
    void checkpointOnRequestIsOfTheCurrentStep() throws Exception {
        TrainingLoop loop = begun(config(1, 10, 200, Schedule.NEVER));
        train(loop, 13);
        CompletableFuture<Checkpoint> taker = new CompletableFuture<>();
        loop.obey(new Command.KeepCheckpoint(taker));
        assertEquals(13, taker.get().step());
    }

    @Test
    void sameCommandsAtTheSameStepsGiveTheSameRun() {
        assertEquals(
                changedHalfway().history().evaluation(20),
                changedHalfway().history().evaluation(20));
    }

    private TrainingLoop changedHalfway() {
        TrainingLoop loop = begun(config(1, 10, 200, Schedule.NEVER));
        train(loop, 95);
        loop.obey(new Command.SetLearningRate(3e-3));
        loop.obey(new Command.HoldNorm(1));
        train(loop, 50);
        loop.obey(new Command.ReleaseNorm());
        toTheEnd(loop);
        return loop;
    }

    @Test
    void checkpointOfAnotherNetworkFailsTheRun() {
        TrainingLoop parent = begun(config(1, 10, 200, Schedule.NEVER));
        train(parent, 30);
        Checkpoint from = parent.checkpoints().latest().orElseThrow();
        learners.refuseSnapshots("2 parameters instead of 3");
        TrainingLoop loop = new TrainingLoop(new RunStart(
                parent.config(),
                Optional.of(from),
                parent.history().upTo(from.step()),
                new NetworkSnapshots(),
                List.of(from),
                1));
        loop.begin(learners.create(parent.config()));
        assertTrue(loop.isDone());
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, loop.end());
        assertTrue(failed.message().contains("cannot be restored: 2 parameters"), failed.message());
    }
}
