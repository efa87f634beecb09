package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.grokscope.run.EngineInfo;
import org.grokscope.run.Milestones;
import org.grokscope.run.Outcome;
import org.grokscope.run.config.Preset;
import org.junit.jupiter.api.Test;

/** What became of runs, by their milestones; the fast preset is evaluated every 25 steps. */
class RunRegimeTest {

    private static RunFigures run(OptionalLong memorized, OptionalLong grokked, Outcome outcome) {
        return new RunFigures(
                PlannedRun.of(0, Preset.FAST.config()),
                new Milestones(memorized, grokked, OptionalDouble.empty(), OptionalDouble.empty()),
                3_800,
                200,
                Double.NaN,
                Double.NaN,
                Optional.empty(),
                3_000,
                outcome,
                new EngineInfo("Fake", "1", 1),
                1);
    }

    private static RunFigures grokked(long memorized, long grokked) {
        return run(OptionalLong.of(memorized), OptionalLong.of(grokked), new Outcome.Grokked());
    }

    private static RunFigures memorized() {
        return run(OptionalLong.of(175), OptionalLong.empty(), new Outcome.MemorizedOnly());
    }

    @Test
    void aRunIsLateIfItsDelayIsLongerThanMemorizingTook() {
        assertEquals(RunRegime.GROKS_LATE, RunRegime.of(grokked(175, 375)));
        assertEquals(RunRegime.GROKS_EARLY, RunRegime.of(grokked(175, 350)));
        assertEquals(RunRegime.GROKS_EARLY, RunRegime.of(grokked(175, 225)));
        assertEquals(RunRegime.LEARNS_AT_ONCE, RunRegime.of(grokked(175, 200)), "the next evaluation");
        assertEquals(RunRegime.LEARNS_AT_ONCE, RunRegime.of(grokked(175, 150)));
    }

    @Test
    void withoutAJumpItIsHowFarItCame() {
        assertEquals(RunRegime.MEMORIZES_ONLY, RunRegime.of(memorized()));
        assertEquals(
                RunRegime.NEVER_MEMORIZES,
                RunRegime.of(run(OptionalLong.empty(), OptionalLong.empty(), new Outcome.NotLearnt())));
    }

    @Test
    void aCellIsWhatMostOfItsRunsAreAndTheWorseOfTwo() {
        assertEquals(
                RunRegime.GROKS_LATE, RunRegime.ofMost(List.of(memorized(), grokked(175, 600), grokked(175, 625))));
        assertEquals(RunRegime.MEMORIZES_ONLY, RunRegime.ofMost(List.of(grokked(175, 600), memorized())));
    }
}
