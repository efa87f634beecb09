package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunHistory;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reopened run shows what its network was like at the checkpoints of its earlier session. */
class LookBackTest extends SessionFixture {

    private static final RunConfig CONFIG = config(1, 10, 400, Schedule.NEVER);

    private TrainingSession recorded() {
        TrainingSession session = new TrainingSession(CONFIG, learners);
        session.keepCheckpoints();
        session.resume();
        session.run();
        return session;
    }

    private TrainingSession reopened(TrainingSession recorded, List<Checkpoint> checkpoints, InspectionMode mode) {
        TrainingSession session = new TrainingSession(RunStart.resumed(recorded.result(), checkpoints), learners);
        session.inspect(mode);
        return session;
    }

    private static List<Long> steps(TrainingSession session) {
        return session.snapshots().all().stream().map(NetworkSnapshot::step).toList();
    }

    private static List<Long> steps(List<Checkpoint> checkpoints) {
        return checkpoints.stream().map(Checkpoint::step).toList();
    }

    @Test
    void aCompleteRunIsInspectedAtEachCheckpoint() {
        TrainingSession recorded = recorded();
        TrainingSession session = reopened(recorded, recorded.checkpoints(), InspectionMode.LIVE);
        session.run();
        assertTrue(session.isOver());
        assertEquals(steps(recorded.checkpoints()), steps(session));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aBranchShowsTheNetworkThatItBeginsWith() {
        TrainingSession recorded = recorded();
        Checkpoint from = recorded.checkpoints().getLast();
        TrainingSession branch = new TrainingSession(recorded.branch(from, new Intervention.None()), learners);
        branch.inspect(InspectionMode.LIVE);
        try (SessionThread _ = new SessionThread(branch)) {
            while (branch.snapshots().all().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        assertEquals(List.of(from.step()), steps(branch));
    }

    @Test
    void nothingIsComputedThatNobodyWants() {
        TrainingSession recorded = recorded();
        TrainingSession session = reopened(recorded, recorded.checkpoints(), InspectionMode.OFF);
        session.run();
        assertEquals(List.of(), steps(session));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aRunThatWaitsIsInspectedAndGoesOnAsItWouldHave() {
        TrainingSession recorded = recorded();
        List<Checkpoint> half = recorded.checkpoints().stream()
                .filter(each -> each.step() <= 200)
                .toList();
        TrainingSession session = reopened(recorded, half, InspectionMode.LIVE);
        try (SessionThread _ = new SessionThread(session)) {
            while (session.snapshots().all().size() < half.size()) {
                Thread.onSpinWait();
            }
            assertEquals(steps(half), steps(session));
            session.resume();
            while (!session.isOver()) {
                Thread.onSpinWait();
            }
        }
        RunHistory expected = recorded.history();
        assertEquals(expected.size(), session.history().size());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.evaluation(row), session.history().evaluation(row));
        }
    }
}
