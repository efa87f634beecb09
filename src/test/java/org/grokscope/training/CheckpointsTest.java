package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.Milestones;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.Optimizer;
import org.junit.jupiter.api.Test;

class CheckpointsTest extends SessionFixture {

    private static Checkpoint at(long step) {
        return new Checkpoint(
                step,
                new Snapshot(
                        new float[4], new float[0], Optimizer.SGD, 0, List.of(), 0, 1e-3, 1, OptionalDouble.empty()));
    }

    private static List<Long> steps(Checkpoints checkpoints) {
        return checkpoints.all().stream().map(Checkpoint::step).toList();
    }

    private static Checkpoints kept() {
        Checkpoints checkpoints = new Checkpoints();
        checkpoints.keep();
        return checkpoints;
    }

    @Test
    void latestIsReplacedByTheNext() {
        Checkpoints checkpoints = kept();
        checkpoints.add(at(0), Checkpoints.Kind.SPACED);
        checkpoints.add(at(100), Checkpoints.Kind.SPACED);
        checkpoints.add(at(105), Checkpoints.Kind.LATEST);
        checkpoints.add(at(110), Checkpoints.Kind.LATEST);
        assertEquals(List.of(0L, 100L, 110L), steps(checkpoints));
        checkpoints.add(at(130), Checkpoints.Kind.SPACED);
        assertEquals(List.of(0L, 100L, 130L), steps(checkpoints));
    }

    @Test
    void checkpointOfTheSameStepIsReplacedAndKeepsItsLifetime() {
        Checkpoints checkpoints = kept();
        checkpoints.add(at(7), Checkpoints.Kind.LASTING);
        Checkpoint changed = at(7);
        checkpoints.add(changed, Checkpoints.Kind.LATEST);
        checkpoints.add(at(9), Checkpoints.Kind.LATEST);
        assertEquals(List.of(7L, 9L), steps(checkpoints));
        assertEquals(changed, checkpoints.all().getFirst());
    }

    @Test
    void checkpointIsDueBySpacingAtMilestonesAndAfterChanges() {
        Checkpoints checkpoints = kept();
        checkpoints.add(at(100), Checkpoints.Kind.SPACED);
        assertEquals(Optional.empty(), checkpoints.due(110, false));
        assertEquals(Optional.of(Checkpoints.Kind.LASTING), checkpoints.due(110, true));
        assertEquals(Optional.of(Checkpoints.Kind.SPACED), checkpoints.due(122, false));
        checkpoints.outdate();
        assertEquals(Optional.of(Checkpoints.Kind.LATEST), checkpoints.due(110, false));
        assertEquals(Optional.empty(), new Checkpoints().due(110, true), "none are kept");
    }

    @Test
    void checkpointsOfAnEarlierSessionAreKept() {
        Checkpoints checkpoints = kept();
        checkpoints.enter(
                List.of(at(0), at(80), at(90)),
                new Milestones(
                        OptionalLong.of(80), OptionalLong.empty(), OptionalDouble.of(1), OptionalDouble.empty()));
        assertEquals(List.of(0L, 80L, 90L), steps(checkpoints));
        assertEquals(Optional.empty(), checkpoints.due(100, false));
    }

    @Test
    void changeWhilePausedReplacesTheCheckpoint() {
        TrainingSession session = endless();
        session.keepCheckpoints();
        try (SessionThread _ = new SessionThread(session)) {
            session.resume();
            await(() -> session.step() > 50);
            session.pause();
            awaitState(session, SessionState.Paused.class);
            session.setWeightDecay(0.25);
            await(() -> session.checkpoints().getLast().snapshot().weightDecay() == 0.25);
            assertEquals(session.step(), session.checkpoints().getLast().step());
        }
    }
}
