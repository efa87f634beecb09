package org.grokscope.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.grokscope.inspect.NetworkSnapshot;
import org.grokscope.run.Checkpoint;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.Snapshot;
import org.grokscope.run.config.ConfigField;
import org.grokscope.run.config.ConfigFields;
import org.grokscope.run.config.Intervention;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.run.config.Schedule;
import org.grokscope.run.optimization.RateDecay;
import org.grokscope.run.optimization.RateShape;
import org.junit.jupiter.api.Test;

class BranchTest extends SessionFixture {

    private static final RunConfig CONFIG = config(1, 10, 400, Schedule.NEVER);

    private TrainingSession parent() {
        return parent(CONFIG);
    }

    private TrainingSession parent(RunConfig config) {
        TrainingSession session = new TrainingSession(config, learners);
        session.keepCheckpoints();
        session.inspect(InspectionMode.ALWAYS);
        session.resume();
        session.run();
        return session;
    }

    private static Checkpoint at(TrainingSession session, long least) {
        return session.checkpoints().stream()
                .filter(each -> each.step() >= least)
                .findFirst()
                .orElseThrow();
    }

    private TrainingSession ran(RunStart branch) {
        TrainingSession session = new TrainingSession(branch, learners);
        session.resume();
        session.run();
        return session;
    }

    @Test
    void unchangedBranchEqualsItsParentBitForBit() {
        TrainingSession parent = parent();
        for (long least : new long[] {0, 50, 100, 200}) {
            Checkpoint from = at(parent, least);
            RunHistory history =
                    ran(parent.branch(from, new Intervention.None())).history();
            assertEquals(parent.history().size(), history.size());
            for (int row = 0; row < history.size(); row++) {
                assertEquals(parent.history().evaluation(row), history.evaluation(row));
            }
            assertTimeRises(history);
            assertTrue(history.events().contains(new RunEvent.Forked(from.step())));
            List<RunEvent> others = history.events().stream()
                    .filter(event -> !(event instanceof RunEvent.Forked))
                    .toList();
            assertEquals(parent.history().events(), others);
            assertEquals(
                    parent.history().forecasts().size(), history.forecasts().size());
        }
    }

    /** From a step of the warm-up, from the one at which λ changes, and while η falls. */
    @Test
    void aBranchGoesOnWithThePlan() {
        RateDecay cosine = new RateDecay(RateShape.COSINE, 300, 0.1);
        RunConfig planned = ConfigFields.config(
                CONFIG,
                Map.of(
                        ConfigField.WARMUP, "60",
                        ConfigField.LR_DECAY, "cosine",
                        ConfigField.LR_DECAY_UNTIL, "300",
                        ConfigField.LR_FINAL_FRACTION, "0.1",
                        ConfigField.DECAY_AT, "100",
                        ConfigField.DECAY_TO, "0.5"));
        assertEquals(Optional.of(cosine), planned.optimization().plan().rateDecay());
        TrainingSession parent = parent(planned);
        for (long least : new long[] {0, 50, 100, 200}) {
            RunHistory history = ran(parent.branch(at(parent, least), new Intervention.None()))
                    .history();
            for (int row = 0; row < history.size(); row++) {
                assertEquals(parent.history().evaluation(row), history.evaluation(row));
            }
        }
    }

    private static void assertTimeRises(RunHistory history) {
        double last = 0;
        for (int row = 0; row < history.size(); row++) {
            double seconds = history.value(RunHistory.Column.SECONDS, row);
            assertTrue(seconds >= last, seconds + " s after " + last + " s");
            last = seconds;
        }
        assertTrue(last > 0);
    }

    @Test
    void changedBranchDivergesAndItsParentIsUnchanged() {
        TrainingSession parent = parent();
        int rows = parent.history().size();
        int events = parent.history().events().size();
        Checkpoint from = at(parent, 100);
        TrainingSession branch = new TrainingSession(parent.branch(from, new Intervention.None()), learners);
        assertEquals(from.step(), branch.step());
        branch.setWeightDecay(0);
        branch.resume();
        branch.run();
        assertTrue(branch.history()
                .events()
                .contains(new RunEvent.WeightDecayChanged(from.step(), CONFIG.weightDecay(), 0)));
        RunHistory history = branch.history();
        double norm = history.value(RunHistory.Column.SQUARED_NORM, history.rowAt(from.step()));
        assertEquals(norm, history.value(RunHistory.Column.SQUARED_NORM, history.size() - 1));
        assertEquals(rows, parent.history().size());
        assertEquals(events, parent.history().events().size());
    }

    @Test
    void branchOfACompleteRunHasAsManyStepsAgain() {
        TrainingSession parent = parent();
        RunStart branch = parent.branch(parent.checkpoints().getLast(), new Intervention.None());
        assertEquals(800, branch.config().maxSteps());
        assertEquals(800, ran(branch).step());
    }

    @Test
    void snapshotsOfTheParentAreInTheBranch() {
        TrainingSession parent = parent();
        Checkpoint from = at(parent, 100);
        TrainingSession branch = new TrainingSession(parent.branch(from, new Intervention.None()), learners);
        List<Long> steps =
                branch.snapshots().all().stream().map(NetworkSnapshot::step).toList();
        assertFalse(steps.isEmpty());
        assertTrue(steps.stream().allMatch(step -> step <= from.step()));
    }

    @Test
    void checkpointsAreAtTheMilestonesAndAtTheEnd() {
        TrainingSession parent = parent();
        List<Long> steps = parent.checkpoints().stream().map(Checkpoint::step).toList();
        for (RunEvent event : parent.history().events()) {
            assertTrue(steps.contains(event.step()), event + " in " + steps);
        }
        assertEquals(0, steps.getFirst());
        assertEquals(400, steps.getLast());
        assertEquals(steps.stream().sorted().distinct().toList(), steps);
    }

    @Test
    void nothingIsKeptUnlessAskedFor() {
        TrainingSession session = new TrainingSession(CONFIG, learners);
        session.resume();
        session.run();
        assertEquals(List.of(), session.checkpoints());
        assertEquals(List.of(), session.snapshots().all());
    }

    @Test
    void runningSessionKeepsACheckpointOnRequest() throws Exception {
        TrainingSession session = endless();
        session.keepCheckpoints();
        Checkpoint now;
        try (SessionThread _ = new SessionThread(session)) {
            session.resume();
            await(() -> session.step() > 200);
            now = session.checkpoint().get();
            assertTrue(now.step() > 200);
        }
        assertTrue(session.checkpoint().get().step() >= now.step(), "of one that is over, the last");
    }

    @Test
    void checkpointsStayWithinTheirMemoryLimit() {
        Checkpoints checkpoints = new Checkpoints();
        checkpoints.keep();
        float[] megabytes = new float[2 << 20];
        for (long step = 0; step < 100; step++) {
            checkpoints.add(
                    new Checkpoint(step, snapshot(megabytes)),
                    step == 7 ? Checkpoints.Kind.LASTING : Checkpoints.Kind.SPACED);
        }
        List<Long> steps = checkpoints.all().stream().map(Checkpoint::step).toList();
        assertTrue(steps.size() <= 8, steps.toString());
        assertTrue(steps.containsAll(List.of(0L, 7L, 99L)), steps.toString());
    }

    private static Snapshot snapshot(float[] parameters) {
        return new Snapshot(parameters, new float[0], Optimizer.SGD, 0, List.of(), 0, 1e-3, 1, OptionalDouble.empty());
    }
}
