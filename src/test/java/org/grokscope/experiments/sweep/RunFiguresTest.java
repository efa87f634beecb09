package org.grokscope.experiments.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.grokscope.run.Evaluation;
import org.grokscope.run.Outcome;
import org.grokscope.run.RunHistory;
import org.grokscope.run.RunResult;
import org.grokscope.run.config.Preset;
import org.grokscope.run.config.RunConfig;
import org.junit.jupiter.api.Test;

/** The figures of a run that memorizes at step 100 with V = 2,000, and groks at 200 with V = 1,000 and L = 20. */
class RunFiguresTest {

    private static RunFigures of(RunConfig config) {
        RunHistory history = new RunHistory(config.network().layers());
        add(history, 0, 0.02, 0.02, 400, 1);
        add(history, 100, 1, 0.02, 2_000, 12);
        add(history, 200, 1, 1, 1_000, 20);
        add(history, 300, 1, 1, 500, 30);
        RunResult run = new RunResult(config, null, history, new Outcome.NotLearnt(), 300, 1).settled();
        return RunFigures.of(PlannedRun.of(1, config), run);
    }

    private static void add(RunHistory history, long step, double train, double test, double norm, double scale) {
        List<Double> layers = history.layers().stream().map(_ -> norm / 4).toList();
        history.append(
                new Evaluation(step, 1, train, 1, test, norm, Double.NaN, layers, new Evaluation.Logits(scale, 0, 0)));
    }

    /** log(2000/500)/(2 · 1e-3 · 1) = 693. */
    @Test
    void ofAContractingRunTheEscapeTimeIsKnown() {
        RunFigures figures = of(Preset.HELD_NORM.config().withHeldNorm(Optional.empty()));
        assertEquals(693.1, figures.escapeTime(), 0.1);
        assertEquals(500, figures.finalNorm());
    }

    @Test
    void whereTheNormIsHeldNothingEscapes() {
        assertTrue(Double.isNaN(of(Preset.HELD_NORM.config()).escapeTime()));
    }

    @Test
    void theLogitScaleIsThatOfTheJump() {
        assertEquals(20, of(Preset.HELD_NORM.config()).logitScale());
    }
}
