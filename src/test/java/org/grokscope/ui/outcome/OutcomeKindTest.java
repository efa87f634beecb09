package org.grokscope.ui.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunState;
import org.grokscope.run.RunStatus;
import org.grokscope.run.RunTimeline;
import org.grokscope.run.config.Optimizer;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

class OutcomeKindTest {

    private static final RunConfig FAST = Preset.FAST.config();

    private static RunState run(
            RunConfig config, long step, double train, double test, double norm, boolean runs, boolean over) {
        RunHistory history = new RunHistory();
        history.append(new Evaluation(0, 4, 0.02, 4, 0.02, 3_600));
        history.append(new Evaluation(step, 1, train, 1, test, norm));
        Optional<Outcome> outcome = over ? Optional.of(new Outcome.MemorizedOnly()) : Optional.empty();
        return new RunTimeline(config, history).latest(new RunStatus(step, runs, 100, outcome));
    }

    private static void assertIs(OutcomeKind kind, String word, RunState run) {
        assertEquals(kind, OutcomeKind.of(run));
        assertEquals(word, OutcomeKind.word(run));
    }

    private static RunState training(long step, double train, double test) {
        return run(FAST, step, train, test, 3_500, true, false);
    }

    private static RunState ended(long step, double train, double test) {
        return run(FAST, step, train, test, 3_500, false, true);
    }

    @Test
    void whileItTrainsItIsInAPhase() {
        assertIs(OutcomeKind.RUNNING, "memorizing", training(100, 0.5, 0.02));
        assertIs(OutcomeKind.RUNNING, "learning", training(100, 0.9, 0.8));
        assertIs(OutcomeKind.GROKKED, "grokked", training(100, 1, 1));
        RunConfig sgd = FAST.withOptimizer(Optimizer.SGD);
        assertIs(OutcomeKind.RUNNING, "weights vanish", run(sgd, 100, 0.02, 0.02, 12, true, false));
    }

    @Test
    void aRunThatWaitsIsPaused() {
        assertIs(OutcomeKind.PAUSED, "paused", run(FAST, 100, 0.5, 0.02, 3_500, false, false));
        assertIs(OutcomeKind.GROKKED, "grokked", run(FAST, 100, 1, 1, 3_500, false, false));
    }

    @Test
    void onceItHasEndedItHasAnOutcome() {
        assertIs(OutcomeKind.MEMORIZED_ONLY, "memorized only", ended(FAST.maxSteps(), 0.995, 0.88));
        assertIs(OutcomeKind.STOPPED, "stopped", ended(100, 0.995, 0.02));
        assertIs(OutcomeKind.GROKKED, "grokked", ended(700, 1, 1));
        assertIs(OutcomeKind.FAILED, "failed", run(FAST, 100, 0.5, 0.02, Double.NaN, false, true));
    }
}
