package org.grokscope.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.grokscope.experiments.sweep.PlannedRun;
import org.grokscope.experiments.sweep.SweepSpec;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.RunConfig;
import org.grokscope.task.InvalidSettingException;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void experimentsHaveTheSettingsOfThePaper() {
        assertEquals(10, Experiment.S1.runs().size());
        assertEquals(8 * 10, Experiment.S2.runs().size());
        assertEquals(7 * 7, Experiment.S3.runs().size());
        assertEquals(5 + 5, Experiment.S6.runs().size());
        assertEquals(5 + 5 + 5, Experiment.S8.runs().size());
        assertEquals(3 * 5, Experiment.S10.runs().size());
        // Five η with five seeds, and six further cells of the grid with three.
        assertEquals(5 * 5 + 6 * 3, Experiment.S5.runs().size());
    }

    /** The free run and seven ρ; five τ at ρ = 1.15, one of them A's, and ρ = 1; four ρ with either softmax. */
    @Test
    void theWorkOnHeldNormsHasItsOwnRuns() {
        assertEquals(8 * 5, Experiment.A.runs().size());
        assertEquals(6 * 5, Experiment.B.runs().size());
        assertEquals(4 * 2 * 5, Experiment.PRECISION.runs().size());
        assertTrue(Experiment.A.runs().containsAll(Experiment.B.runs().subList(0, 5)));
        Selection held = Selection.named("a");
        assertEquals(held, held.shared());
        assertEquals("all", Selection.named("S2").shared().name());
        assertTrue(Selection.named("all").runs().stream()
                .allMatch(run -> run.schedule().heldNorm().isEmpty()));
    }

    @Test
    void settingsThatExperimentsShareAreRunOnce() {
        List<RunConfig> all = Selection.named("all").runs();

        assertEquals(all.size(), new HashSet<>(all).size());
        assertTrue(Experiment.S2.runs().containsAll(Experiment.S1.runs()));
        assertTrue(Experiment.S3.runs().containsAll(Experiment.S1.runs().subList(0, 7)));
        assertTrue(Experiment.S5.runs().containsAll(Experiment.S1.runs().subList(0, 5)));
        assertEquals(all.size(), all.stream().map(PlannedRun::key).distinct().count());
    }

    @Test
    void theSecondRegimeIsAllThatGroks() {
        Selection regime = Selection.named("regime2");

        assertTrue(regime.runs().stream()
                .allMatch(run ->
                        run.optimizer() == Optimizer.ADAMW && run.weightDecay() >= 0.1 && run.weightDecay() <= 1));
        assertEquals(Experiment.OF_THE_LAW, regime.experiments(), "what was not run is said");
        assertTrue(Selection.named("all").runs().containsAll(regime.runs()));
    }

    @Test
    void namesAreReadInEitherCaseAndOthersAreRefusedInOneLine() {
        assertEquals(Selection.named("S10"), Selection.named(" s10 "));
        assertEquals(List.of(Experiment.S10), Selection.named("s10").experiments());
        InvalidSettingException problem = assertThrows(InvalidSettingException.class, () -> Selection.named("S4"));
        assertTrue(
                problem.getMessage().contains("S4") && problem.getMessage().contains("regime2, all"),
                problem::getMessage);
    }

    @Test
    void seedsOfASettingAreOneCell() {
        SweepSpec spec = SweepSpec.of("S3", Experiment.S3.runs());
        assertEquals(
                Set.of(1, 2, 3, 4, 5, 6, 7),
                spec.runs().stream().map(PlannedRun::cell).collect(Collectors.toSet()));
    }
}
