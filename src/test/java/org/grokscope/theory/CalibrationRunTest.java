package org.grokscope.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.grokscope.run.Evaluation;
import org.grokscope.run.RunHistory;
import org.junit.jupiter.api.Test;

class CalibrationRunTest {

    /** Contracts at κ = 0.7 to 258; the test accuracy rises by 0.001 a step and crosses 0.99 at step 1,790. */
    private static RunHistory contracting(long end) {
        RunHistory history = new RunHistory();
        for (long step = 0; step <= end; step += 200) {
            double norm = 258 + 3_642 * Math.exp(-1.4e-3 * (step - 800));
            double test = Math.clamp(0.99 + 1e-3 * (step - 1_790), 0, 1);
            history.append(new Evaluation(step, 1, step < 800 ? 0.5 : 1, 1, test, norm));
        }
        return history;
    }

    @Test
    void theThresholdIsInterpolatedBetweenTwoEvaluationsInLogV() {
        CalibrationRun run = CalibrationRun.of(contracting(3_800), 1e-3, 1).orElseThrow();
        assertEquals(1_790, run.crossingStep(), 1e-6);
        assertEquals(258 + 3_642 * Math.exp(-1.4e-3 * 990), run.threshold(), 2);
        assertEquals(0.7, run.kappa(), 1e-3);
        assertEquals(258, run.floor(), 2);
    }

    @Test
    void aRunThatDidNotMemorizeFirstAndGrokLaterMeasuresNothing() {
        assertTrue(CalibrationRun.of(new RunHistory(), 1e-3, 1).isEmpty());
        assertTrue(CalibrationRun.of(contracting(1_600), 1e-3, 1).isEmpty());
        assertTrue(CalibrationRun.of(contracting(3_800), 1e-3, 0).isEmpty());
        RunHistory together = new RunHistory();
        together.append(new Evaluation(0, 1, 0.5, 1, 0.5, 100));
        together.append(new Evaluation(50, 1, 1, 1, 1, 100));
        assertTrue(CalibrationRun.of(together, 1e-3, 1).isEmpty());
    }
}
