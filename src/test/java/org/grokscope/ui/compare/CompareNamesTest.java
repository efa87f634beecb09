package org.grokscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.grokscope.run.RunEvent;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

class CompareNamesTest {

    private static RunState run(RunConfig config, RunEvent... events) {
        RunHistory history = new RunHistory(config.network().layers());
        for (RunEvent event : events) {
            history.append(event);
        }
        return new RunTimeline(config, history).latest();
    }

    @Test
    void runsThatDifferInManySettingsHaveTheirPresetsNames() {
        RunConfig fast = Preset.FAST.config();
        assertEquals(
                List.of("The paper", "Fast, seed " + fast.seed(), "Fast, seed 7", "Parity"),
                CompareNames.of(
                        List.of("run 1", "run 2", "run 3", "lesson"),
                        List.of(
                                run(Preset.PAPER.config()),
                                run(fast),
                                run(fast.withSeed(7)),
                                run(Preset.PARITY.config()))));
    }

    @Test
    void changesBelongToTheNameAndNoTwoNamesAreEqual() {
        RunConfig config = Preset.PAPER.config();
        assertEquals(
                List.of("λ 0.5 from step 600", "b", "b (2)"),
                CompareNames.of(
                        List.of("a", "b", "b"),
                        List.of(run(config, new RunEvent.WeightDecayChanged(600, 1, 0.5)), run(config), run(config))));
    }

    @Test
    void theRunThatWasForkedIsTheUnchangedOne() {
        RunConfig config = Preset.PAPER.config();
        assertEquals(
                List.of("unchanged", "hold ‖θ‖ at 3 from step 600"),
                CompareNames.of(List.of("", ""), List.of(run(config), run(config, new RunEvent.NormHeld(600, 9)))));
        assertEquals(List.of(""), CompareNames.of(List.of(""), List.of(run(config))), "one alone needs no name");
    }
}
