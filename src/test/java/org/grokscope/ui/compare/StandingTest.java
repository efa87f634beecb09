package org.grokscope.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final RunConfig FAST = Preset.FAST.config();

    /** A run that is at these accuracies after some steps. */
    private static Standing standing(long step, double train, double test, boolean over) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4, 0.02, 4, 0.02, 3_600));
        history.append(new Evaluation(step, 1, train, 1, test, 3_500));
        Optional<Outcome> outcome = over ? Optional.of(new Outcome.MemorizedOnly()) : Optional.empty();
        RunState run = new RunTimeline(FAST, history).latest(new RunStatus(step, !over, 100, outcome));
        return Standing.of(run);
    }

    @Test
    void whileItTrainsItIsInAPhase() {
        assertEquals(new Standing("◌", "memorizing"), standing(100, 0.5, 0.02, false));
        assertEquals(new Standing("◌", "learning"), standing(100, 0.9, 0.8, false));
        assertEquals(new Standing("●", "grokked"), standing(100, 1, 1, false));
    }

    @Test
    void onceItHasEndedItHasAnOutcome() {
        assertEquals(new Standing("◐", "memorized only"), standing(FAST.maxSteps(), 0.995, 0.88, true));
        assertEquals(new Standing("■", "not learned"), standing(FAST.maxSteps(), 0.9, 0.8, true));
        assertEquals(new Standing("■", "stopped"), standing(100, 0.995, 0.02, true));
        assertEquals(new Standing("●", "grokked"), standing(700, 1, 1, true));
    }
}
