package org.grokscope.storage.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.grokscope.Await;
import org.grokscope.engine.mxnet.MxNetLearners;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Network;
import org.grokscope.run.config.Optimization;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.task.ModularTask;
import org.grokscope.task.Operation;
import org.grokscope.training.RunStart;
import org.grokscope.training.SessionThread;
import org.grokscope.training.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the real engine that are resumed from the library end bit for bit as without the interruption. */
class ResumeTest {

    private static final MxNetLearners LEARNERS = new MxNetLearners(2);

    @TempDir
    private Path folder;

    private static RunConfig config(Network network) {
        return new RunConfig(
                new ModularTask(Operation.ADD, 13),
                0.5,
                network,
                new Optimization(Optimizer.ADAMW, 4e-3, 1, 32),
                new Schedule(3, 10, 300, Schedule.NEVER));
    }

    private static TrainingSession whole(RunConfig config) {
        TrainingSession session = new TrainingSession(config, LEARNERS);
        session.keepCheckpoints();
        session.resume();
        session.run();
        return session;
    }

    private void stopSomewhere(RunConfig config, boolean changed) throws IOException {
        try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            TrainingSession session = new TrainingSession(config, LEARNERS);
            session.keepCheckpoints();
            library.record(session, Origin.WINDOW);
            session.setSpeedLimit(400);
            try (SessionThread _ = new SessionThread(session)) {
                session.resume();
                Await.until(() -> session.step() >= 137);
                if (changed) {
                    session.setLearningRate(1e-3);
                    session.holdNorm(1);
                    Await.until(() -> session.step() >= 170);
                }
            }
            assertTrue(session.step() < 300, "it was stopped before its end");
        }
    }

    private TrainingSession resumed() throws IOException {
        try (Library library = Library.open(folder.resolve("library.db"), "9.9")) {
            StoredRun stored = library.runs().runs().getFirst();
            RunResult run = library.load(stored.id());
            TrainingSession session =
                    new TrainingSession(RunStart.resumed(run, library.checkpoints(stored.id())), LEARNERS);
            session.keepCheckpoints();
            library.resume(stored, session);
            session.resume();
            session.run();
            library.flush();
            Runs.assertSame(session.history(), library.load(stored.id()).history());
            return session;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertSameEnd(TrainingSession expected, TrainingSession actual) {
        Checkpoint end = expected.checkpoints().getLast();
        Checkpoint same = actual.checkpoints().getLast();
        Runs.assertSame(List.of(end), List.of(same));
    }

    @Test
    void everyNetworkIsResumedBitForBit() throws IOException {
        for (Network network : new Network[] {new Network.Transformer(16, 2, 32), Network.Mlp.DEFAULT}) {
            TrainingSession expected = whole(config(network));
            stopSomewhere(config(network), false);
            TrainingSession actual = resumed();
            Runs.assertSame(expected.history(), actual.history());
            assertSameEnd(expected, actual);
        }
    }

    @Test
    void changedHyperparametersAreResumed() throws IOException {
        RunConfig config = config(new Network.Transformer(16, 2, 32));
        stopSomewhere(config, true);
        TrainingSession resumed = resumed();
        assertEquals(1e-3, resumed.learningRate());
        assertTrue(resumed.heldNorm().isPresent());
        RunHistory history = resumed.history();
        int last = history.size() - 1;
        assertEquals(
                history.value(RunHistory.Column.SQUARED_NORM, last - 5),
                history.value(RunHistory.Column.SQUARED_NORM, last),
                1e-2);
        assertEquals(300, resumed.step());
    }

    @Test
    void checkpointOfAnotherNetworkFailsWithTheReason() {
        TrainingSession other = whole(config(Network.Mlp.DEFAULT));
        RunConfig config = config(new Network.Transformer(16, 2, 32));
        RunResult run =
                new RunResult(config, null, new RunHistory(config.network().layers()), new Outcome.NotLearnt(), 300, 1);
        TrainingSession session = new TrainingSession(
                RunStart.resumed(run, List.of(other.checkpoints().getFirst())), LEARNERS);
        session.resume();
        session.run();
        Outcome.Failed failed =
                assertInstanceOf(Outcome.Failed.class, session.result().outcome());
        assertTrue(
                failed.message().startsWith("The checkpoint at step 0 cannot be restored: a snapshot of "),
                failed.message());
    }
}
